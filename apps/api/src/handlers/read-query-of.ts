import {
  parseReadQuery,
  sentName,
  typesIn,
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
    if (parameter === null) continue
    const source = { parameter: sentName(registry, resource, text, parameter) }
    refuseForbidden(caller, [{ action: 'retrieve', type }], source)
  }
  return query
}
