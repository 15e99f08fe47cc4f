import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { credentialsOf, postOauth } from '../harness/oauth.ts'
import { sendText } from '../harness/raw-request.ts'
import { send } from '../harness/request.ts'
import type { Response } from '../harness/response.ts'
import { useService, type ServiceUnderTest } from '../harness/use-service.ts'

const minute = (limit: number) => ({ limit, seconds: 60 })
const burst = (limit: number) => ({ limit, seconds: 10 })

const rateLimits = {
  live: [minute(12), burst(4)],
  test: [minute(6), burst(5)],
  address: [minute(3)],
  tokens: [minute(30)],
}
const inMemory = useService({ rateLimits })
const shared = useService({ rateLimits, sharesLimits: true })
const judgeInMemory = useBadInput(inMemory).judgeWork
const judgeShared = useBadInput(shared).judgeWork
const unlimited = useService({ rateLimits: { live: [], test: [], address: [], tokens: [] } })

/** Every test begins with a minute of its own, far from the one before: nothing is left of that. */
let beginning = Math.ceil(Date.now() / 60_000) * 60_000

beforeEach(() => {
  beginning += 3 * 60_000
  vi.useFakeTimers({ toFake: ['Date'], now: beginning })
})
afterEach(() => {
  vi.useRealTimers()
})

function passSeconds(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000)
}

function told({ status, headers }: Response) {
  const header = (name: string) => Number(headers.get(name))
  return {
    status,
    limit: header('X-Ratelimit-Limit'),
    interval: header('X-Ratelimit-Interval'),
    remaining: header('X-Ratelimit-Remaining'),
  }
}

async function list(service: ServiceUnderTest, as: string | null = 'aurora/live'): Promise<Response> {
  return send(service, 'GET', '/customer_groups', { as })
}

