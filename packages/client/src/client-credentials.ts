import { NetworkError } from './api-error.ts'
import type { TokenSource } from './connection.ts'
import { membersFrom, refuseFailure, unreadable } from './parse-document.ts'

export interface ClientCredentials {
  /** Where tokens are: `http://127.0.0.1:3000/oauth/token`. */
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope?: string
  /** Unless given, the platform's own. */
  readonly fetch?: typeof globalThis.fetch
}

/** A token, and until when it is used. */
interface Token {
  readonly text: string
  readonly usedUntil: number
}

/**
 * Gives tokens for a client id and its secret (OAuth 2, client credentials). A token is kept until a minute before it ends, or until it
 * is refused; however many requests need a new one, it is asked for once. A secret belongs on a server, not into a page.
 */
export function clientCredentials(credentials: ClientCredentials): TokenSource {
  let current: Promise<Token> | undefined
  const renew = (): Promise<Token> => {
    const asked = fetchToken(credentials)
    current = asked
    // A failure is not kept: the next request tries again.
    asked.catch(() => {
      if (current === asked) current = undefined
    })
    return asked
  }
  return async (refused) => {
    const kept = current ?? renew()
    const token = await kept
    if (token.text !== refused && Date.now() < token.usedUntil) return token.text
    // Another request may have renewed it meanwhile.
    return (await (current === kept || current === undefined ? renew() : current)).text
  }
}

async function fetchToken(credentials: ClientCredentials): Promise<Token> {
  const { url, clientId, clientSecret, scope, fetch = globalThis.fetch } = credentials
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    ...(scope !== undefined && { scope }),
  })
  const answer = await fetch(url, { method: 'POST', body }).catch((cause: unknown) => {
    throw new NetworkError(url, { cause })
  })
  const { status, headers } = answer
  const exchange = {
    method: 'POST',
    url,
    status,
    headers: Object.fromEntries(headers),
    text: await answer.text(),
  }
  const { access_token, expires_in } = membersFrom(refuseFailure(exchange).text) ?? {}
  // What such an answer says may be half a token: it goes into no error.
  if (typeof access_token !== 'string') throw unreadable({ ...exchange, text: '' })
  return { text: access_token, usedUntil: Date.now() + usedForMs(expires_in) }
}

/** A short token is used for half of its life. Without a word about it, a token is used until it is refused. */
function usedForMs(expiresIn: unknown): number {
  if (typeof expiresIn !== 'number') return Infinity
  return Math.max(expiresIn - 60, expiresIn / 2) * 1000
}
