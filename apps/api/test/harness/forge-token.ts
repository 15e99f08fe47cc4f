import { generateKeyPairSync } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'
import type { ServiceUnderTest } from './use-service.ts'

export interface Forgery {
  /** Instead of the claims of a good token, or beside them; undefined takes one away. */
  readonly claims?: (good: JWTPayload) => object
  /** Beside the header of a good token, or instead of it. */
  readonly header?: Readonly<Record<string, unknown>>
  /** What it is signed with: our own key unless given, so that nothing but what was changed is wrong. */
  readonly sign?: (token: SignJWT, service: ServiceUnderTest) => Promise<string>
}

/** A token of `aurora/test` in which something was changed. */
export async function forgeToken(
  service: ServiceUnderTest,
  { claims = (good) => good, header = {}, sign = signedByUs }: Forgery,
): Promise<string> {
  const good = service.token('aurora/test')
  const jwt = new SignJWT({ ...claims(decodeJwt(good)) })
  jwt.setProtectedHeader({ alg: 'RS512', ...decodeProtectedHeader(good), ...header })
  return sign(jwt, service)
}

async function signedByUs(token: SignJWT, { keys }: ServiceUnderTest): Promise<string> {
  return token.sign((await keys.current()).privateKey)
}

/** Signed with a key that is not ours. */
export function signedByStranger(token: SignJWT): Promise<string> {
  return token.sign(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)
}

/** Signed with a secret that everybody knows: our public key as text. */
export async function signedWithPublicKey(token: SignJWT, { keys }: ServiceUnderTest): Promise<string> {
  const { publicJwk } = await keys.current()
  return token.sign(new TextEncoder().encode(JSON.stringify(publicJwk)))
}

/** Not signed at all: `alg: none`. */
export function unsignedToken(service: ServiceUnderTest): string {
  return new UnsecuredJWT(decodeJwt(service.token('aurora/test'))).encode()
}
