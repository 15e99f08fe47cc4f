import { NetworkError } from '@cohort/client'
import type { Mode } from '../describe/modes.ts'
import { SessionError } from '../describe/session-error.ts'

/** What the service hands a viewer: a short-lived token that can only read, and whose data it reads. */
interface Session {
  readonly accessToken: string
  readonly organization: { readonly name: string; readonly slug: string }
}

/** Gives the session of an environment; a new one when it is told which token was refused. */
export type SessionSource = (refused?: string) => Promise<Session>

/** Makes the source of an environment's session, which lives in memory only. */
export function openSession(mode: Mode, fetch: typeof globalThis.fetch = globalThis.fetch): SessionSource {
  let session: Promise<Session> | undefined
  const start = () => {
    const started = fetchSession(mode, fetch)
    // A failure is not kept: the next caller tries again.
    started.catch(() => (session = session === started ? undefined : session))
    return started
  }
  return async (refused) => {
    const asked = (session ??= start())
    const known = await asked
    if (known.accessToken !== refused) return known
    if (session === asked) session = undefined
    return (session ??= start())
  }
}

async function fetchSession(mode: Mode, fetch: typeof globalThis.fetch): Promise<Session> {
  const url = `/catalog/token?mode=${mode}`
  const answer = await fetch(url).catch((cause: unknown) => {
    throw new NetworkError(url, { cause })
  })
  const body = membersOf(await answer.json().catch(() => null))
  if (!answer.ok) throw new SessionError(answer.status, faultsFrom(body))
  const { access_token, organization } = body
  if (typeof access_token !== 'string') throw new SessionError(502, [])
  const { name, slug } = membersOf(organization)
  return { accessToken: access_token, organization: { name: String(name), slug: String(slug) } }
}

function faultsFrom({ errors }: Readonly<Record<string, unknown>>): readonly { readonly detail: string }[] {
  const faults: readonly unknown[] = Array.isArray(errors) ? errors : []
  return faults.map((fault) => ({ detail: String(membersOf(fault).detail) }))
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
