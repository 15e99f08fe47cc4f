import { describe, expect, test } from 'vitest'
import { historyOf } from '../harness/history.ts'
import { pathOf } from '../harness/follow-pages.ts'
import {
  identifierOf,
  linkageOf,
  makeRecord,
  patchRecord,
  recordDocument,
  type Identifier,
} from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Json, type Response } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

/** How many write at once, and how often each. */
const writers = 8
const turns = 40

/** Longer than this no reader is behind, in milliseconds: the log settles after a minute at the latest. */
const deadlineMs = 75_000

/** A number generator that gives the same numbers in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** What all writers reach for. */
interface Shared {
  readonly groups: readonly Identifier[]
  readonly customers: readonly Identifier[]
}

/** What a write that was acknowledged must have left in the log. */
interface Acknowledged {
  readonly id: string
  readonly event: string
  /** A value that nothing else sets. */
  readonly marker?: string
}

/** One turn of a writer: what it did, and what must be found of it. */
type Turn = (
  shared: Shared,
  pick: (below: number) => number,
  marker: string,
) => Promise<readonly Acknowledged[]>

function acknowledged(response: Response, found: readonly Acknowledged[]): readonly Acknowledged[] {
  if (response.status >= 500) expectStatus(response, 200)
  return response.status < 300 ? found : []
}

function some(records: readonly Identifier[], pick: (below: number) => number): readonly Identifier[] {
  const first = pick(records.length)
  return [...records.slice(first), ...records.slice(0, first)].slice(0, 1 + pick(records.length - 1))
}

function one(records: readonly Identifier[], pick: (below: number) => number): Identifier {
  const record = records[pick(records.length)]
  if (record === undefined) throw new Error('There is nothing to pick from.')
  return record
}

const idOf = ({ json }: Response): string => json?.data?.id ?? ''

const kinds: readonly Turn[] = [
  async (_shared, _pick, marker) => {
    const response = await send(service, 'POST', '/customer_groups', {
      body: recordDocument('customer_groups', { name: marker }),
    })
    return acknowledged(response, [{ id: idOf(response), event: 'create', marker }])
  },
  async ({ customers }, pick, marker) => {
    const customer = one(customers, pick)
    const response = await patchRecord(service, customer, { attributes: { reference: marker } })
    return acknowledged(response, [{ id: String(customer.id), event: 'update', marker }])
  },
  async ({ groups, customers }, pick) => {
    const method = ['POST', 'PATCH', 'DELETE'][pick(3)] ?? 'POST'
    const body = { data: some(customers, pick) }
    return acknowledged(await send(service, method, linkageOf(one(groups, pick), 'customers'), { body }), [])
  },
  async ({ groups, customers }, pick, marker) => {
    const body = recordDocument('customers', { reference: marker }, { customer_group: one(groups, pick) })
    const response = await send(service, 'POST', '/customers', { body })
    const { id } = one(customers, pick)
    const moved = await send(service, 'PATCH', `/customers/${id}/relationships/customer_group`, {
      body: { data: null },
    })
    return [
      ...acknowledged(response, [{ id: idOf(response), event: 'create', marker }]),
      ...acknowledged(moved, []),
    ]
  },
  async (_shared, _pick, marker) => {
    const made = await send(service, 'POST', '/markets', {
      body: recordDocument('markets', { name: marker }),
    })
    const deleted = await send(service, 'DELETE', `/markets/${idOf(made)}`)
    return [
      ...acknowledged(made, [{ id: idOf(made), event: 'create', marker }]),
      ...acknowledged(deleted, [{ id: idOf(made), event: 'destroy', marker }]),
    ]
  },
  async ({ groups, customers }, pick, marker) => {
    const group = one(groups, pick)
    const links = { customers: some(customers, pick) }
    const response = await patchRecord(service, group, { attributes: { name: marker }, links })
    return acknowledged(response, [{ id: String(group.id), event: 'update', marker }])
  },
]

async function writeAll(writer: number, shared: Shared): Promise<readonly Acknowledged[]> {
  const pick = seeded(writer + 1)
  const all: Acknowledged[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    const kind = kinds[pick(kinds.length)]
    if (kind !== undefined) all.push(...(await kind(shared, pick, `marker ${writer} ${turn}.`)))
  }
  return all
}

/** Reads the log in pages from its beginning, and goes on at its end until it has seen so many entries. */
async function readLog(
  pageSize: number,
  isComplete: (seen: number) => Promise<boolean>,
): Promise<readonly Json[]> {
  const seen: Json[] = []
  const endsAt = Date.now() + deadlineMs
  let path = `/event_stores?page[size]=${pageSize}`
  for (;;) {
    const response = await send(service, 'GET', path)
    expectStatus(response, 200)
    seen.push(...response.json.data)
    const next: string | null = response.json.links.next
    const last = seen.at(-1)
    if (next !== null) path = pathOf(service, next)
    else if (last !== undefined) path = `/event_stores?page[size]=${pageSize}&page[after]=${last.id}`
    if (next === null && ((await isComplete(seen.length)) || Date.now() > endsAt)) return seen
  }
}

async function tableIds(): Promise<readonly unknown[]> {
  const text = `select e.id from event_stores as e join environments as v on v.id = e.environment_id
    join organizations as o on o.id = v.organization_id where o.slug = 'aurora' and v.mode = 'test' order by e.id`
  return (await service.database.send({ name: undefined, text, values: [] })).map(({ id }) => id)
}

const make = async (type: string) => identifierOf(await makeRecord(service, type))

describe('a reader who pages through the log while eight write', () => {
  test('sees every event once, in the order of ids that never go back', { timeout: 120_000 }, async () => {
    const shared: Shared = {
      groups: [await make('customer_groups'), await make('customer_groups'), await make('customer_groups')],
      customers: await Promise.all(Array.from({ length: 25 }, () => make('customers'))),
    }
    const writing = Promise.all(Array.from({ length: writers }, (_, writer) => writeAll(writer, shared)))
    let isWritten = false
    const written = writing.finally(() => {
      isWritten = true
    })
    const isComplete = async (seen: number) => isWritten && seen >= (await tableIds()).length
    const [acknowledgements, ...readings] = await Promise.all([
      written,
      readLog(3, isComplete),
      readLog(100, isComplete),
    ])
    const all = acknowledgements.flat()
    expect(all.length).toBeGreaterThan((writers * turns) / 2)
    const inTable = await tableIds()
    for (const seen of readings) {
      const ids = seen.map(({ id }): string => id)
      expect(ids.filter((id, index) => index > 0 && id <= (ids[index - 1] ?? ''))).toEqual([])
      expect(ids).toEqual(inTable)
      expect(all.filter((write) => !seen.some((entry) => tellsOf(entry, write)))).toEqual([])
    }
    // The chain of each record's history has no hole: what one entry ends with, the next begins with.
    for (const customer of shared.customers) {
      const moves = (await historyOf(service, customer)).flatMap(([, changes]) =>
        changes['customer_group_id'] ? [changes['customer_group_id']] : [],
      )
      expect(moves.slice(1).map(([from]) => from)).toEqual(moves.slice(0, -1).map(([, to]) => to))
    }
  })
})

function tellsOf({ attributes }: Json, { id, event, marker }: Acknowledged): boolean {
  const isIt = attributes.resource_id === id && attributes.event === event
  return isIt && (marker === undefined || JSON.stringify(attributes.payload).includes(marker))
}
