import type { Mode } from '../describe/modes.ts'
import { SessionError } from '../describe/session-error.ts'
import { fetchSession, type Credentials, type Session, type SessionSource } from './session.ts'

/**
 * Whether a viewer may read an environment: not known yet, without credentials (`open`), with credentials (`signed_in`), or not
 * before having signed in: for the first time, after having signed out, or because the service takes the credentials no longer.
 */
export type Access = 'unknown' | 'open' | 'signed_in' | 'sign_in' | 'signed_out' | 'ended'

/** Those who stand outside; for them the service is not asked before they sign in. */
export const isOutside = {
  unknown: false,
  open: false,
  signed_in: false,
  sign_in: true,
  signed_out: true,
  ended: true,
} as const satisfies Record<Access, boolean>

/** The way into an environment. Its token and its credentials live in the memory of the page, and nowhere else. */
export interface Door {
  readonly session: SessionSource
  readonly access: () => Access
  readonly subscribe: (onChange: () => void) => () => void
  /** Opens the door with these credentials. Throws SessionError when the service does not take them, or NetworkError. */
  readonly signIn: (credentials: Credentials) => Promise<void>
  readonly signOut: () => void
}

/** A token is replaced this long before it expires, so that none expires on its way. */
const renewalMs = 30_000

interface Surroundings {
  readonly fetch?: typeof globalThis.fetch
  readonly now?: () => number
}

/** Makes the way into an environment. As long as the page lives, a token is followed by the next one by itself. */
export function makeDoor(mode: Mode, surroundings: Surroundings = {}): Door {
  const { fetch = globalThis.fetch, now = Date.now } = surroundings
  const listeners = new Set<() => void>()
  let access: Access = 'unknown'
  let credentials: Credentials | undefined
  let held: Promise<Held> | undefined

  const change = (next: Access) => {
    access = next
    for (const onChange of listeners) onChange()
  }
  const ask = async (as: Credentials | undefined): Promise<Held> => {
    const session = await fetchSession(mode, as, fetch)
    return { session, staleAt: now() + session.expiresInSeconds * 1000 - renewalMs }
  }
  const start = (): Promise<Held> => {
    if (isOutside[access]) return Promise.reject(new SessionError(403, { asksForSignIn: true }))
    const as = credentials
    const started = ask(as)
    held = started
    started.then(
      () => held === started && change(as === undefined ? 'open' : 'signed_in'),
      (error: unknown) => {
        if (held !== started) return
        // A failure is not kept: the next caller tries again.
        held = undefined
        if (!isShut(error, as)) return
        credentials = undefined
        change(as === undefined ? 'sign_in' : 'ended')
      },
    )
    return started
  }

  return {
    session: async (refused) => {
      const asked = (held ??= start())
      const { session, staleAt } = await asked
      if (session.accessToken !== refused && now() < staleAt) return session
      if (held === asked) held = undefined
      return (await (held ??= start())).session
    },
    access: () => access,
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    signIn: async (given) => {
      const opened = await ask(given)
      credentials = given
      held = Promise.resolve(opened)
      change('signed_in')
    },
    signOut: () => {
      credentials = undefined
      held = undefined
      change('signed_out')
    },
  }
}

interface Held {
  readonly session: Session
  /** From then on it is replaced, in milliseconds since 1970. */
  readonly staleAt: number
}

/** True when nobody gets in like this: credentials that are refused, or none where some are needed. */
function isShut(error: unknown, credentials: Credentials | undefined): boolean {
  if (!(error instanceof SessionError)) return false
  return credentials === undefined ? error.asksForSignIn : error.status === 403
}
