import { clientCredentials, createClient } from '@cohort/client'
import { customerGroups, versions } from '@cohort/schema'
import { expect, test } from 'vitest'
import { credentialsOf, postOauth } from '../harness/oauth.ts'
import { eventually } from '../harness/eventually.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

/** A network that loses the answers of the first requests, after the service has done what they ask for. */
function losingAnswers(count: number): typeof globalThis.fetch {
  let left = count
  return async (input, init) => {
    const response = await fetch(input, init)
    left -= 1
    if (left < 0) return response
    await response.arrayBuffer()
    throw new TypeError('connection reset')
  }
}

test('a group whose answer was lost on the way is made once, and changed once', async () => {
  const token = service.token('aurora/test')
  const url = `${service.url}/api`
  const making = createClient({ url, token, fetch: losingAnswers(2) })
  const { record, exchange } = await making.create(customerGroups, { name: 'Once', code: 'once' })
  expect([exchange.status, exchange.headers['idempotent-replayed']]).toEqual([201, 'true'])

  const changing = createClient({ url, token, fetch: losingAnswers(1) })
  await changing.update(customerGroups, record.id, { name: 'Only once' })

  const client = createClient({ url, token })
  expect((await client.list(customerGroups, { filter: { code_eq: 'once' } })).meta.record_count).toBe(1)
  const { records } = await eventually(
    () => client.related(customerGroups, record.id, 'versions', { sort: ['created_at'] }),
    (history) => history.records.length === 2,
  )
  expect(records.map(({ type, attributes }) => [type, attributes.event])).toEqual([
    [versions.type, 'create'],
    [versions.type, 'update'],
  ])
})

test('a client whose token is revoked gets another one, and goes on', async () => {
  const { clientId, clientSecret } = service.client('aurora/live')
  const source = clientCredentials({ url: `${service.url}/oauth/token`, clientId, clientSecret })
  const first = await source()
  const client = createClient({ url: `${service.url}/api`, token: source })
  expect((await client.list(customerGroups)).records).toEqual([])
  const revoked = await postOauth(service, '/oauth/revoke', {
    ...credentialsOf({ clientId, clientSecret }),
    token: first,
  })
  expect(revoked.status).toBe(200)
  // What was revoked may still be believed for a moment (decision 27).
  const second = await eventually(
    () => client.list(customerGroups).then(() => source()),
    (token) => token !== first,
  )
  expect(second).not.toBe(first)
})

test('a client with a wrong secret is told so', async () => {
  const { clientId } = service.client('aurora/test')
  const token = clientCredentials({ url: `${service.url}/oauth/token`, clientId, clientSecret: 'wrong' })
  const client = createClient({ url: `${service.url}/api`, token })
  await expect(client.list(customerGroups)).rejects.toMatchObject({
    name: 'ApiError',
    status: 401,
    errors: [{ title: 'invalid_client', code: 'UNAUTHORIZED' }],
  })
})
