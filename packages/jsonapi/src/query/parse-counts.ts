import { isToOne, type Resource } from '@cohort/schema'
import { partsOf, refuseAt } from './refuse-at.ts'
import type { Parameter } from './parse-query-string.ts'

/** Reads `withCount=customers,markets`: the names of to-many relationships. Throws PARAM_NOT_ALLOWED. */
export function parseCounts({ type, relationships }: Resource, parameter: Parameter): readonly string[] {
  const legal = Object.entries(relationships)
    .filter(([, relationship]) => !isToOne(relationship))
    .map(([known]) => known)
  if (parameter.parts.length > 0) {
    const fault = 'The counts are one list of names, as withCount=customers'
    throw refuseAt('PARAM_NOT_ALLOWED', parameter, { in: 'name', after: parameter.base.length }, fault)
  }
  const names = partsOf(parameter.value)
  const stranger = names.find(({ text }) => !legal.includes(text))
  if (stranger === undefined) return [...new Set(names.map(({ text }) => text))]
  const { text, after } = stranger
  const fault = `"${text}" of ${type} cannot be counted`
  throw refuseAt('PARAM_NOT_ALLOWED', parameter, { in: 'value', after }, fault, { name: text, legal })
}
