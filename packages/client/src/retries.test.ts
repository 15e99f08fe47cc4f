import { customerGroups } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { createClient } from './client.ts'
import type { RetryOptions } from './retries.ts'
import { makeGroupObject, makeService, type Answer } from './service.fixture.ts'

const url = 'http://cohort.test/api'
const data = makeGroupObject('0Vqg2mXk3bT9aZ', 'VIP')
const now = { 'Retry-After': '0' }
const long = { 'Retry-After': '120' }
const refused = (status: number, headers: Readonly<Record<string, string>> = now): Answer => ({
  status,
  headers,
  body: { errors: [{ code: 'X', detail: 'Not now.' }] },
})

function makeClient(answers: readonly Answer[], options: RetryOptions = {}) {
  const { fetch, seen } = makeService(...answers)
  return { client: createClient({ url, token: 'secret', fetch, ...options }), seen }
}

describe('a request is sent again', () => {
  test.each([429, 503])('when it was answered %i, after the time that was asked for', async (status) => {
    const { client, seen } = makeClient([refused(status), { body: { data } }])
    expect((await client.retrieve(customerGroups, data.id)).record.id).toBe(data.id)
    expect(seen).toHaveLength(2)
  })

  test('after a date that has passed', async () => {
    const past = { 'Retry-After': 'Sat, 31 Jan 2026 09:30:00 GMT' }
    const { client, seen } = makeClient([refused(429, past), { body: { data } }])
    await client.retrieve(customerGroups, data.id)
    expect(seen).toHaveLength(2)
  })

  test('when nobody answered', async () => {
    const { fetch, seen } = makeService({ body: { data } })
    let calls = 0
    const failing: typeof fetch = (...given) =>
      (calls += 1) === 1 ? Promise.reject(new TypeError('connection reset')) : fetch(...given)
    await createClient({ url, token: 'secret', fetch: failing }).retrieve(customerGroups, data.id)
    expect([calls, seen.length]).toEqual([2, 1])
  })

  test.each([409, 429, 503])(
    'when it creates and was answered %i, with the key of the first time',
    async (status) => {
      const { client, seen } = makeClient([refused(status), { status: 201, body: { data } }])
      await client.create(customerGroups, { name: 'VIP' })
      const keys = seen.map(({ headers }) => headers['idempotency-key'])
      expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), keys[0]])
      expect(seen[1]?.body).toBe(seen[0]?.body)
    },
  )

  test('when it deletes and was throttled, which is before anything was done', async () => {
    const { client, seen } = makeClient([refused(429), { status: 204 }])
    await client.delete(customerGroups, data.id)
    expect(seen).toHaveLength(2)
  })
})

describe('a request is not sent again', () => {
  test.each<[fact: string, answers: readonly Answer[], options: RetryOptions, times: number]>([
    [
      'more often than said',
      [refused(429), refused(429), refused(429), { body: { data } }],
      { retries: 1 },
      2,
    ],
    ['where it is never to be', [refused(503), { body: { data } }], { retries: 0 }, 1],
    ['when it should wait longer than it may', [refused(429, long), { body: { data } }], {}, 1],
    ['when it is at fault itself', [refused(400), { body: { data } }], {}, 1],
    ['after a conflict that says nothing of another time', [refused(409, {}), { body: { data } }], {}, 1],
  ])('%s', async (_fact, answers, options, times) => {
    const { client, seen } = makeClient(answers, options)
    await expect(client.retrieve(customerGroups, data.id)).rejects.toMatchObject({ name: 'ApiError' })
    expect(seen).toHaveLength(times)
  })

  test('when it deletes and may have been done', async () => {
    const { client, seen } = makeClient([refused(503), { status: 204 }])
    await expect(client.delete(customerGroups, data.id)).rejects.toMatchObject({ status: 503 })
    expect(seen).toHaveLength(1)
  })

  test('when it was aborted while it waited', async () => {
    const { client, seen } = makeClient([refused(429, { 'Retry-After': '30' }), { body: { data } }])
    const aborting = new AbortController()
    const request = client.retrieve(customerGroups, data.id, '', { signal: aborting.signal })
    await expect.poll(() => seen.length).toBe(1)
    aborting.abort(new Error('The page was left.'))
    await expect(request).rejects.toThrow('The page was left.')
    expect(seen).toHaveLength(1)
  })
})

/** Throttles the first requests, and then tells how many of those that come again are under way at once. */
function makeThrottle(refusals: number) {
  const { fetch } = makeService(...Array.from({ length: 99 }, () => refused(429)))
  let calls = 0
  const underWay = { now: 0, most: 0 }
  const throttle: typeof fetch = async (...given) => {
    calls += 1
    if (calls <= refusals) return fetch(...given)
    underWay.now += 1
    underWay.most = Math.max(underWay.most, underWay.now)
    await new Promise((resolve) => setTimeout(resolve, 0))
    underWay.now -= 1
    return Response.json({ data })
  }
  return { client: createClient({ url, token: 'secret', fetch: throttle }), underWay }
}

describe('requests that were throttled', () => {
  test('come again one after another', async () => {
    const { client, underWay } = makeThrottle(10)
    const all = Array.from({ length: 10 }, () => client.retrieve(customerGroups, data.id))
    expect(await Promise.all(all)).toHaveLength(10)
    expect(underWay).toEqual({ now: 0, most: 1 })
  })

  test('leave the line when they are aborted, and those behind them go on', async () => {
    const { client, underWay } = makeThrottle(5)
    const aborting = new AbortController()
    const all = Array.from({ length: 5 }, (_, index) =>
      client.retrieve(customerGroups, data.id, '', index === 2 ? { signal: aborting.signal } : {}),
    )
    aborting.abort(new Error('The page was left.'))
    const outcomes = await Promise.allSettled(all)
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    expect(underWay.most).toBe(1)
  })
})

test('a key of one’s own goes with a write, and every call has another unless given', async () => {
  const answer = { status: 201, body: { data } }
  const { client, seen } = makeClient([answer, answer, answer])
  await client.create(customerGroups, { name: 'VIP' }, { idempotencyKey: 'import-7' })
  await client.create(customerGroups, { name: 'VIP' })
  await client.create(customerGroups, { name: 'VIP' }, { headers: { 'Idempotency-Key': 'as-a-header' } })
  const keys = seen.map(({ headers }) => headers['idempotency-key'])
  expect(keys).toEqual(['import-7', expect.stringMatching(/^[0-9a-f]{32}$/), 'as-a-header'])
})
