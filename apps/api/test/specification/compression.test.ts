import { beforeAll, describe, expect, test } from 'vitest'
import { sendEncoded, type EncodedAnswer } from '../harness/encoded-request.ts'
import { makeGroup, patchGroup, readGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const withProxy = useService({ compresses: false })

const long = '/api/customer_groups'
const short = '/api/customer_groups?filter[name]=nobody'
let single = ''

beforeAll(async () => {
  for (let count = 0; count < 10; count += 1) await makeGroup(service, { name: `Group ${count}` })
  const { id } = await makeGroup(service, { name: 'Long', metadata: { text: 'long '.repeat(1000) } })
  single = `/api/customer_groups/${id}`
})

/** The headers of an answer that do not move from one request to the next. */
function lasting({ headers }: EncodedAnswer): object {
  const moving = new Set(['date', 'x-ratelimit-remaining'])
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !moving.has(name)))
}

const sameId = { 'X-Request-Id': 'the-same' }

describe('an answer that is long enough', () => {
  test.each([
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['gzip;q=0, br', 'br'],
    ['GZIP', 'gzip'],
    ['identity;q=0, *', 'br'],
    ['*', 'br'],
    ['gzip;q=0.001', 'gzip'],
  ])('travels as the client likes it best: %s', async (accepted, coding) => {
    const plain = await sendEncoded(service, long, sameId)
    const answer = await sendEncoded(service, long, { ...sameId, 'Accept-Encoding': accepted })
    expect([answer.status, answer.headers['content-encoding'], answer.text]).toEqual([
      200,
      coding,
      plain.text,
    ])
    expect(answer.bytes).toBeLessThan(plain.bytes)
    expect(answer.headers['content-length']).toBe(String(answer.bytes))
    expect(answer.headers['content-type']).toBe('application/vnd.api+json')
  })

  test.each([
    undefined,
    '',
    'identity',
    'deflate',
    'zstd',
    'gzip;q=0',
    'identity, gzip;q=0.5',
    '*;q=0.5, identity',
    'nonsense;;q',
  ])('travels as it is where the client likes that best, or knows nothing better: %s', async (accepted) => {
    const headers = accepted === undefined ? {} : { 'Accept-Encoding': accepted }
    const answer = await sendEncoded(service, long, headers)
    expect([answer.status, answer.headers['content-encoding']]).toEqual([200, undefined])
  })

  test('is the same for HEAD, without its body (HT-01)', async () => {
    const headers = { ...sameId, 'Accept-Encoding': 'gzip' }
    const get = await sendEncoded(service, long, headers)
    const head = await sendEncoded(service, long, headers, 'HEAD')
    expect([head.bytes, lasting(head)]).toEqual([0, lasting(get)])
  })

  test('can be the description of the API', async () => {
    const answer = await sendEncoded(service, '/openapi.json', { 'Accept-Encoding': 'gzip' })
    expect([answer.headers['content-encoding'], JSON.parse(answer.text).openapi]).toEqual([
      'gzip',
      expect.stringMatching(/^3\./),
    ])
  })
})

describe('an answer that is short', () => {
  test('travels as it is', async () => {
    const { headers } = await sendEncoded(service, short, { 'Accept-Encoding': 'gzip' })
    expect(headers['content-encoding']).toBeUndefined()
  })

  test('is compressed for a client that takes nothing else', async () => {
    const { headers, text } = await sendEncoded(service, short, { 'Accept-Encoding': 'gzip, identity;q=0' })
    expect([headers['content-encoding'], JSON.parse(text).data]).toEqual(['gzip', []])
  })
})

test.each(['*;q=0', 'identity;q=0', 'deflate, identity;q=0'])(
  'a client that takes nothing of what there is, is told so before anything is done: %s',
  async (accepted) => {
    const { status, json } = await send(service, 'POST', '/customer_groups', {
      body: {},
      headers: { 'Accept-Encoding': accepted },
    })
    expect([status, json.errors]).toEqual([
      406,
      [
        {
          title: 'Not acceptable',
          detail: 'Answers travel as they are, or as br or gzip.',
          code: 'NOT_ACCEPTABLE',
          source: { header: 'Accept-Encoding' },
          status: '406',
        },
      ],
    ])
  },
)

test('an answer always says that it depends on Accept-Encoding', async () => {
  const answers = await Promise.all([long, short, '/api/nope'].map((path) => sendEncoded(service, path, {})))
  for (const { headers } of answers) expect(headers.vary).toMatch(/\bAccept-Encoding\b/)
})

test('what has no body has no encoding', async () => {
  const { status, headers } = await sendEncoded(service, single, { 'Accept-Encoding': 'gzip' }, 'OPTIONS')
  expect([status, headers['content-encoding']]).toEqual([204, undefined])
})

test('a service behind a proxy that compresses leaves it to the proxy', async () => {
  for (let count = 0; count < 10; count += 1) await makeGroup(withProxy, { name: `Group ${count}` })
  const answers = await Promise.all(
    ['gzip', 'identity;q=0'].map((accepted) => sendEncoded(withProxy, long, { 'Accept-Encoding': accepted })),
  )
  expect(answers.map(({ status, headers }) => [status, headers['content-encoding']])).toEqual([
    [200, undefined],
    [200, undefined],
  ])
})

describe('the tag of a compressed answer', () => {
  const compressed = { 'Accept-Encoding': 'gzip' }

  test('is another one in every encoding (HT-05)', async () => {
    const answers = await Promise.all(
      [{}, compressed, { 'Accept-Encoding': 'br' }].map((headers) => sendEncoded(service, single, headers)),
    )
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(3)
    for (const { headers } of answers) expect(headers.etag).toMatch(/^"[^"]+"$/)
  })

  test('gives 304 to who asks the same again, and the answer to who asks for another encoding', async () => {
    const { etag = '' } = (await sendEncoded(service, single, compressed)).headers
    const same = await sendEncoded(service, single, { ...compressed, 'If-None-Match': etag })
    const other = await sendEncoded(service, single, { 'If-None-Match': etag })
    expect([same.status, same.bytes, same.headers.etag, same.headers['content-encoding']]).toEqual([
      304,
      0,
      etag,
      undefined,
    ])
    expect(other.status).toBe(200)
  })

  test('lets a write pass, and stops one after another change (C5)', async () => {
    const id = single.split('/').at(-1) ?? ''
    const { etag = '' } = (await sendEncoded(service, single, compressed)).headers
    const headers = { 'If-Match': etag }
    expect((await patchGroup(service, id, { name: 'Changed' }, { headers })).status).toBe(200)
    expect((await patchGroup(service, id, { name: 'Late' }, { headers })).status).toBe(412)
    expect((await readGroup(service, id)).attributes.name).toBe('Changed')
  })
})
