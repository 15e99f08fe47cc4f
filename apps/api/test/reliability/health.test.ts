import { describe, expect, test } from 'vitest'
import { exchange, requestText } from '../harness/raw-request.ts'
import { send } from '../harness/request.ts'
import { readResponse, type Response } from '../harness/response.ts'
import { useService, type ServiceUnderTest } from '../harness/use-service.ts'

const metricsToken = 'a token for the metrics'
const service = useService()
const guarded = useService({ metricsToken })
const draining = useService()
const behind = useService()
let isDown = false
const failing = useService({
  around: (database) => ({
    ...database,
    send: (statement) => (isDown ? Promise.reject(new Error('gone')) : database.send(statement)),
  }),
})

async function get(
  from: ServiceUnderTest,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return readResponse(await fetch(`${from.url}${path}`, { headers }))
}

describe('/livez', () => {
  test('answers as long as the process does', async () => {
    const { status, json, headers } = await get(service, '/livez')
    expect([status, json, headers.get('Cache-Control')]).toEqual([200, { status: 'alive' }, 'no-store'])
  })
})

describe('/readyz', () => {
  test('tells each of its checks', async () => {
    const { status, json } = await get(service, '/readyz')
    expect([status, json]).toEqual([
      200,
      { status: 'ready', checks: { database: 'ok', migrations: 'ok', draining: false } },
    ])
  })

  test('says no before the service ends, which then answers on, and asks to be left', async () => {
    draining.beginDrain()
    const { status, json } = await get(draining, '/readyz')
    expect([status, json]).toEqual([
      503,
      { status: 'not ready', checks: { database: 'ok', migrations: 'ok', draining: true } },
    ])
    const { answers, isClosed } = await exchange(draining, requestText(draining, 'GET /api/customer_groups'))
    expect([answers.map((answer) => answer.status), isClosed]).toEqual([[200], true])
  })

  test('says no to a database that lacks a migration, and yes to one that is ahead', async () => {
    const names = await behind.database.send({
      name: undefined,
      text: `insert into kysely_migration (name, timestamp) values ('9999_later', 'now') returning name`,
      values: [],
    })
    expect(names).toEqual([{ name: '9999_later' }])
    expect((await get(behind, '/readyz')).status).toBe(200)
    await behind.database.send({
      name: undefined,
      text: `delete from kysely_migration where name like '0008%'`,
      values: [],
    })
    const { status, json } = await get(behind, '/readyz')
    expect([status, json.checks]).toEqual([503, { database: 'ok', migrations: 'behind', draining: false }])
  })

  test('says no when the database does not answer', async () => {
    isDown = true
    const { status, json } = await get(failing, '/readyz')
    isDown = false
    expect([status, json.checks]).toEqual([
      503,
      { database: 'failed', migrations: 'unknown', draining: false },
    ])
    expect((await get(failing, '/livez')).status).toBe(200)
  })
})

describe('/metrics', () => {
  test('counts answers by the pattern of their address, and tells of connections and the event loop', async () => {
    await send(service, 'GET', '/customer_groups/nobody00000000')
    await send(service, 'GET', '/no-such-address')
    const { status, text } = await get(service, '/metrics')
    expect(status).toBe(200)
    expect(text).toContain(
      'cohort_http_requests_total{method="GET",route="/api/customer_groups/:id",status="404"} 1',
    )
    expect(text).toContain('cohort_http_requests_total{method="GET",route="other",status="404"} 1')
    expect(text).toContain('cohort_http_request_duration_seconds_bucket{le="0.1"')
    for (const state of ['used', 'idle', 'waiting'])
      expect(text).toMatch(new RegExp(`cohort_database_connections\\{state="${state}"\\} \\d`))
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds')
    expect(text).not.toContain('nobody00000000')
  })

  test.each([
    [{ 'X-Forwarded-For': '127.0.0.1' }],
    [{ Forwarded: 'for=127.0.0.1' }],
    [{ 'X-Real-IP': '127.0.0.1' }],
  ])('are not there for who comes through a proxy: %j', async (headers) => {
    expect((await get(service, '/metrics', headers)).status).toBe(404)
  })

  test('are not there for a name that was pointed at this machine', async () => {
    const text = requestText(service, 'GET /metrics', ['Host: evil.example'])
    const { answers } = await exchange(service, text)
    expect(answers.map(({ status }) => status)).toEqual([404])
  })

  test.each([
    [{}, 404],
    [{ Authorization: 'Bearer another token of it' }, 404],
    [{ Authorization: `Bearer ${metricsToken}` }, 200],
    [{ Authorization: `Bearer ${metricsToken}`, 'X-Forwarded-For': '203.0.113.9' }, 200],
  ])('need their token where there is one: %j', async (headers, expected) => {
    expect((await get(guarded, '/metrics', headers)).status).toBe(expected)
  })
})
