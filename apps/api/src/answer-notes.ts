import type { Request, Response } from 'express'
import type { Caller } from './identity/caller.ts'

/** What is known of an answer beside what stands in it: for the log and the metrics. */
interface AnswerNotes {
  /** The pattern of the address, never the address itself: `/api/customer_groups/:id`. */
  readonly route?: string
  /** The id in the address. */
  readonly id?: string
  readonly caller?: Caller
  /** Of its trace, when there is one. */
  readonly traceId?: string
}

const notes = new WeakMap<Response, AnswerNotes>()

/** Addresses without a pattern of their own. */
const fixedRoutes: ReadonlySet<string> = new Set([
  '/',
  '/openapi.json',
  '/oauth/token',
  '/oauth/revoke',
  '/oauth/tokeninfo',
  '/.well-known/jwks.json',
  '/catalog/token',
  '/livez',
  '/readyz',
  '/metrics',
])

export function noteOf(response: Response, more: AnswerNotes): void {
  notes.set(response, { ...notes.get(response), ...more })
}

/** The notes of an answer that has ended. What has no route of ours is `other`: an address may hold anything. */
export function notesOf(request: Request, response: Response): AnswerNotes & { readonly route: string } {
  const [path = ''] = request.originalUrl.split('?', 1)
  return { route: fixedRoutes.has(path) ? path : 'other', ...notes.get(response) }
}
