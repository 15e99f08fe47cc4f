import type { Registry } from '@cohort/schema'
import type { Parameter } from './parse-query-string.ts'
import type { Fieldset } from './read-query.ts'
import { partsOf, refuseAt } from './refuse-at.ts'

/**
 * Reads `fields[customer_groups]=name,customers`; an empty value means no fields (JSONAPI SF-02).
 * Types that the answer does not show are accepted. Throws INVALID_RESOURCE or INVALID_FIELD.
 */
export function parseFieldset(registry: Registry, parameter: Parameter): Fieldset {
  const { base, parts, value } = parameter
  const [type] = parts
  if (type === undefined || parts.length > 1) {
    const fault = 'Fields are given for each type, as fields[customer_groups]=name'
    const after = type === undefined ? base.length : `${base}[${type}]`.length
    throw refuseAt('INVALID_FIELD', parameter, { in: 'name', after }, fault)
  }
  const names = value === '' ? [] : partsOf(value)
  const fieldset = { type, names: [...new Set(names.map(({ text }) => text))] }
  const resource = registry.find(type)
  if (resource === undefined) {
    if (registry.announced.includes(type)) return fieldset
    const slip = { name: type, legal: registry.resources.map((known) => known.type) }
    const place = { in: 'name', after: base.length + 1 } as const
    throw refuseAt('INVALID_RESOURCE', parameter, place, `There is no type "${type}"`, slip)
  }
  const legal = [...Object.keys(resource.attributes), ...Object.keys(resource.relationships)]
  const stranger = names.find(({ text }) => !legal.includes(text))
  if (stranger === undefined) return fieldset
  const { text, after } = stranger
  const fault = `${type} has no field "${text}"`
  throw refuseAt('INVALID_FIELD', parameter, { in: 'value', after }, fault, { name: text, legal })
}
