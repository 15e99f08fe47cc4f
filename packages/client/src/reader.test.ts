import { customerGroups } from '@cohort/schema'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { makeGroupObject, makeService, type Answer } from './service.fixture.ts'
import { createReader } from './reader.ts'

const url = 'http://cohort.test/api'
const vip = makeGroupObject('0Vqg2mXk3bT9aZ', 'VIP')

function makeReader(...answers: Answer[]) {
  const { fetch, seen } = makeService(...answers)
  return { reader: createReader({ url, token: 'secret', fetch }), seen }
}

describe('a list', () => {
  const links = { self: `${url}/customer_groups`, next: null }
  const body = { data: [vip], meta: { record_count: 42, page_count: 5 }, links }

  test('is asked for with the media type, the token and the query', async () => {
    const { reader, seen } = makeReader({ body })
    await reader.list(customerGroups, { sort: ['-created_at'], page: { number: 2 } })
    expect(seen).toEqual([
      {
        method: 'GET',
        url: `${url}/customer_groups?sort=-created_at&page%5Bnumber%5D=2`,
        headers: { accept: 'application/vnd.api+json', authorization: 'Bearer secret' },
        body: null,
      },
    ])
  })

  test('can be paged by cursors, for which the profile is named and its links are read', async () => {
    const self = { href: `${url}/customer_groups`, type: 'application/vnd.api+json' }
    const { reader, seen } = makeReader({ body: { ...body, links: { self, prev: null } } })
    const list = await reader.list(customerGroups, { page: { after: 'x' } }, { byCursor: true })
    expect([seen[0]?.url, seen[0]?.headers.accept]).toEqual([
      `${url}/customer_groups?page%5Bafter%5D=x`,
      'application/vnd.api+json;profile="https://jsonapi.org/profiles/ethanresnick/cursor-pagination"',
    ])
    expect(list.links).toEqual({ self: `${url}/customer_groups`, prev: null })
  })

  test('can be asked for with a ready query string', async () => {
    const { reader, seen } = makeReader({ body })
    await reader.list(customerGroups, '?filter[q][name_eq]=VIP')
    expect(seen[0]?.url).toBe(`${url}/customer_groups?filter[q][name_eq]=VIP`)
  })

  test('comes back as records, counts, links and the exchange', async () => {
    const { reader } = makeReader({ body, headers: { 'X-Request-Id': 'r1' } })
    const list = await reader.list(customerGroups)
    expect(list).toEqual({
      records: [vip],
      meta: { record_count: 42, page_count: 5 },
      links,
      included: [],
      exchange: {
        method: 'GET',
        url: `${url}/customer_groups`,
        status: 200,
        headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-request-id': 'r1' },
        text: JSON.stringify(body),
      },
    })
  })

  test('has the attributes of its declaration, narrowed by the fields asked for', async () => {
    const { reader } = makeReader({ body }, { body })
    const all = await reader.list(customerGroups)
    expectTypeOf(all.records[0]?.attributes.code).toEqualTypeOf<string | null | undefined>()
    const some = await reader.list(customerGroups, { fields: ['name', 'customers'] })
    expectTypeOf(some.records[0]?.attributes).toEqualTypeOf<{ readonly name: string } | undefined>()
    expect(some.records[0]?.attributes.name).toBe('VIP')
  })

  test('cannot be sorted or filtered by what the declaration does not have', () => {
    const { reader } = makeReader()
    // @ts-expect-error metadata cannot be sorted by
    const badSort: Parameters<typeof reader.list<typeof customerGroups>>[1] = { sort: ['metadata'] }
    // @ts-expect-error there is no attribute "nam"
    const badFilter: Parameters<typeof reader.list<typeof customerGroups>>[1] = { filter: { nam_eq: 'VIP' } }
    expect([badSort, badFilter]).toHaveLength(2)
  })

  test('that is no list is refused', async () => {
    const { reader } = makeReader({ body: '<html>A proxy speaking</html>' }, { body: { data: vip } })
    await expect(reader.list(customerGroups)).rejects.toThrow('no JSON:API document')
    await expect(reader.list(customerGroups)).rejects.toMatchObject({ name: 'ApiError', status: 200 })
  })
})

describe('a record', () => {
  test('is asked for by its id, whatever the id is made of', async () => {
    const { reader, seen } = makeReader({ body: { data: vip } }, { status: 404 })
    const { record } = await reader.retrieve(customerGroups, vip.id)
    expect(record).toEqual(vip)
    await expect(reader.retrieve(customerGroups, '../a b')).rejects.toMatchObject({ status: 404 })
    expect(seen.map((request) => request.url)).toEqual([
      `${url}/customer_groups/${vip.id}`,
      `${url}/customer_groups/..%2Fa%20b`,
    ])
  })

  test('comes with what it includes', async () => {
    const market = { ...makeGroupObject('0Vqg2mXk3bT9aM', 'Europe'), type: 'markets' }
    const { reader, seen } = makeReader({ body: { data: vip, included: [market] } })
    const { included } = await reader.retrieve(customerGroups, vip.id, { include: ['markets'] })
    expect(included).toEqual([market])
    expect(seen[0]?.url).toBe(`${url}/customer_groups/${vip.id}?include=markets`)
  })

  test('that is missing is an ApiError with the faults and the request id', async () => {
    const fault = {
      title: 'Record not found',
      detail: 'There is no such customer group.',
      code: 'RECORD_NOT_FOUND',
      status: '404',
    }
    const { reader } = makeReader({
      status: 404,
      headers: { 'x-request-id': 'r2' },
      body: { errors: [fault] },
    })
    await expect(reader.retrieve(customerGroups, 'nobody')).rejects.toMatchObject({
      name: 'ApiError',
      status: 404,
      errors: [fault],
      requestId: 'r2',
      message: '404: There is no such customer group.',
    })
  })
})

describe('a request', () => {
  test('can be aborted', async () => {
    const { reader } = makeReader({ body: { data: vip } })
    const request = reader.retrieve(customerGroups, vip.id, '', { signal: AbortSignal.abort() })
    await expect(request).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('that nobody answers is a NetworkError', async () => {
    const reader = createReader({
      url,
      token: 'secret',
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    })
    await expect(reader.list(customerGroups)).rejects.toMatchObject({
      name: 'NetworkError',
      message: `No answer from ${url}/customer_groups`,
    })
  })
})
