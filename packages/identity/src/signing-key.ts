import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose'

/** What tokens are signed with: RSA, PKCS #1 v1.5, SHA-512. Nothing else is accepted. */
export const algorithm = 'RS512'

/** In bits. */
const modulusLength = 2048

/** A key that signs tokens, or that signed some which are still valid. */
export interface SigningKey {
  /** The thumbprint of its public half (RFC 7638): the same key has the same name everywhere. */
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
  /** The public half as everybody may read it. */
  readonly publicJwk: JWK
}

/** A new private key as a JWK. */
export async function makeSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { modulusLength, extractable: true })
  return exportJWK(privateKey)
}

/** A private key, ready for use. Throws when it is none of RSA with 2048 bits at the least. */
export async function signingKeyFrom(jwk: JWK): Promise<SigningKey> {
  const { kty, n, e } = jwk
  if (kty !== 'RSA' || n === undefined || e === undefined || jwk.d === undefined || isShort(n)) throw unfit()
  const kid = await calculateJwkThumbprint({ kty, n, e })
  const publicJwk = { kty, n, e, kid, alg: algorithm, use: 'sig' }
  return {
    kid,
    privateKey: await cryptoKey({ ...jwk, alg: algorithm }),
    publicKey: await cryptoKey(publicJwk),
    publicJwk,
  }
}

async function cryptoKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, algorithm)
  if (key instanceof Uint8Array) throw unfit()
  return key
}

function isShort(modulus: string): boolean {
  return Buffer.from(modulus, 'base64url').length * 8 < modulusLength
}

function unfit(): Error {
  return new Error(`A signing key is a private RSA key of ${modulusLength} bits or more.`)
}
