import { refusal, type JsonApiError } from './json-api-error.ts'

/** The error of an identifier that leads to nothing here, told at its place. */
export function memberNotFound(type: string, id: string, pointer: string): JsonApiError {
  return refusal('RECORD_NOT_FOUND', {
    detail: `There is no such resource in ${type}: ${id}`,
    source: { pointer },
  })
}
