import { describe, expect, inject, test } from 'vitest'
import { keyRingOfPem } from '@cohort/identity'
import { createTokens } from '../../src/identity/tokens.ts'
import { eventually } from '../harness/eventually.ts'
import { basicOf, credentialsOf, postForm, postOauth, statusWith } from '../harness/oauth.ts'
import { testIssuer, useService, type TestClient } from '../harness/use-service.ts'

const service = useService()

async function freshToken(client: TestClient): Promise<string> {
  const { json } = await postOauth(service, '/oauth/token', {
    grant_type: 'client_credentials',
    ...credentialsOf(client),
  })
  return json.access_token
}

/** Another instance of the service, as far as tokens go. */
async function otherInstance(recheckMs: number) {
  const keys = await keyRingOfPem(inject('signingKey'))
  return createTokens({ database: service.database, keys, issuer: testIssuer, recheckMs })
}

describe('a token that its client revokes', () => {
  test.each(['JSON', 'HTTP Basic'])('is refused at once, with %s', async (way) => {
    const client = service.client('aurora/test')
    const token = await freshToken(client)
    expect(await statusWith(service, token)).toBe(200)
    const answer =
      way === 'JSON'
        ? await postOauth(service, '/oauth/revoke', { token, ...credentialsOf(client) })
        : await postForm(service, '/oauth/revoke', { token }, basicOf(client))
    expect([answer.status, answer.json, answer.headers.get('Cache-Control')]).toEqual([200, {}, 'no-store'])
    expect(await statusWith(service, token)).toBe(401)
    expect(await statusWith(service, await freshToken(client))).toBe(200)
  })

  test('is refused by another instance that had already accepted it, within seconds', async () => {
    const client = service.client('aurora/test')
    const [token, other] = [await freshToken(client), await otherInstance(100)]
    expect(await other.verify(token)).toBeDefined()
    await postOauth(service, '/oauth/revoke', { token, ...credentialsOf(client) })
    expect(
      await eventually(
        () => other.verify(token),
        (bearer) => bearer === undefined,
      ),
    ).toBeUndefined()
  })

  test('may be one of a sales channel, which needs no secret for it', async () => {
    const client = service.client('borealis/test/sales_channel')
    const token = await freshToken(client)
    await postOauth(service, '/oauth/revoke', { token, client_id: client.clientId })
    const { status } = await fetch(`${service.url}/oauth/tokeninfo`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(status).toBe(401)
  })
})

describe('a token cannot be revoked', () => {
  test('by another client', async () => {
    const token = await freshToken(service.client('aurora/test'))
    const { status, json } = await postOauth(service, '/oauth/revoke', {
      token,
      ...credentialsOf(service.client('aurora/live')),
    })
    expect([status, json.errors[0].title]).toEqual([400, 'invalid_request'])
    expect(await statusWith(service, token)).toBe(200)
  })

  test('with a wrong secret', async () => {
    const client = service.client('aurora/test')
    const token = await freshToken(client)
    const { status } = await postOauth(service, '/oauth/revoke', {
      token,
      client_id: client.clientId,
      client_secret: 'wrong',
    })
    expect([status, await statusWith(service, token)]).toEqual([401, 200])
  })

  test('without being named', async () => {
    const { status } = await postOauth(service, '/oauth/revoke', credentialsOf(service.client('aurora/test')))
    expect(status).toBe(400)
  })
})

test('what is no token of ours needs no revoking', async () => {
  const answer = await postOauth(service, '/oauth/revoke', {
    token: 'nobody',
    ...credentialsOf(service.client('aurora/test')),
  })
  expect([answer.status, answer.json]).toEqual([200, {}])
})

describe('all tokens of an application', () => {
  test('are refused when it is deleted', async () => {
    const client = service.client('borealis/live/read_only')
    const other = await otherInstance(100)
    expect(await other.verify(client.token)).toBeDefined()
    await service.database.send({
      name: undefined,
      text: 'delete from applications where client_id = $1',
      values: [client.clientId],
    })
    expect(
      await eventually(
        () => other.verify(client.token),
        (bearer) => bearer === undefined,
      ),
    ).toBeUndefined()
  })

  test('are refused when they were issued up to a revocation, and new ones are not', async () => {
    const client = service.client('borealis/live')
    const other = await otherInstance(100)
    expect(await other.verify(client.token)).toBeDefined()
    const text = `update applications set tokens_revoked_at = now() where client_id = $1`
    await service.database.send({ name: undefined, text, values: [client.clientId] })
    expect(
      await eventually(
        () => other.verify(client.token),
        (bearer) => bearer === undefined,
      ),
    ).toBeUndefined()
    expect(await other.verify(await freshToken(client))).toBeDefined()
  })
})
