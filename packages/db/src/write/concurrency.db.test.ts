import { describe, expect, test } from 'vitest'
import { ask, change, create, eventsOf, findGroup, totals, openPlace } from '../database.fixture.ts'
import { makeId } from './make-id.ts'

const place = openPlace()

/** What an event says of a name. */
interface Link {
  readonly from: string | null
  readonly to: string
}

const writers = Array.from({ length: 16 }, (_, index) => index)

describe('sixteen updates of one row at once (C1)', () => {
  test('are none of them lost: each is one link in the chain of its history', async () => {
    const { id } = await create(place(), { name: 'start' })
    await Promise.all(
      writers.map((writer) =>
        change(place(), { kind: 'update', id: String(id), values: { name: `writer ${writer}` } }),
      ),
    )
    const events = await eventsOf(place(), id)
    const links = events.map(({ payload }): Link => JSON.parse(String(payload)).name)
    expect(events.map(({ event }) => event)).toEqual(['create', ...writers.map(() => 'update')])
    expect(links.map(({ from }) => from)).toEqual([null, ...links.slice(0, -1).map(({ to }) => to)])
    expect(links.map(({ to }) => to).toSorted()).toEqual(
      ['start', ...writers.map((writer) => `writer ${writer}`)].toSorted(),
    )
    expect(await findGroup(place(), String(id))).toMatchObject({ name: links.at(-1)?.to })
  })

  test('can be of different attributes, and all of them stay', async () => {
    const { id } = await create(place(), { name: 'start' })
    const changes = [
      { name: 'n' },
      { code: 'c' },
      { reference: 'r' },
      { reference_origin: 'o' },
      { metadata: { m: 1 } },
    ]
    await Promise.all(changes.map((values) => change(place(), { kind: 'update', id: String(id), values })))
    expect(await findGroup(place(), String(id))).toMatchObject({
      name: 'n',
      code: 'c',
      reference: 'r',
      reference_origin: 'o',
      metadata: '{"m": 1}',
    })
    expect(await eventsOf(place(), id)).toHaveLength(6)
  })

  test('make updated_at greater each time', async () => {
    const { id } = await create(place(), { name: 'start' })
    const rows = await Promise.all(
      writers.map((writer) =>
        change(place(), { kind: 'update', id: String(id), values: { name: `${writer}` } }),
      ),
    )
    expect(new Set(rows.map((row) => row?.updated_at)).size).toBe(writers.length)
  })

  test('to one value are one change', async () => {
    const { id } = await create(place(), { name: 'start' })
    await Promise.all(
      writers.map(() => change(place(), { kind: 'update', id: String(id), values: { name: 'end' } })),
    )
    expect(await eventsOf(place(), id)).toHaveLength(2)
  })
})

describe('the counters', () => {
  test('are exact after creates and deletes at once, some of them refused', async () => {
    await Promise.all(
      writers.map(async (writer) => {
        const own = { name: `writer ${writer}`, code: `w${writer % 4}` }
        // Twelve of the sixteen codes are taken.
        const [first] = await Promise.allSettled([create(place(), own)])
        const ids = await Promise.all(
          [makeId(), makeId(), makeId()].map((id) =>
            change(place(), { kind: 'create', id, values: { name: 'a' } }),
          ),
        )
        const [one, other] = [ids[0], first?.status === 'fulfilled' ? first.value : ids[1]]
        await Promise.all(
          [one, one, other].map((row) => change(place(), { kind: 'delete', id: String(row?.id) })),
        )
      }),
    )
    const sums = await totals(place())
    expect(sums.map(({ counted, counted_events }) => [counted, counted_events])).toEqual(
      sums.map(({ rows, events }) => [rows, events]),
    )
    const [inTest] = sums
    const [{ creations, deletions } = {}] = await ask(
      place(),
      `select count(*) filter (where event = 'create') as creations, count(*) filter (where event = 'destroy') as deletions
       from event_stores where environment_id = $1`,
      place().test.id,
    )
    expect(inTest?.rows).toBe(Number(creations) - Number(deletions))
  })
})

describe('two at once', () => {
  test('cannot both take a code (C7)', async () => {
    const results = await Promise.allSettled(
      writers.map((writer) => create(place(), { name: `${writer}`, code: 'contested' })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    expect(reasons.map(({ errors }) => errors[0].meta)).toEqual(
      writers.slice(1).map(() => ({ error: 'taken', value: 'contested' })),
    )
  })

  test('cannot both delete a row', async () => {
    const { id } = await create(place(), { name: 'a' })
    const deleted = await Promise.all(writers.map(() => change(place(), { kind: 'delete', id: String(id) })))
    expect(deleted.filter((row) => row !== undefined)).toMatchObject([{ id }])
    expect(await eventsOf(place(), id)).toHaveLength(2)
  })

  test('can update and delete a row in either order, and the log says which (C6)', async () => {
    for (const attempt of writers) {
      // Each attempt is a race of its own.
      const { id } = await create(place(), { name: 'a' })
      const [updated, deleted] = await Promise.all([
        change(place(), { kind: 'update', id: String(id), values: { name: `b ${attempt}` } }),
        change(place(), { kind: 'delete', id: String(id) }),
      ])
      const events = await eventsOf(place(), id)
      expect(deleted).toMatchObject({ id })
      expect(events.map(({ event }) => event)).toEqual(
        updated === undefined ? ['create', 'destroy'] : ['create', 'update', 'destroy'],
      )
      expect(JSON.parse(String(events.at(-1)?.payload)).name.from).toBe(updated?.name ?? 'a')
    }
  })
})
