import { isToOne, type Resource } from '@cohort/schema'
import { refusal } from '../errors/json-api-error.ts'
import { suggestion } from '../errors/nearest-name.ts'
import type { Parameter } from './parse-query-string.ts'

/** Reads `withCount=customers,markets`: the names of to-many relationships. Throws PARAM_NOT_ALLOWED. */
export function parseCounts(
  { type, relationships }: Resource,
  { name, parts, value }: Parameter,
): readonly string[] {
  const legal = Object.entries(relationships)
    .filter(([, relationship]) => !isToOne(relationship))
    .map(([known]) => known)
  const names = parts.length > 0 ? [''] : value.split(',')
  const stranger = names.find((counted) => !legal.includes(counted))
  if (stranger === undefined) return [...new Set(names)]
  const detail = `"${stranger}" of ${type} cannot be counted.${suggestion(stranger, legal)}`
  throw refusal('PARAM_NOT_ALLOWED', { detail, source: { parameter: name } })
}
