import { randomUUID } from 'node:crypto'
import { errors, jwtVerify, SignJWT, type JWTHeaderParameters } from 'jose'
import { Boolean, Integer, Number, Object, Optional, String, Unknown, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { KeyRing } from './key-ring.ts'
import { lifetimeSeconds } from './lifetime.ts'
import { algorithm } from './signing-key.ts'

/** How far the clocks of two machines may be apart. */
const toleranceSeconds = 5

/** Who a token is for, and what it says of itself: claims in the dialect of Commerce Layer. */
const Subject = Object({
  organization: Object({ id: String(), slug: String(), enterprise: Boolean(), region: String() }),
  application: Object({
    id: String(),
    client_id: String(),
    kind: String(),
    public: Boolean(),
    confidential: Boolean(),
  }),
  scope: String(),
  /** True in the test environment. */
  test: Boolean(),
  /** The market that the scope names. */
  market: Optional(Unknown()),
})

export type TokenSubject = Static<typeof Subject>

/** Whom a token is for, as the database knows it. */
interface Bearer extends Pick<TokenSubject, 'application'> {
  readonly organization: { readonly id: string; readonly slug: string }
  readonly environment: { readonly mode: 'test' | 'live' }
}

/** What a token says of an application. There is one region, and nothing that only an enterprise has. */
export function subjectOf(
  { organization: { id, slug }, environment, application }: Bearer,
  scope: string,
): TokenSubject {
  const organization = { id, slug, enterprise: false, region: 'local' }
  return { organization, application, scope, test: environment.mode === 'test' }
}

const Claims = Object({
  ...Subject.properties,
  exp: Integer(),
  iat: Integer(),
  jti: String({ minLength: 1 }),
  rand: Number(),
  iss: String(),
})

export type AccessTokenClaims = Static<typeof Claims>

const claimsCheck = Compile(Claims)

/** A token, and what stands in it. */
export interface SignedToken {
  readonly token: string
  readonly claims: AccessTokenClaims
}

interface SignOptions {
  readonly issuer: string
  readonly lifetime?: number
  /** The earliest time that the token may have been issued at, in seconds since 1970. */
  readonly notBefore?: number
}

/** Issues a token: a JWT that is signed with the ring's current key. */
export async function signAccessToken(
  keys: KeyRing,
  subject: TokenSubject,
  { issuer, lifetime = lifetimeSeconds, notBefore = 0 }: SignOptions,
): Promise<SignedToken> {
  const { kid, privateKey } = await keys.current()
  const iat = Math.max(secondsNow(), notBefore)
  const claims = {
    ...subject,
    exp: iat + lifetime,
    iat,
    jti: randomUUID(),
    rand: Math.random(),
    iss: issuer,
  }
  const token = await new SignJWT(claims)
    .setProtectedHeader({ typ: 'JWT', alg: algorithm, kid })
    .sign(privateKey)
  return { token, claims }
}

/** What a token of ours says; undefined for any other, and for one that is not valid now (S3 to S6). */
export async function verifyAccessToken(
  keys: KeyRing,
  token: string,
  issuer: string,
): Promise<AccessTokenClaims | undefined> {
  try {
    const { payload } = await jwtVerify(token, (header) => keyFor(keys, header), {
      algorithms: [algorithm],
      typ: 'JWT',
      issuer,
      clockTolerance: toleranceSeconds,
      maxTokenAge: lifetimeSeconds,
    })
    return claimsCheck.Check(payload) && isForUs(payload) ? payload : undefined
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}

/** How long claims may still be relied on, in milliseconds. */
export function validForMs({ exp }: AccessTokenClaims): number {
  return (exp + toleranceSeconds) * 1000 - Date.now()
}

/** Our tokens say which key they are signed with, and never where to get one. */
async function keyFor(keys: KeyRing, header: JWTHeaderParameters) {
  const strange = globalThis.Object.keys(header).some((name) => !['alg', 'kid', 'typ'].includes(name))
  const key = strange || header.kid === undefined ? undefined : await keys.find(header.kid)
  if (key === undefined) throw new errors.JWKSNoMatchingKey()
  return key.publicKey
}

/** A token for somebody named in `aud` is not for us; nor is one that outlives what we issue. */
function isForUs(payload: AccessTokenClaims & { readonly aud?: unknown }): boolean {
  return payload.aud === undefined && payload.exp - payload.iat <= lifetimeSeconds
}

function secondsNow(): number {
  return Math.floor(Date.now() / 1000)
}
