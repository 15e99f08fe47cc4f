import type { AnswerContext } from '@cohort/jsonapi'
import type { Relationship, Resource } from '@cohort/schema'
import type { Caller } from './identity/caller.ts'

/** The conditions of a request, as sent (RFC 9110, 13.1). */
export interface Preconditions {
  readonly ifMatch?: string | undefined
  readonly ifNoneMatch?: string | undefined
}

/** A request as a handler sees it: plain values, already authenticated and negotiated. */
export interface Call {
  readonly caller: Caller
  readonly resource: Resource
  /** The id in the path, or of the caller's own record; empty on a collection. */
  readonly id: string
  /** The query string as sent, without its question mark. */
  readonly query: string
  /** The body as text; empty when the method has none. */
  readonly body: string
  readonly answerContext: AnswerContext
  /** The id of the request, which is in every resource's meta. */
  readonly traceId: string
  readonly preconditions: Preconditions
}

/** A request below a resource: for what one of its relationships leads to, or for the linkage itself. */
export interface RelationshipCall<Kind extends Relationship = Relationship> extends Call {
  readonly name: string
  readonly relationship: Kind
}

/** What a handler answers with. Without a document the answer has no body. */
export interface Answer {
  readonly status: number
  readonly document?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer as it travels: its document may be compressed. */
export interface Representation extends Omit<Answer, 'document'> {
  readonly document?: string | Uint8Array
}

/** Where a resource of this call's type is found. */
export function urlOf({ answerContext, resource }: Call, id: string): string {
  const { base } = answerContext
  return resource.singleton === null ? `${base}/${resource.type}/${id}` : `${base}/${resource.singleton}`
}
