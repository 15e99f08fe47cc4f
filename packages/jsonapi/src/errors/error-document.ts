import type { ErrorObject } from './json-api-error.ts'

/** So many faults of one request are told; more would be a flood, which says how many there were. */
const mostErrors = 100

/** The text of an error document (JSONAPI ER-01). */
export function errorDocument(errors: readonly ErrorObject[]): string {
  if (errors.length <= mostErrors) return JSON.stringify({ errors })
  return JSON.stringify({ errors: errors.slice(0, mostErrors), meta: { error_count: errors.length } })
}
