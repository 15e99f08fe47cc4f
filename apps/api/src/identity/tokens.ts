import { findBearer, revokeAccessToken, type Client, type Database } from '@cohort/db'
import {
  signAccessToken,
  subjectOf,
  validForMs,
  verifyAccessToken,
  type AccessTokenClaims,
  type KeyRing,
  type SignedToken,
  type TokenSubject,
} from '@cohort/identity'
import { LRUCache } from 'lru-cache'
import { callerOf, type Caller } from './caller.ts'

/** A valid token: what it says, and who calls with it. */
export interface Bearer {
  readonly claims: AccessTokenClaims
  readonly caller: Caller
}

interface Grant extends Pick<TokenSubject, 'scope' | 'market'> {
  /** In seconds; two hours unless given. */
  readonly lifetime?: number
}

/** The access tokens of the service. */
export interface Tokens {
  /** Who bears a token; undefined when it is not valid, was revoked, or its application is gone. */
  verify(token: string): Promise<Bearer | undefined>
  issue(client: Client, grant: Grant): Promise<SignedToken>
  /** Takes a token back: here at once, on other instances within seconds. */
  revoke(token: string, bearer: Bearer): Promise<void>
  /** The public keys, as JSON Web Key Set. */
  publishedKeys: KeyRing['published']
}

interface TokensOptions {
  readonly database: Database
  readonly keys: KeyRing
  /** Who issues: `iss` of every token. */
  readonly issuer: string
  /** How long a checked token is relied on without being checked again: what was revoked elsewhere works that long. */
  readonly recheckMs?: number
}

/** So many tokens in use are remembered; the one that was not used for longest is checked again. */
const mostKnown = 10_000

/** Issues and checks tokens. A checked one is remembered for a few seconds, in which its requests need no statement. */
export function createTokens({ database, keys, issuer, recheckMs = 5000 }: TokensOptions): Tokens {
  const known = new LRUCache<string, Promise<Bearer | undefined>>({ max: mostKnown })
  const check = async (token: string) => {
    const claims = await verifyAccessToken(keys, token, issuer)
    if (claims === undefined) return undefined
    const client = await findBearer(database, { clientId: claims.application.client_id, jti: claims.jti })
    return client !== undefined && isOf(client, claims) ? { claims, caller: callerOf(client) } : undefined
  }
  /** Requests that come while a token is being checked wait for the same answer. Only a good one is kept. */
  const checkOnce = (token: string) => {
    const checked = check(token)
    known.set(token, checked)
    const settle = (bearer?: Bearer) => {
      if (known.peek(token) !== checked) return
      if (bearer === undefined) known.delete(token)
      else known.set(token, checked, { ttl: Math.max(1, Math.min(recheckMs, validForMs(bearer.claims))) })
    }
    checked.then(settle, () => settle())
    return checked
  }
  return {
    verify: (token) => known.get(token) ?? checkOnce(token),
    issue: (client, { scope, market, lifetime }) =>
      signAccessToken(
        keys,
        { ...subjectOf(client, scope), ...(market !== undefined && { market }) },
        { issuer, notBefore: client.tokensRevokedAt + 1, ...(lifetime !== undefined && { lifetime }) },
      ),
    revoke: async (token, { claims, caller }) => {
      await revokeAccessToken(database, caller.environment, claims)
      known.delete(token)
    },
    publishedKeys: () => keys.published(),
  }
}

/** Whether a token says of its application what is true, and was issued after the last time that all were revoked. */
function isOf({ environment, application, tokensRevokedAt }: Client, claims: AccessTokenClaims): boolean {
  return (
    claims.application.id === application.id &&
    claims.organization.id === environment.organizationId &&
    claims.test === (environment.mode === 'test') &&
    claims.iat > tokensRevokedAt
  )
}
