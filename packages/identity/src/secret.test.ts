import { expect, test } from 'vitest'
import { hashSecret, isOneOf, makeClientId, makeSecret } from './secret.ts'

test('a secret has 256 bits, and is known by its hash', () => {
  const secret = makeSecret()
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(isOneOf(secret, [hashSecret('another'), hashSecret(secret)])).toBe(true)
})

test('a secret is none of others, of none, and of what is no hash', () => {
  const secret = makeSecret()
  expect(isOneOf(secret, [hashSecret('another')])).toBe(false)
  expect(isOneOf(secret, [])).toBe(false)
  expect(isOneOf('', [Buffer.alloc(0), Buffer.alloc(32)])).toBe(false)
})

test('a client id can stand on a command line: none of a thousand begins with a dash', () => {
  const ids = Array.from({ length: 1000 }, makeClientId)
  expect(ids.filter((id) => id.startsWith('-'))).toEqual([])
  expect(new Set(ids).size).toBe(1000)
})
