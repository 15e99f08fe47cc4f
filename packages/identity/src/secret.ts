import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 bits at random, as 43 letters, digits, `-` and `_`: a client's secret or a refresh token. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** The same as the name of a client. It does not begin with a dash, by which a command line would take it for an option. */
export function makeClientId(): string {
  const id = makeSecret()
  return id.startsWith('-') ? makeClientId() : id
}

/** What is kept of a secret. SHA-256 alone is enough: nobody can try 2^256 values, so that nothing is gained by slowness. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Whether a secret is one of those whose hashes are known. Takes as long for a wrong one as for a right one. */
export function isOneOf(secret: string, hashes: readonly Uint8Array[]): boolean {
  const hash = hashSecret(secret)
  const equal = hashes.map((known) => known.length === hash.length && timingSafeEqual(known, hash))
  return equal.includes(true)
}
