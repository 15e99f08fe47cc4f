import { expect, test } from 'vitest'
import { ask, openPlace } from './database.fixture.ts'
import { findCursorSecret } from './service-secrets.ts'

const place = openPlace()

test('the secret of cursors is 256 bits, the same at every start', async () => {
  const secret = await findCursorSecret(place().database)
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(await findCursorSecret(place().database)).toBe(secret)
})

test('another secret is another one: it is made at random where it is put', async () => {
  const rows = await ask(
    place(),
    "insert into service_secrets (name) values ('one'), ('other') returning encode(secret, 'hex') as secret",
  )
  expect(new Set(rows.map(({ secret }) => secret)).size).toBe(2)
})
