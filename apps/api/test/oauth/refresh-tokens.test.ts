import { describe, expect, test } from 'vitest'
import { credentialsOf, postOauth, statusWith } from '../harness/oauth.ts'
import { useService, type TestClient } from '../harness/use-service.ts'

const service = useService()

const admin = () => service.client('aurora/test')

/** A refresh token, asked for in the word of OpenID Connect. */
async function offlineToken(client: TestClient): Promise<string> {
  const { json } = await postOauth(service, '/oauth/token', {
    grant_type: 'client_credentials',
    scope: 'offline_access',
    ...credentialsOf(client),
  })
  expect(json).toMatchObject({ scope: 'offline_access', refresh_token: expect.stringMatching(/^[\w-]{43}$/) })
  return json.refresh_token
}

const refresh = (client: TestClient, refresh_token: unknown) =>
  postOauth(service, '/oauth/token', { grant_type: 'refresh_token', refresh_token, ...credentialsOf(client) })

describe('a refresh token', () => {
  test('is used for a token and the next refresh token', async () => {
    const first = await refresh(admin(), await offlineToken(admin()))
    expect([first.status, first.json.token_type, first.json.scope]).toEqual([200, 'Bearer', 'offline_access'])
    expect(await statusWith(service, first.json.access_token)).toBe(200)
    expect((await refresh(admin(), first.json.refresh_token)).status).toBe(200)
  })

  test('works once; a second time takes back what followed from it', async () => {
    const stolen = await offlineToken(admin())
    const { json } = await refresh(admin(), stolen)
    const again = await refresh(admin(), stolen)
    expect([again.status, again.json.errors[0].title]).toEqual([400, 'invalid_grant'])
    expect((await refresh(admin(), json.refresh_token)).status).toBe(400)
  })

  test('of two at once, one is used', async () => {
    const shared = await offlineToken(admin())
    const answers = await Promise.all([1, 2, 3, 4].map(() => refresh(admin(), shared)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(3)
  })

  test.each(['aurora/live', 'aurora/test/read_only', 'borealis/test'])('is none for %s', async (other) => {
    const mine = await offlineToken(admin())
    expect((await refresh(service.client(other), mine)).status).toBe(400)
    expect((await refresh(admin(), mine)).status).toBe(200)
  })

  test.each(['', 'nobody', undefined, 5])('is none that nobody was given: %s', async (value) => {
    expect((await refresh(admin(), value)).status).toBe(400)
  })

  test('is kept as its hash only', async () => {
    const secret = await offlineToken(admin())
    const rows = await service.database.send({
      name: undefined,
      text: 'select t::text from refresh_tokens as t',
      values: [],
    })
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  test('can be revoked', async () => {
    const mine = await offlineToken(admin())
    const revoked = await postOauth(service, '/oauth/revoke', { token: mine, ...credentialsOf(admin()) })
    expect([revoked.status, revoked.json]).toEqual([200, {}])
    expect((await refresh(admin(), mine)).status).toBe(400)
  })
})
