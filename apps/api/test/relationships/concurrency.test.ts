import { describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { eventually } from '../harness/eventually.ts'
import { historyOf } from '../harness/history.ts'
import {
  identifierOf,
  identifiersIn,
  linkageOf,
  makeRecord,
  patchRecord,
  recordDocument,
  type Identifier,
  type Links,
} from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Response } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'
import { writtenBy, type Written } from '../harness/written.ts'

const service = useService()
const { judgeWork } = useBadInput(service)
const rounds = Array.from({ length: 5 }, (_, round) => round)

async function make(type: string, links: Links = {}): Promise<Identifier> {
  return identifierOf(await makeRecord(service, type, {}, links))
}

/** That each of some records was changed, once. */
function updated(...records: readonly Identifier[]): readonly Written[] {
  return records.map(({ type, id }) => ({ did: 'update', type, id: String(id) }))
}

function destroyed(...records: readonly Identifier[]): readonly Written[] {
  return records.map(({ type, id }) => ({ did: 'destroy', type, id: String(id) }))
}

function makeSome(count: number, type: string, links: Links = {}): Promise<readonly Identifier[]> {
  return Promise.all(Array.from({ length: count }, () => make(type, links)))
}

function write(method: string, group: Identifier, data: readonly Identifier[]): Promise<Response> {
  return send(service, method, linkageOf(group, 'customers'), { body: { data } })
}

function statusesOf(answers: readonly Response[]): readonly number[] {
  return answers.map(({ status }) => status).toSorted((a, b) => a - b)
}

async function membersNow(group: Identifier): Promise<ReadonlySet<unknown>> {
  const linkage = await send(service, 'GET', `${linkageOf(group, 'customers')}?page[size]=100`)
  return new Set(identifiersIn(linkage).map(({ id }) => id))
}

describe('two requests that attach the same pair (R12, UR-17)', () => {
  test.each(rounds)('both succeed, and it is one change (round %i)', async () => {
    const [group, customer] = [await make('customer_groups'), await make('customers')]
    await judgeWork(async () => {
      const answers = await Promise.all([
        write('POST', group, [customer]),
        write('POST', group, [customer]),
        write('PATCH', group, [customer]),
        send(service, 'PATCH', linkageOf(customer, 'customer_group'), { body: { data: group } }),
        patchRecord(service, customer, { links: { customer_group: group } }),
      ])
      expect(statusesOf(answers)).toEqual([200, 204, 204, 204, 204])
      expect(await membersNow(group)).toEqual(new Set([customer.id]))
      expect((await historyOf(service, customer)).map(([event]) => event)).toEqual(['create', 'update'])
      return updated(customer)
    })
  })
})

describe("two groups that take each other's members at once", () => {
  test.each(rounds)('end as one of the two orders, and nobody is in both or in none (round %i)', async () => {
    const [left, right] = [await make('customer_groups'), await make('customer_groups')]
    const ofLeft = await makeSome(20, 'customers', { customer_group: left })
    const ofRight = await makeSome(20, 'customers', { customer_group: right })
    await judgeWork(async () => {
      const answers = await Promise.all([write('POST', left, ofRight), write('POST', right, ofLeft)])
      expect(statusesOf(answers)).toEqual([204, 204])
      expect(await membersNow(left)).toEqual(new Set(ofRight.map(({ id }) => id)))
      expect(await membersNow(right)).toEqual(new Set(ofLeft.map(({ id }) => id)))
      return updated(...ofLeft, ...ofRight)
    })
  })

  test.each(rounds)('also when each replaces all that it has (C9, round %i)', async () => {
    const [left, right] = [await make('customer_groups'), await make('customer_groups')]
    const ofLeft = await makeSome(20, 'customers', { customer_group: left })
    const ofRight = await makeSome(20, 'customers', { customer_group: right })
    await judgeWork(async () => {
      const answers = await Promise.all([write('PATCH', left, ofRight), write('PATCH', right, ofLeft)])
      expect(statusesOf(answers)).toEqual([204, 204])
      const members = [...(await membersNow(left)), ...(await membersNow(right))]
      expect(new Set(members)).toEqual(new Set([...ofLeft, ...ofRight].map(({ id }) => id)))
      expect(members).toHaveLength(40)
      // Those of the group that came first were sent away, and then taken in by the other.
      const [, ...moves] = await historyOf(service, ofLeft[0] ?? left)
      return updated(...ofLeft, ...ofRight, ...(moves.length > 1 ? ofLeft : ofRight))
    })
  })
})

