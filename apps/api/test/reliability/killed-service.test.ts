import { once } from 'node:events'
import { startTestProxy, type TestProxy } from '@cohort/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkAnswer } from '../harness/check-answer.ts'
import { eventsOf } from '../harness/database-state.ts'
import { eventually } from '../harness/eventually.ts'
import { groupDocument, groupUpdate, makeGroup } from '../harness/groups.ts'
import { identifierOf, makeRecord } from '../harness/records.ts'
import { mediaType, readResponse, type Json, type Response } from '../harness/response.ts'
import { useInstances, type Instance } from '../harness/use-instances.ts'
import { useService } from '../harness/use-service.ts'

/** Has the database and the tokens; the requests go to processes of their own, through a network that keeps answers back. */
const service = useService()
const { startInstance, forget } = useInstances(service)
let network: TestProxy

beforeAll(async () => {
  network = await startTestProxy(service.databaseUrl())
})
afterAll(() => network.stop())

interface Write {
  readonly method: string
  readonly path: string
  readonly body: Json
  readonly key: string
}

/** The answer; undefined where the process went away before it. */
async function answerOf(
  { port }: Instance,
  { method, path, body, key }: Write,
): Promise<Response | undefined> {
  const sent = JSON.stringify(body)
  const response = await fetch(`http://localhost:${port}/api${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${service.token('aurora/test')}`,
      'Content-Type': mediaType,
      'Idempotency-Key': key,
    },
    body: sent,
  }).catch(() => undefined)
  const answer = response && (await readResponse(response).catch(() => undefined))
  return answer && checkAnswer({ method, path, sent, isLimited: false }, answer)
}

async function kill(instance: Instance): Promise<void> {
  const exited = once(instance.child, 'exit')
  instance.child.kill('SIGKILL')
  expect(await exited).toEqual([null, 'SIGKILL'])
  forget(instance)
}

/** What is there before a write: a group, and a customer who is in none. */
async function makeBoth() {
  const group = await makeGroup(service, { name: 'Before' })
  return { group, customer: await makeRecord(service, 'customers'), path: `/customer_groups/${group.id}` }
}

type Both = Awaited<ReturnType<typeof makeBoth>>

/** A write, what answers it, and what it changes: by its answer where it makes something. */
interface Kind {
  readonly status: number
  readonly write: (both: Both) => Omit<Write, 'key'>
  readonly changes: (both: Both, answer: Response) => string
  readonly events: readonly string[]
}

const kinds: readonly (readonly [what: string, kind: Kind])[] = [
  [
    'a create',
    {
      status: 201,
      write: () => ({ method: 'POST', path: '/customer_groups', body: groupDocument({ name: 'New' }) }),
      changes: (_both, { json }) => json.data.id,
      events: ['create'],
    },
  ],
  [
    'an update',
    {
      status: 200,
      write: ({ group, path }) => ({ method: 'PATCH', path, body: groupUpdate(group.id, { name: 'New' }) }),
      changes: ({ group }) => group.id,
      events: ['create', 'update'],
    },
  ],
  [
    'a write of members',
    {
      status: 204,
      write: ({ customer, path }) => ({
        method: 'POST',
        path: `${path}/relationships/customers`,
        body: { data: [identifierOf(customer)] },
      }),
      changes: ({ customer }) => customer.id,
      events: ['create', 'update'],
    },
  ],
]

test.each(kinds)(
  'a process that is killed between COMMIT and its answer: %s is found done by who comes again with the key, and was done once',
  async (what, { status, write: writeOf, changes, events }) => {
    const both = await makeBoth()
    const write = { ...writeOf(both), key: `killed in ${what}` }
    const first = await startInstance({ databaseUrl: network.url })
    const held = network.holdFrom('COMMIT\0')
    const unanswered = answerOf(first, write)
    await held
    await kill(first)
    expect(await unanswered).toBeUndefined()

    const second = await startInstance({ databaseUrl: network.url })
    const again = await answerOf(second, write)
    await kill(second)
    if (again === undefined) throw new Error('The second process did not answer.')
    expect([again.status, again.headers.get('Idempotent-Replayed')]).toEqual([status, 'true'])
    const log = await eventsOf(service, changes(both, again))
    expect(log.map(({ event }) => event)).toEqual(events)
  },
  60_000,
)

test('a process that is killed three times under four writers who come again loses nothing, and does nothing twice', async () => {
  let instance = await startInstance({ databaseUrl: network.url })
  const over = new AbortController()
  const acknowledged = new Map<string, string>()

  /** Comes again with the key until there is an answer: also while a dead process still seems to be at it. */
  const write = async (name: string): Promise<void> => {
    const body = groupDocument({ name })
    const answer = await eventually(
      () => answerOf(instance, { method: 'POST', path: '/customer_groups', body, key: name }),
      (one) => one?.status === 201,
    )
    acknowledged.set(name, answer?.json.data.id)
  }
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let count = 0; !over.signal.aborted; count += 1) await write(`writer ${writer} ${count}`)
  })
  for (let round = 1; round <= 3; round += 1) {
    const enough = acknowledged.size + 20
    await eventually(
      async () => acknowledged.size,
      (size) => size >= enough,
    )
    const killed = instance
    instance = await startInstance({ databaseUrl: network.url })
    await kill(killed)
  }
  over.abort()
  await Promise.all(writers)
  await kill(instance)

  const rows = await service.database.send({
    name: undefined,
    text: `select name, min(id) as id, count(*) as rows, (
        select count(*) from event_stores as e
        where e.resource_id = min(g.id) and e.environment_id = min(g.environment_id)) as events
      from customer_groups as g where name like 'writer %' group by name`,
    values: [],
  })
  expect(rows.filter((row) => row.rows !== 1 || row.events !== 1)).toEqual([])
  expect(new Map(rows.map(({ name, id }) => [name, id]))).toEqual(acknowledged)
}, 120_000)
