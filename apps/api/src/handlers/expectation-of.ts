import type { Call } from '../call.ts'
import { expectedStates } from '../etag.ts'

/** What the client expects of the resource that it writes to, for the data layer. Throws BAD_REQUEST. */
export function expectationOf({ preconditions }: Call): { readonly expected?: readonly string[] } {
  const expected = expectedStates(preconditions)
  return expected === undefined ? {} : { expected }
}
