import { NetworkError } from '@cohort/client'
import type { Mode } from '../describe/modes.ts'
import { SessionError } from '../describe/session-error.ts'

/** What a viewer signs in with: the client id and the secret of a read-only application. */
export interface Credentials {
  readonly clientId: string
  readonly secret: string
}

/** What the service hands a viewer: a short-lived token that can only read, and whose data it reads. */
export interface Session {
  readonly accessToken: string
  readonly expiresInSeconds: number
  readonly organization: { readonly name: string; readonly slug: string }
}

/** Gives the session of an environment; a new one when it is told which token was refused. */
export type SessionSource = (refused?: string) => Promise<Session>

/** Asks the service for a session, as somebody or as nobody. Throws SessionError or NetworkError. */
export async function fetchSession(
  mode: Mode,
  credentials: Credentials | undefined,
  fetch: typeof globalThis.fetch,
): Promise<Session> {
  const url = `/catalog/token?mode=${mode}`
  const headers = credentials && { authorization: basicOf(credentials) }
  const answer = await fetch(url, { ...(headers && { headers }) }).catch((cause: unknown) => {
    throw new NetworkError(url, { cause })
  })
  const body = membersOf(await answer.json().catch(() => null))
  if (!answer.ok) throw sessionErrorFrom(answer, body)
  const { access_token, expires_in, organization } = body
  if (typeof access_token !== 'string') throw new SessionError(502)
  const { name, slug } = membersOf(organization)
  return {
    accessToken: access_token,
    expiresInSeconds: Number(expires_in),
    organization: { name: String(name), slug: String(slug) },
  }
}

/** HTTP Basic, with both halves encoded as OAuth 2.0 wants it (RFC 6749, 2.3.1). */
function basicOf({ clientId, secret }: Credentials): string {
  return `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`)}`
}

function sessionErrorFrom({ status, headers }: Response, { errors }: Members): SessionError {
  const faults = (Array.isArray(errors) ? errors : []).map(membersOf)
  return new SessionError(status, {
    errors: faults.map(({ detail }) => ({ detail: String(detail) })),
    asksForSignIn: faults.some(({ meta }) => membersOf(meta).sign_in === true),
    requestId: headers.get('x-request-id'),
    retryAfter: headers.get('retry-after'),
  })
}

type Members = Readonly<Record<string, unknown>>

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
