import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { signAccessToken, verifyAccessToken, type TokenSubject } from './access-token.ts'
import { ensureKeyFile, rotateKeyFile } from './key-file.ts'
import { keyRingOfFile, keyRingOfPem } from './key-ring.ts'
import { useKeyFile } from './state-folder.fixture.ts'

const file = useKeyFile()
const issuer = 'https://auth.cohort.test'

const subject: TokenSubject = {
  organization: { id: 'org', slug: 'aurora', enterprise: false, region: 'local' },
  application: { id: 'app', client_id: 'client', kind: 'integration', public: false, confidential: true },
  scope: 'market:all',
  test: true,
}

function makePem(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return privateKey.export({ type: 'pkcs8', format: 'pem' })
}

describe('the keys of a file', () => {
  test('are those of a rotation without a restart, and tokens of before it stay valid', async () => {
    await ensureKeyFile(file())
    const keys = keyRingOfFile(file())
    const before = await signAccessToken(keys, subject, { issuer })
    const next = await rotateKeyFile(file())
    await vi.waitUntil(async () => (await keys.current()).kid === next, { timeout: 5000 })
    const after = await signAccessToken(keys, subject, { issuer })
    expect(await verifyAccessToken(keys, before.token, issuer)).toEqual(before.claims)
    expect(await verifyAccessToken(keys, after.token, issuer)).toEqual(after.claims)
    expect((await keys.published()).keys.map(({ kid }) => kid)).toEqual([next, expect.any(String)])
  })

  test('are published without their private half', async () => {
    await ensureKeyFile(file())
    const [key] = (await keyRingOfFile(file()).published()).keys
    expect(Object.keys(key ?? {}).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
  })
})

describe('keys in PEM', () => {
  test('can be several: the first signs, and the others check what they signed before', async () => {
    const [former, current] = [makePem(), makePem()]
    const { token, claims } = await signAccessToken(await keyRingOfPem(former), subject, { issuer })
    const rotated = await keyRingOfPem(current + former)
    expect(await verifyAccessToken(rotated, token, issuer)).toEqual(claims)
    expect((await rotated.current()).kid).toBe((await (await keyRingOfPem(current)).current()).kid)
    expect(await verifyAccessToken(await keyRingOfPem(current), token, issuer)).toBeUndefined()
  })

  const tooShort = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
  const otherKind = generateKeyPairSync('ed25519').privateKey
  test.each([
    ['nothing', '', 'BEGIN PRIVATE KEY'],
    ['a damaged key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'keyData'],
    ['a key of another kind', otherKind.export({ type: 'pkcs8', format: 'pem' }), 'key'],
    ['a key that is too short', tooShort.export({ type: 'pkcs8', format: 'pem' }), '2048 bits'],
  ])('cannot be %s', async (_what, pem, told) => {
    await expect(keyRingOfPem(pem)).rejects.toThrow(told)
  })
})
