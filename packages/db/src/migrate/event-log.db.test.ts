import { customerGroups, registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import type { Session } from '../connect.ts'
import { ask, change, create, eventsOf, openPlace } from '../database.fixture.ts'
import { actor } from '../gadgets.fixture.ts'
import { makeId } from '../write/make-id.ts'
import { writeRecord } from '../write/write-record.ts'

const place = openPlace()

describe('the log', () => {
  test.each([
    "update event_stores set event = 'create'",
    'update event_stores set payload = payload where false',
    'delete from event_stores',
    'delete from event_stores where false',
    'truncate event_stores',
    'truncate environments cascade',
  ])('cannot be rewritten: %s', async (statement) => {
    const { id } = await create(place(), { name: 'a' })
    await expect(ask(place(), statement)).rejects.toMatchObject({
      code: '42501',
      message: 'event_stores can be added to and read, and nothing else',
    })
    expect(await eventsOf(place(), id)).toHaveLength(1)
  })

  test('has ids of milliseconds and a sequence, which grow with time', async () => {
    const { id } = await create(place(), { name: '0' })
    for (const name of ['1', '2', '3', '4']) {
      // One after the other, because their order is asserted.
      await change(place(), { kind: 'update', id: String(id), values: { name } })
    }
    const events = await ask(
      place(),
      'select id, payload from event_stores where resource_id = $1 order by created_at',
      id,
    )
    const ids = events.map((event) => String(event.id))
    expect(ids.filter((eventId) => !/^\d{13}-\d{9}$/.test(eventId))).toEqual([])
    expect(ids).toEqual(ids.toSorted())
  })
})

/** Makes a group in a transaction that goes on, and gives its id. */
async function createWithin(session: Session): Promise<string> {
  const id = makeId()
  const writer = { session, environment: place().test, actor, registry }
  await writeRecord(writer, customerGroups, { kind: 'create', id, values: { name: 'a' } })
  return id
}

async function takeNumber(session: Session): Promise<void> {
  await session.send({ name: undefined, text: 'select pg_current_xact_id()::text', values: [] })
}

/** Of these groups those whose creation a reader of the log sees, in its order. */
async function settled(ids: readonly string[]): Promise<readonly unknown[]> {
  const rows = await ask(
    place(),
    `select resource_id from event_stores where environment_id = $1 and resource_id = any($2::text[])
      and id < (select event_horizon($1, pg_current_snapshot())) order by id`,
    place().test.id,
    ids,
  )
  return rows.map(({ resource_id: id }) => id)
}

describe('the horizon of the log', () => {
  test('is before the event of an open transaction, also of one that took its number after all that have finished', async () => {
    const ids: string[] = []
    await place().database.transaction('write', async (open) => {
      await place().database.transaction('write', async (finished) => {
        await takeNumber(finished)
        await takeNumber(open)
        ids.push(await createWithin(open))
        ids.push(await createWithin(finished))
      })
      expect(await settled(ids)).toEqual([])
    })
    await expect.poll(() => settled(ids), { timeout: 10_000 }).toEqual(ids)
  })

  test('is before the event of an open transaction that took its number first', async () => {
    const ids: string[] = []
    await place().database.transaction('write', async (open) => {
      ids.push(await createWithin(open))
      ids.push(await place().database.transaction('write', createWithin))
      expect(await settled(ids)).toEqual([])
    })
    await expect.poll(() => settled(ids), { timeout: 10_000 }).toEqual(ids)
  })

  test('is after everything that is finished while nobody writes', async () => {
    const ids = [
      String((await create(place(), { name: 'a' })).id),
      String((await create(place(), { name: 'b' })).id),
    ]
    await expect.poll(() => settled(ids), { timeout: 10_000 }).toEqual(ids)
  })

  test('is never after a snapshot that cannot be renewed', async () => {
    const { id } = await create(place(), { name: 'a' })
    await place().database.transaction('snapshot', async (session) => {
      const [row] = await session.send({
        name: undefined,
        text: 'select event_horizon($1, pg_current_snapshot()) as horizon',
        values: [place().test.id],
      })
      const [event] = await eventsOf(place(), id)
      expect(row?.horizon).toMatch(/^\d{13}$/)
      expect(event).toBeDefined()
    })
  })
})

describe('the versions of a row', () => {
  test('are its events, with what changed as [before, after]', async () => {
    const { id } = await create(place(), { name: 'VIP', metadata: { a: 1 } })
    await change(place(), {
      kind: 'update',
      id: String(id),
      values: { name: 'Very important', code: 'versions' },
    })
    await change(place(), { kind: 'delete', id: String(id) })
    const versions = await ask(
      place(),
      'select environment_id, resource_type, event, changes from versions where resource_id = $1 order by id',
      id,
    )
    const common = { environment_id: place().test.id, resource_type: 'customer_groups' }
    expect(versions.map((version) => ({ ...version, changes: JSON.parse(String(version.changes)) }))).toEqual(
      [
        { ...common, event: 'create', changes: { name: [null, 'VIP'], metadata: [null, { a: 1 }] } },
        {
          ...common,
          event: 'update',
          changes: { name: ['VIP', 'Very important'], code: [null, 'versions'] },
        },
        {
          ...common,
          event: 'destroy',
          changes: { name: ['Very important', null], code: ['versions', null], metadata: [{ a: 1 }, null] },
        },
      ],
    )
  })
})

describe('the functions of the database', () => {
  test.each([
    ['changes_between(\'{}\', \'{"a": 1, "b": null}\')', '{"a": {"to": 1, "from": null}}'],
    ['changes_between(\'{"a": 1}\', \'{"a": 1}\')', '{}'],
    ['changes_between(\'{"a": 1, "b": 2}\', \'{"a": 2, "b": 2}\')', '{"a": {"to": 2, "from": 1}}'],
    ['changes_between(\'{"a": null}\', \'{"a": {"b": []}}\')', '{"a": {"to": {"b": []}, "from": null}}'],
    ["wire_time('2026-01-31 10:30:00.12+01')", '2026-01-31T09:30:00.120Z'],
    ["wire_time('2026-01-31 09:30:00+00')", '2026-01-31T09:30:00.000Z'],
    ["folded('ÉÀÖ ẞ İ I K')", 'éàö ß i̇ i k'],
    ['folded(null)', null],
  ])('%s is %s', async (call, result) => {
    expect(await ask(place(), `select ${call} as result`)).toEqual([{ result }])
  })
})
