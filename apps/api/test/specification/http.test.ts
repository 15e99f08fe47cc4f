import { describe, expect, test } from 'vitest'
import { groupUpdate, makeGroup } from '../harness/groups.ts'
import { send, type RequestOptions } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const withCatalog = useService({ catalogFolder: import.meta.dirname })

describe('HEAD', () => {
  test.each([
    '/customer_groups',
    '/customer_groups?page[size]=1',
    '/customer_groups/nobody00000000',
    '/nope',
  ])('answers as GET, without a body (HT-01, FE-11): %s', async (path) => {
    const headers = { 'X-Request-Id': 'the-same' }
    const get = await send(service, 'GET', path, { headers })
    const head = await send(service, 'HEAD', path, { headers })
    const compared = (response: typeof get) =>
      Object.fromEntries(
        [...response.headers].filter(
          ([name]) => !['date', 'connection', 'keep-alive', 'x-ratelimit-remaining'].includes(name),
        ),
      )
    expect([head.status, head.text, compared(head)]).toEqual([get.status, '', compared(get)])
  })
})

describe('OPTIONS', () => {
  test.each([
    ['/customer_groups', 'GET, HEAD, POST, OPTIONS'],
    ['/customer_groups/nobody00000000', 'GET, HEAD, PATCH, DELETE, OPTIONS'],
  ])('tells what an address takes (HT-02): %s', async (path, allow) => {
    const { status, headers } = await send(service, 'OPTIONS', path, { as: null })
    expect([status, headers.get('Allow')]).toEqual([204, allow])
  })

  test.each([
    '/api/organization',
    '/api/organization/',
    '/openapi.json',
    '/catalog/token',
    '/',
    '/live/customers',
  ])('works, and is told of by any other method, where only GET does (HT-02): %s', async (path) => {
    const options = await fetch(withCatalog.url + path, { method: 'OPTIONS' })
    const put = await fetch(withCatalog.url + path, { method: 'PUT' })
    const seen = [options, put].map(({ status, headers }) => [status, headers.get('Allow')])
    expect(seen).toEqual([
      [204, 'GET, HEAD, OPTIONS'],
      [405, 'GET, HEAD, OPTIONS'],
    ])
  })

  test('of an address that is none is not found (HT-02)', async () => {
    expect((await send(service, 'OPTIONS', '/nope')).status).toBe(404)
  })
})

describe('a method that an address does not take', () => {
  test('is told with those that it takes (HT-02)', async () => {
    const { status, headers, json } = await send(service, 'PUT', '/customer_groups')
    expect([status, headers.get('Allow'), json]).toEqual([
      405,
      'GET, HEAD, POST, OPTIONS',
      {
        errors: [
          {
            title: 'Method not allowed',
            detail: 'This address takes GET, HEAD, POST, OPTIONS.',
            code: 'METHOD_NOT_ALLOWED',
            status: '405',
          },
        ],
      },
    ])
  })
})

test('a refusal for want of a token says which one is wanted (HT-03)', async () => {
  const { status, headers } = await send(service, 'GET', '/customer_groups', { as: null })
  expect([status, headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer'])
})

describe('of many faults of a request the first is told, always in the same order (HT-04)', () => {
  const valid = groupUpdate('nobody00000000', { name: '' })
  const worst: RequestOptions = {
    as: null,
    headers: { Accept: 'text/html', 'Content-Type': 'text/plain' },
    body: ' '.repeat(300_000),
  }
  const accepting = { 'Content-Type': 'text/plain' }

  // Each row has one fault less than the row before.
  test.each<[status: number, method: string, path: string, options: RequestOptions]>([
    [404, 'PATCH', '/nope?foo=1', worst],
    [405, 'PATCH', '/customer_groups?foo=1', worst],
    [401, 'PATCH', '/customer_groups/nobody00000000?foo=1', worst],
    [406, 'PATCH', '/customer_groups/nobody00000000?foo=1', { ...worst, as: 'aurora/test' }],
    [
      415,
      'PATCH',
      '/customer_groups/nobody00000000?foo=1',
      { headers: accepting, body: ' '.repeat(300_000) },
    ],
    [413, 'PATCH', '/customer_groups/nobody00000000?foo=1', { body: ' '.repeat(300_000) }],
    [400, 'PATCH', '/customer_groups/nobody00000000?foo=1', { body: valid }],
    [400, 'PATCH', '/customer_groups/nobody00000000', { body: '{' }],
    [404, 'PATCH', '/customer_groups/nobody00000000', { body: groupUpdate('other', { name: '' }) }],
    [404, 'PATCH', '/customer_groups/nobody00000000', { body: valid }],
  ])('%i: %s %s', async (status, method, path, options) => {
    expect((await send(service, method, path, options)).status).toBe(status)
  })

  test("409: an id that is not the address's, before 422: a name that is empty", async () => {
    const { id } = await makeGroup(service, { name: 'There' })
    const path = `/customer_groups/${id}`
    const conflict = await send(service, 'PATCH', path, { body: groupUpdate('other', { name: '' }) })
    const invalid = await send(service, 'PATCH', path, { body: groupUpdate(id, { name: '' }) })
    expect([conflict.status, invalid.status]).toEqual([409, 422])
  })

  test.each(['GET', 'PATCH', 'DELETE'])(
    '404: an address whose id cannot be one, before 400: a parameter that nobody knows, before 404: an id that nobody has (%s)',
    async (method) => {
      const options = method === 'PATCH' ? { body: groupUpdate('nobody00000000', {}) } : {}
      const paths = [
        '/customer_groups/x?foo=1',
        '/customer_groups/nobody00000000?foo=1',
        '/customer_groups/nobody00000000',
      ]
      const answers = await Promise.all(paths.map((path) => send(service, method, path, options)))
      expect(answers.map(({ status }) => status)).toEqual([404, 400, 404])
    },
  )
})

describe('the id of a request', () => {
  test('can be chosen, and is given back in the header and in the trace', async () => {
    const { id } = await makeGroup(service, { name: 'Traced' })
    const { headers, json } = await send(service, 'GET', `/customer_groups/${id}`, {
      headers: { 'X-Request-Id': 'mine-1.2_3' },
    })
    expect([headers.get('X-Request-Id'), json.data.meta.trace_id]).toEqual(['mine-1.2_3', 'mine-1.2_3'])
  })

  test.each(['', 'with blanks', 'x'.repeat(129), '<script>', '"quoted"'])(
    'cannot be %j: another one is made',
    async (id) => {
      const { headers } = await send(service, 'GET', '/customer_groups', { headers: { 'X-Request-Id': id } })
      expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
    },
  )

  test('is another one for every request', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => send(service, 'GET', '/customer_groups')))
    expect(new Set(answers.map(({ headers }) => headers.get('X-Request-Id'))).size).toBe(3)
  })
})

test('an answer is not kept by anybody between, and is not guessed at', async () => {
  const { headers } = await send(service, 'GET', '/customer_groups')
  expect(
    Object.fromEntries(
      ['cache-control', 'x-content-type-options', 'x-powered-by'].map((name) => [name, headers.get(name)]),
    ),
  ).toEqual({
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    'x-powered-by': null,
  })
})