async function statuses(requests: readonly Promise<Response>[]): Promise<Readonly<Record<number, number>>> {
  const counts: Record<number, number> = {}
  for (const { status } of await Promise.all(requests)) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

async function repeat(count: number, ask: () => Promise<Response>): Promise<readonly number[]> {
  const found: number[] = []
  for (let index = 0; index < count; index += 1) found.push((await ask()).status)
  return found
}

describe.each([
  ['in memory', inMemory, judgeInMemory],
  ['in the database', shared, judgeShared],
])('requests counted %s', (_where, service, judgeWork) => {
  test('are told of the window that is nearest to being used up', async () => {
    expect(told(await list(service))).toEqual({ status: 200, limit: 4, interval: 10, remaining: 3 })
    await repeat(3, () => list(service))
    passSeconds(20)
    await repeat(4, () => list(service))
    passSeconds(20)
    await repeat(2, () => list(service))
    expect(told(await list(service))).toEqual({ status: 200, limit: 12, interval: 60, remaining: 1 })
  })

  test('beyond the limit are refused, with the time after which one passes (Z5, ER-12)', () =>
    judgeWork(async () => {
      expect(await repeat(4, () => list(service))).toEqual([200, 200, 200, 200])
      const refused = await list(service)
      expect(told(refused)).toEqual({ status: 429, limit: 4, interval: 10, remaining: 0 })
      expect(refused.json).toEqual({
        errors: [
          {
            title: 'Throttled',
            detail: 'Requests are limited to 4 in 10 seconds.',
            code: 'THROTTLED',
            status: '429',
          },
        ],
      })
      const seconds = Number(refused.headers.get('Retry-After'))
      expect(seconds).toBe(13)
      passSeconds(seconds - 1)
      expect((await list(service)).status).toBe(429)
      passSeconds(1)
      expect((await list(service)).status).toBe(200)
      return []
    }))

  test('slide: what was sent at the end of one stretch counts in the next, and less with every second', async () => {
    passSeconds(9)
    expect(await repeat(5, () => list(service))).toEqual([200, 200, 200, 200, 429])
    passSeconds(1)
    expect((await list(service)).status).toBe(429)
    passSeconds(2.5)
    expect(await repeat(2, () => list(service))).toEqual([200, 429])
    passSeconds(2.5)
    expect(await repeat(2, () => list(service))).toEqual([200, 429])
  })

  test('cost nothing when they are refused: who keeps asking still gets what he may', async () => {
    expect(await statuses(Array.from({ length: 40 }, () => list(service)))).toEqual({ 200: 4, 429: 36 })
    passSeconds(15)
    expect(await statuses(Array.from({ length: 40 }, () => list(service)))).toEqual({ 200: 2, 429: 38 })
  })

  test('are counted exactly, however many come at once (Z5)', () =>
    judgeWork(async () => {
      expect(await statuses(Array.from({ length: 60 }, () => list(service)))).toEqual({ 200: 4, 429: 56 })
      return []
    }))

  test('are counted for each application and environment, each with its own limits', async () => {
    expect(await repeat(5, () => list(service))).toEqual([200, 200, 200, 200, 429])
    expect(told(await list(service, 'aurora/test'))).toMatchObject({ status: 200, remaining: 4 })
    expect(told(await list(service, 'borealis/live'))).toMatchObject({ status: 200, remaining: 3 })
    expect(told(await list(service, null))).toMatchObject({ status: 401, remaining: 2 })
  })
})

describe('what comes without a valid token is counted by its address', () => {
  test.each([
    ['an address that is none', 'GET', '/nope', 404],
    ['a method that is not allowed', 'PUT', '/customer_groups', 405],
    ['no token', 'GET', '/customer_groups', 401],
    ['a question for the methods', 'OPTIONS', '/customer_groups', 204],
  ])('%s', async (_what, method, path, status) => {
    const ask = () => send(inMemory, method, path, { as: null })
    expect(told(await ask())).toEqual({ status, limit: 3, interval: 60, remaining: 2 })
    expect(await repeat(3, ask)).toEqual([status, status, 429])
  })

  test('and does not touch what applications may', async () => {
    expect(await repeat(4, () => list(inMemory, null))).toEqual([401, 401, 401, 429])
    expect((await list(inMemory)).status).toBe(200)
  })
})

describe('what never becomes a request is counted by its address, too', () => {
  test.each([
    ['what is no HTTP', 'no HTTP\r\n\r\n', 400],
    ['headers that are too large', `GET /api HTTP/1.1\r\nX-Long: ${'x'.repeat(16 * 1024)}\r\n\r\n`, 431],
    ['a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n', 405],
    ['an unknown expectation', 'GET /api HTTP/1.1\r\nHost: localhost\r\nExpect: 42\r\n\r\n', 417],
  ])('%s', async (_what, text, status) => {
    expect(told(await sendText(inMemory, text))).toEqual({ status, limit: 3, interval: 60, remaining: 2 })
    expect(await repeat(3, () => sendText(inMemory, text))).toEqual([status, status, 429])
    const refused = await sendText(inMemory, text)
    expect([refused.headers.get('Retry-After'), refused.json.errors[0].code]).toEqual(['80', 'THROTTLED'])
    expect(told(await list(inMemory, null)).status).toBe(429)
  })
})

test.each([
  ['an error', 'GET', '/customer_groups?foo=1', 400],
  ['an answer without a body', 'HEAD', '/customer_groups', 200],
  ['an unacceptable Accept, which is told after the limit', 'GET', '/customer_groups', 406],
])('%s tells of the limits, and counts', async (_what, method, path, status) => {
  const headers = status === 406 ? { Accept: 'text/html' } : {}
  const ask = () => send(inMemory, method, path, { as: 'aurora/live', headers })
  expect(told(await ask())).toEqual({ status, limit: 4, interval: 10, remaining: 3 })
  expect(await repeat(4, ask)).toEqual([status, status, status, 429])
})

test('without limits nothing is counted, and nothing is told', async () => {
  const response = await fetch(`${unlimited.url}/api/customer_groups`, {
    headers: { Authorization: `Bearer ${unlimited.token('aurora/live')}` },
  })
  expect([response.status, response.headers.get('X-Ratelimit-Limit')]).toEqual([200, null])
})

describe('the token endpoint', () => {
  test('issues 30 tokens a minute to an address, and refuses the 31st (S13)', () =>
    judgeInMemory(async () => {
      expect(told(await askToken('/oauth/token'))).toEqual({
        status: 200,
        limit: 30,
        interval: 60,
        remaining: 29,
      })
      expect(await statuses(Array.from({ length: 29 }, () => askToken('/oauth/token')))).toEqual({ 200: 29 })
      const refused = await askToken('/oauth/token')
      expect([refused.status, refused.headers.get('Retry-After'), refused.json.errors[0].code]).toEqual([
        429,
        '62',
        'THROTTLED',
      ])
      expect((await list(inMemory)).status).toBe(200)
      return []
    }))

  test('counts what is none, like any other request without a token', async () => {
    expect(await repeat(4, () => askToken('/oauth/revoke'))).toEqual([400, 400, 400, 429])
  })
})

async function askToken(path: string): Promise<Response> {
  return postOauth(inMemory, path, {
    grant_type: 'client_credentials',
    ...credentialsOf(inMemory.client('aurora/live')),
  })
}
