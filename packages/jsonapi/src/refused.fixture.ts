import { JsonApiError, type ErrorObject } from './errors/json-api-error.ts'

/** The errors that a call is refused with. Fails when the call is not refused, or breaks in another way. */
export function refusedWith(call: () => unknown): readonly ErrorObject[] {
  try {
    call()
  } catch (error) {
    if (error instanceof JsonApiError) return error.errors
    throw error
  }
  throw new Error('This was not refused.')
}

/** Code and source of the errors that a call is refused with: `BAD_REQUEST /data`. */
export function refusalOf(call: () => unknown): string {
  return refusedWith(call)
    .map(({ code, source = {} }) => [code, ...Object.values(source)].join(' '))
    .join(', ')
}
