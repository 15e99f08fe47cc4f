import { refusal, type JsonApiError } from './json-api-error.ts'

/** So many of the ids that were not found are named; a request may have a thousand. */
const mostNamed = 10

/** The error of identifiers that lead to nothing here, told at the place of the linkage. */
export function memberNotFound(type: string, ids: readonly string[], pointer: string): JsonApiError {
  const named = ids.slice(0, mostNamed).join(', ')
  const detail = `There is no such resource in ${type}: ${named}${ids.length > mostNamed ? ' …' : ''}`
  return refusal('RECORD_NOT_FOUND', { detail, source: { pointer } })
}