test('sixteen groups that reach for the same members: each has one group at the end, and its history is one chain', async () => {
  const groups = await makeSome(16, 'customer_groups')
  const customers = await makeSome(10, 'customers')
  await judgeWork(async () => {
    const answers = await Promise.all(groups.map((group) => write('POST', group, customers)))
    expect(statusesOf(answers)).toEqual(groups.map(() => 204))
    for (const customer of customers) {
      const moves = (await historyOf(service, customer)).flatMap(([, { customer_group_id: moved }]) =>
        moved ? [moved] : [],
      )
      expect(moves.map(([from]) => from)).toEqual([null, ...moves.slice(0, -1).map(([, to]) => to)])
      expect(new Set(moves.map(([, to]) => to))).toEqual(new Set(groups.map(({ id }) => id)))
      const { json } = await send(service, 'GET', linkageOf(customer, 'customer_group'))
      expect(json.data.id).toBe(moves.at(-1)?.[1])
    }
    return groups.flatMap(() => updated(...customers))
  })
})

describe('a group that is deleted while it is filled', () => {
  test.each(rounds)('is either gone without members, or stays with all of them (round %i)', async () => {
    const group = await make('customer_groups')
    const customers = await makeSome(5, 'customers')
    await judgeWork(async () => {
      const [filled, deleted] = await Promise.all([
        write('POST', group, customers),
        send(service, 'DELETE', `/customer_groups/${group.id}`),
      ])
      const left = await send(service, 'GET', `/customers?filter[customer_group_id]=${group.id}`)
      const outcome = [deleted.status, left.json.meta.record_count]
      expect([
        [204, 0],
        [423, 5],
        [409, 5],
      ]).toContainEqual(outcome)
      expect(filled.status === 204).toBe(left.json.meta.record_count === 5)
      expect([204, 404, 409]).toContain(filled.status)
      return filled.status === 204 ? updated(...customers) : destroyed(group)
    })
  })
})

describe('an owner that is deleted while attachments are added', () => {
  test.each(rounds)('leaves none without an owner (round %i)', async () => {
    const owner = await make('merchants')
    const attach = () =>
      send(service, 'POST', '/attachments', {
        body: recordDocument('attachments', {}, { attachable: owner }),
      })
    await judgeWork(async () => {
      const [deleted, ...attached] = await Promise.all([
        send(service, 'DELETE', `/merchants/${owner.id}`),
        ...Array.from({ length: 8 }, attach),
      ])
      expect(statusesOf(attached).filter((status) => status !== 201 && status !== 404)).toEqual([])
      const made = attached.filter(({ status }) => status === 201).length
      const { status } = await send(service, 'GET', `/merchants/${owner.id}`)
      expect([
        [204, 404, 0],
        [409, 200, made],
      ]).toContainEqual([deleted.status, status, await attachmentsOf(owner)])
      const additions = attached.flatMap(writtenBy)
      const removed = [owner, ...attached.filter((answer) => answer.status === 201).flatMap(identifiersIn)]
      return [...additions, ...(deleted.status === 204 ? destroyed(...removed) : [])]
    })
  })

  test('stays when one was added after the delete began, and is not said to be in use', async () => {
    const owner = await make('merchants')
    const waiting = await service.database.transaction('write', async (session) => {
      await session.send({
        name: undefined,
        text: `insert into attachments (environment_id, id, name, attachable_type, attachable_id)
          select environment_id, id, 'late', 'merchants', id from merchants where id = $1`,
        values: [owner.id],
      })
      const answer = send(service, 'DELETE', `/merchants/${owner.id}`)
      // Wrapped, because a promise would be waited for before the commit that it waits for.
      return eventually(lockedSessions, (count) => count === 1).then((count) => ({ answer, count }))
    })
    expect(waiting.count).toBe(1)
    const answer = await waiting.answer
    expectStatus(answer, 409)
    expect(answer.json.errors).toEqual([
      {
        title: 'Conflict',
        detail: 'Another request changed this at the same time. Try again.',
        code: 'CONFLICT',
        status: '409',
      },
    ])
    expectStatus(await send(service, 'DELETE', `/merchants/${owner.id}`), 204)
  })
})

async function attachmentsOf({ id }: Identifier): Promise<unknown> {
  const text = 'select count(*) from attachments where attachable_id = $1'
  const [row] = await service.database.send({ name: undefined, text, values: [id] })
  return row?.count
}

/** How many sessions of the service wait for a lock of another one. */
async function lockedSessions(): Promise<number> {
  const text = `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  const [row] = await service.database.send({ name: undefined, text, values: [] })
  return Number(row?.count)
}

test('two of a kind that are made at once with the same unique value: one is', () =>
  judgeWork(async () => {
    const written: Written[] = []
    for (const email of ['Ada@Example.com', 'grace@example.com']) {
      const attempt = (text: string) =>
        send(service, 'POST', '/customers', {
          body: { data: { type: 'customers', attributes: { email: text } } },
        })
      const answers = await Promise.all([email, email.toLowerCase(), email.toUpperCase()].map(attempt))
      expect(statusesOf(answers)).toEqual([201, 422, 422])
      const faults = answers.flatMap(({ json }) => json.errors ?? [])
      expect(faults.map(({ meta }) => meta.error)).toEqual(['taken', 'taken'])
      written.push(...answers.flatMap(writtenBy))
    }
    return written
  }))
