import {
  parseQueryString,
  parseReadQuery,
  typesIn,
  type ErrorSource,
  type LinkageOf,
  type ReadQuery,
  type RequestKind,
} from '@cohort/jsonapi'
import type { Resource } from '@cohort/schema'
import type { Call } from '../call.ts'
import type { Context } from '../context.ts'
import { refuseForbidden } from '../identity/refuse-forbidden.ts'

/**
 * The query of a call. Throws what `parseReadQuery` throws, and UNAUTHORIZED for a filter, sort, include or count that would tell
 * the caller of what it may not read (F13, I5).
 */
export function readQueryOf(
  { registry }: Context,
  { caller, query: text }: Call,
  resource: Resource,
  kind: RequestKind,
  linkageOf?: LinkageOf,
): ReadQuery {
  const query = parseReadQuery(registry, resource, kind, text, linkageOf)
  for (const [type, parameter] of typesIn(registry, query)) {
    // What is asked for itself was judged with the route.
    if (parameter !== null) refuseForbidden(caller, [{ action: 'retrieve', type }], sourceOf(text, parameter))
  }
  return query
}

/** A filter in its short form was sent under another name than the one that it is known by, and is not pointed at. */
function sourceOf(text: string, parameter: string): ErrorSource | undefined {
  return parseQueryString(text).some(({ name }) => name === parameter) ? { parameter } : undefined
}
