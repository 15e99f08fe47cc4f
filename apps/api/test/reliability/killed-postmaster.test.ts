import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Database } from '@cohort/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { start, type Service } from '../../src/start.ts'
import { checkAnswer } from '../harness/check-answer.ts'
import { eventually } from '../harness/eventually.ts'
import { groupDocument } from '../harness/groups.ts'
import { mediaType, readResponse, type Json } from '../harness/response.ts'

let folder: string
let service: Service
let token: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cohort-killed-'))
  // PostgreSQL runs as another user where the tests run as root.
  await chmod(folder, 0o755)
  const config = {
    PORT: '0',
    COHORT_STATE_FOLDER: folder,
    COHORT_LOG_LEVEL: 'silent',
    COHORT_RATE_LIMITS: 'off',
  }
  service = await start(readConfig(config), () => {})
  token = await fetchToken()
}, 120_000)

afterAll(async () => {
  await service.stop(0)
  await rm(folder, { recursive: true, force: true })
}, 60_000)

async function fetchToken(): Promise<string> {
  const client = service.demoClients.find(({ clientSecret }) => clientSecret !== undefined)
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client?.clientId ?? '',
    client_secret: client?.clientSecret ?? '',
  })
  const response = await fetch(`${service.url}/oauth/token`, { method: 'POST', body })
  const { access_token: accessToken }: Json = await response.json()
  return accessToken
}

/** The PostgreSQL of the service, as its own folder tells of it. */
async function postmaster(): Promise<{ readonly pid: number; readonly url: string }> {
  const lines = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  const [pid, , , port = '', socket = ''] = lines
  return { pid: Number(pid), url: `postgres://cohort@localhost/postgres?host=${socket}&port=${port}` }
}

/** The id of a group that was made, or how it was refused. */
async function makeGroup(name: string): Promise<{ readonly status: number; readonly id?: string }> {
  const sent = JSON.stringify(groupDocument({ name }))
  const response = await fetch(`${service.url}/api/customer_groups`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': mediaType },
    body: sent,
  })
  const request = { method: 'POST', path: '/customer_groups', sent, isLimited: false }
  const { status, json } = checkAnswer(request, await readResponse(response))
  return { status, id: json.data?.id }
}

/** Makes groups one after the other until it is told to stop: all that were acknowledged, and every other status. */
async function writeUntil(isOver: () => boolean, kept: string[], others: Set<number>): Promise<void> {
  while (!isOver()) {
    const { status, id } = await makeGroup('written while it dies')
    if (id === undefined) others.add(status)
    else kept.push(id)
  }
}

/** Rows without their event and events without their row, of the groups of this test. */
async function halves(database: Database): Promise<unknown> {
  const text = `with events as (
      select environment_id, resource_id from event_stores where resource_type = 'customer_groups' and event = 'create'
    )
    select
      (select count(*) from customer_groups as g where not exists (
        select from events as e where e.environment_id = g.environment_id and e.resource_id = g.id)) as without_event,
      (select count(*) from events as e where not exists (
        select from customer_groups as g where g.environment_id = e.environment_id and g.id = e.resource_id)
        and not exists (select from event_stores as d where d.environment_id = e.environment_id
          and d.resource_id = e.resource_id and d.event = 'destroy')) as without_row`
  const [row] = await database.send({ name: undefined, text, values: [] })
  return row
}

test('a PostgreSQL that is killed under four writers comes back by itself, and nothing that was acknowledged is lost', async () => {
  const kept: string[] = []
  const others = new Set<number>()
  for (const round of [1, 2, 3]) {
    let isOver = false
    const before = kept.length
    const writers = Array.from({ length: 4 }, () => writeUntil(() => isOver, kept, others))
    await eventually(
      async () => kept.length,
      (count) => count > before + 20,
    )
    process.kill((await postmaster()).pid, 'SIGKILL')
    const killedAt = kept.length
    expect(
      await eventually(
        async () => kept.length,
        (count) => count > killedAt + 20,
      ),
    ).toBeGreaterThan(killedAt + 20)
    isOver = true
    await Promise.all(writers)
    expect({ round, statuses: [...others].filter((status) => status !== 503) }).toEqual({
      round,
      statuses: [],
    })
  }
  const database = connect({ url: (await postmaster()).url })
  const text = `select count(*) from customer_groups as g where id = any($1) and (
    select count(*) from event_stores as e where e.environment_id = g.environment_id and e.resource_id = g.id) = 1`
  expect(await database.send({ name: undefined, text, values: [kept] })).toEqual([
    { count: new Set(kept).size },
  ])
  expect(await halves(database)).toEqual({ without_event: 0, without_row: 0 })
  await database.close()
}, 120_000)
