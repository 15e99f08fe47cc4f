import { beforeAll, describe, expect, test } from 'vitest'
import { checkAnswer } from '../harness/check-answer.ts'
import { eventually } from '../harness/eventually.ts'
import { credentialsOf, postOauth, statusWith } from '../harness/oauth.ts'
import { readResponse, type Response } from '../harness/response.ts'
import { useInstances, type Instance } from '../harness/use-instances.ts'
import { useService } from '../harness/use-service.ts'

/** Has the database and the tokens; the requests go to two processes on it. */
const service = useService()
const { startInstance } = useInstances(service)

/** Far more than a few seconds give back, so that it does not matter where in a minute the test runs. */
const limit = 24
const settings = {
  COHORT_RATE_LIMITS: 'off',
  COHORT_RATE_LIMIT_STORE: 'database',
  COHORT_RATE_LIMIT_LIVE: String(limit),
  COHORT_RATE_LIMIT_TEST: '1000',
  COHORT_RATE_LIMIT_ADDRESS: String(limit),
  COHORT_RATE_LIMIT_TOKENS: String(limit),
}

type Pair = readonly [Instance, Instance]

/** Two that count in the database, and two that count nobody. */
let limited: Pair
let unlimited: Pair

beforeAll(async () => {
  limited = [await startInstance({ settings }), await startInstance({ settings })]
  unlimited = [await startInstance(), await startInstance()]
}, 120_000)

async function list({ url }: Instance, token: string | undefined): Promise<Response> {
  const path = '/customer_groups?page[size]=1'
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` }
  return checkAnswer(
    { method: 'GET', path },
    await readResponse(await fetch(`${url}/api${path}`, { headers })),
  )
}

async function askToken(instance: Instance): Promise<Response> {
  return postOauth(instance, '/oauth/token', {
    grant_type: 'client_credentials',
    ...credentialsOf(service.client('aurora/live')),
  })
}

/** So many requests at once, half of them to each instance. */
async function askBoth(count: number, ask: (instance: Instance) => Promise<Response>) {
  const asked = Array.from({ length: count }, async (_, index) => {
    const instance = limited[index % 2 === 0 ? 0 : 1]
    return { instance, answer: await ask(instance) }
  })
  return Promise.all(asked)
}

function told({ headers }: Response) {
  const header = (name: string) => Number(headers.get(name))
  return {
    limit: header('X-Ratelimit-Limit'),
    interval: header('X-Ratelimit-Interval'),
    remaining: header('X-Ratelimit-Remaining'),
  }
}

describe('two instances that count in one database', () => {
  test.each<[who: string, ask: (instance: Instance) => Promise<Response>, status: number]>([
    ['an application', (instance) => list(instance, service.token('aurora/live')), 200],
    ['an address without a token', (instance) => list(instance, undefined), 401],
    ['an address that asks for tokens', askToken, 200],
  ])(
    'let %s pass exactly as often as it may, however many requests come at once (Z5)',
    async (_who, ask, status) => {
      const answers = await askBoth(limit * 4, ask)
      const passed = answers.filter(({ answer }) => answer.status === status)
      const refused = answers.filter(({ answer }) => answer.status === 429)
      expect([passed.length, refused.length]).toEqual([limit, limit * 3])
      // Each of those that passed was told of another number: none was counted twice, and none by one instance alone.
      const remaining = passed.map(({ answer }) => told(answer).remaining).toSorted((a, b) => b - a)
      expect(remaining).toEqual(Array.from({ length: limit }, (_unused, index) => limit - 1 - index))
      for (const instance of limited) {
        const refusals = refused.filter((found) => found.instance === instance)
        expect(refusals.length).toBeGreaterThan(0)
        for (const { answer } of refusals) {
          expect(told(answer)).toEqual({ limit, interval: 60, remaining: 0 })
          expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
          expect(answer.json.errors[0].code).toBe('THROTTLED')
        }
      }
    },
  )

  test('tell each of what the other has let pass', async () => {
    const [first, second] = limited
    const token = service.token('borealis/live')
    const remaining: number[] = []
    for (const instance of [first, second, second, first]) {
      const answer = await list(instance, token)
      expect(answer.status).toBe(200)
      remaining.push(told(answer).remaining)
    }
    expect(remaining).toEqual([limit - 1, limit - 2, limit - 3, limit - 4])
  })
})

describe('a token that was revoked at one instance', () => {
  test('is refused there at once, and within 10 seconds by the other, which had accepted it', async () => {
    const [first, second] = unlimited
    const client = service.client('aurora/test')
    const { json } = await postOauth(service, '/oauth/token', {
      grant_type: 'client_credentials',
      ...credentialsOf(client),
    })
    const token: string = json.access_token
    expect([await statusWith(first, token), await statusWith(second, token)]).toEqual([200, 200])
    await postOauth(first, '/oauth/revoke', { token, ...credentialsOf(client) })
    const revokedAt = Date.now()
    expect(await statusWith(first, token)).toBe(401)
    const status = await eventually(
      () => statusWith(second, token),
      (found) => found === 401,
    )
    expect([status, Date.now() - revokedAt < 10_000]).toEqual([401, true])
  })

  test('is refused by both when its application is deleted', async () => {
    const client = service.client('aurora/test/read_only')
    for (const instance of unlimited) expect(await statusWith(instance, client.token)).toBe(200)
    await service.database.send({
      name: undefined,
      text: 'delete from applications where client_id = $1',
      values: [client.clientId],
    })
    const statuses = await Promise.all(
      unlimited.map((instance) =>
        eventually(
          () => statusWith(instance, client.token),
          (found) => found === 401,
        ),
      ),
    )
    expect(statuses).toEqual([401, 401])
  })
})
