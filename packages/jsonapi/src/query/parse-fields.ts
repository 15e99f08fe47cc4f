import type { Registry } from '@cohort/schema'
import { refusal } from '../errors/json-api-error.ts'
import { suggestion } from '../errors/nearest-name.ts'
import type { Parameter } from './parse-query-string.ts'
import type { Fieldset } from './read-query.ts'

/**
 * Reads `fields[customer_groups]=name,customers`; an empty value means no fields (JSONAPI SF-02).
 * Types that the answer does not show are accepted. Throws INVALID_RESOURCE or INVALID_FIELD.
 */
export function parseFieldset(registry: Registry, { name, parts, value }: Parameter): Fieldset {
  const source = { parameter: name }
  const [type] = parts
  if (type === undefined || parts.length > 1) {
    const detail = 'Fields are given for each type: fields[customer_groups]=name.'
    throw refusal('INVALID_FIELD', { detail, source })
  }
  const names = value === '' ? [] : value.split(',')
  const resource = registry.find(type)
  if (resource === undefined) {
    if (registry.announced.includes(type)) return { type, names }
    const types = registry.resources.map((known) => known.type)
    const detail = `There is no type "${type}".${suggestion(type, types)}`
    throw refusal('INVALID_RESOURCE', { detail, source })
  }
  const legal = [...Object.keys(resource.attributes), ...Object.keys(resource.relationships)]
  const stranger = names.find((field) => !legal.includes(field))
  if (stranger !== undefined) {
    const detail = `${type} has no field "${stranger}".${suggestion(stranger, legal)}`
    throw refusal('INVALID_FIELD', { detail, source })
  }
  return { type, names: [...new Set(names)] }
}
