import { customerGroups } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { createClient } from './client.ts'
import { makeGroupObject, makeService, type Answer } from './service.fixture.ts'

const url = 'http://cohort.test/api'
const data = makeGroupObject('0Vqg2mXk3bT9aZ', 'VIP')

function makeClient(...answers: Answer[]) {
  const { fetch, seen } = makeService(...answers)
  return { client: createClient({ url, token: 'secret', fetch }), seen }
}

const headers = { accept: 'application/vnd.api+json', authorization: 'Bearer secret' }
const writeHeaders = {
  ...headers,
  'content-type': 'application/vnd.api+json',
  'idempotency-key': expect.stringMatching(/^[0-9a-f]{32}$/),
}

describe('a write', () => {
  test('creates with a document of the type and the attributes', async () => {
    const { client, seen } = makeClient({ status: 201, body: { data } })
    const { record } = await client.create(customerGroups, { name: 'VIP', metadata: { tier: 'gold' } })
    expect(record.attributes.name).toBe('VIP')
    const body = '{"data":{"type":"customer_groups","attributes":{"name":"VIP","metadata":{"tier":"gold"}}}}'
    expect(seen).toEqual([{ method: 'POST', url: `${url}/customer_groups`, headers: writeHeaders, body }])
  })

  test('updates with a document that has the id', async () => {
    const { client, seen } = makeClient({ body: { data } })
    await client.update(customerGroups, data.id, { code: null }, { headers: { 'If-Match': '"1"' } })
    const body = `{"data":{"type":"customer_groups","id":"${data.id}","attributes":{"code":null}}}`
    expect(seen).toEqual([
      {
        method: 'PATCH',
        url: `${url}/customer_groups/${data.id}`,
        headers: { ...writeHeaders, 'if-match': '"1"' },
        body,
      },
    ])
  })

  test('deletes without a body, and gives back the exchange', async () => {
    const { client, seen } = makeClient({ status: 204 })
    const exchange = await client.delete(customerGroups, data.id)
    expect(exchange).toMatchObject({ method: 'DELETE', status: 204, text: '' })
    expect(seen).toEqual([
      { method: 'DELETE', url: `${url}/customer_groups/${data.id}`, headers, body: null },
    ])
  })

  test('that breaks rules is an ApiError with an entry for each', async () => {
    const errors = [
      {
        title: "can't be blank",
        detail: "name - can't be blank",
        code: 'VALIDATION_ERROR',
        status: '422',
        source: { pointer: '/data/attributes/name' },
        meta: { error: 'blank' },
      },
    ]
    const { client } = makeClient({ status: 422, body: { errors } })
    await expect(client.create(customerGroups, { name: '' })).rejects.toMatchObject({ status: 422, errors })
  })

  test('cannot lack what is required, nor set what is read-only', () => {
    const { client } = makeClient()
    // @ts-expect-error name is required
    const withoutName = () => client.create(customerGroups, { code: 'vip' })
    // @ts-expect-error created_at is read-only
    const withTime = () => client.update(customerGroups, data.id, { created_at: 'now' })
    expect([withoutName, withTime]).toHaveLength(2)
  })
})
