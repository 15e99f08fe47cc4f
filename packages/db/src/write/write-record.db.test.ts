import { customerGroups } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import {
  ask,
  change,
  create,
  eventsOf,
  findGroup,
  openPlace,
  refusalOf,
  totals,
} from '../database.fixture.ts'
import { actor } from '../gadgets.fixture.ts'
import type { Row } from '@cohort/jsonapi/query'

const place = openPlace()

/** What the log says of a row: its events in order, each with what changed. */
async function historyOf(id: unknown): Promise<unknown[]> {
  return (await eventsOf(place(), id)).map(({ event, payload }) => [event, JSON.parse(String(payload))])
}

/** Changes a row that is there. */
async function update(row: Row, values: Record<string, unknown>): Promise<Row> {
  const updated = await change(place(), { kind: 'update', id: String(row.id), values })
  if (updated === undefined) throw new Error('There was no such row.')
  return updated
}

/** The totals of an environment, with so much more in its tables and on its counters. */
function grown(totalsBefore: Row | undefined, { rows, events }: { rows: number; events: number }): object {
  const more = { rows, counted: rows, events, counted_events: events }
  return Object.fromEntries(
    Object.entries(totalsBefore ?? {}).map(([name, count]) => [
      name,
      Number(count) + (new Map(Object.entries(more)).get(name) ?? 0),
    ]),
  )
}

const taken = (value: string) => [
  {
    title: 'has already been taken',
    detail: 'code - has already been taken',
    code: 'VALIDATION_ERROR',
    source: { pointer: '/data/attributes/code' },
    status: '422',
    meta: { error: 'taken', value },
  },
]

describe('a create', () => {
  test('gives the whole row, with both times equal and what was not given as null', async () => {
    const row = await create(place(), { name: 'VIP' })
    expect(row).toEqual({
      id: expect.stringMatching(/^[0-9A-Za-z]{14}$/),
      name: 'VIP',
      code: null,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?\+00$/),
      updated_at: row.created_at,
      reference: null,
      reference_origin: null,
      metadata: '{}',
    })
    expect(await findGroup(place(), String(row.id))).toEqual(row)
  })

  test('writes its event: what there is now, and who made it', async () => {
    const { id } = await create(place(), { name: 'VIP', reference: 'r', metadata: { a: [1, null] } })
    const [event, ...others] = await eventsOf(place(), id)
    expect(others).toEqual([])
    expect({
      ...event,
      payload: JSON.parse(String(event?.payload)),
      who: JSON.parse(String(event?.who)),
    }).toEqual({
      environment_id: place().test.id,
      event: 'create',
      payload: {
        name: { from: null, to: 'VIP' },
        reference: { from: null, to: 'r' },
        metadata: { from: null, to: { a: [1, null] } },
      },
      who: actor,
    })
  })

  test('counts the row in its own environment, and not in the other', async () => {
    const before = await totals(place())
    await create(place(), { name: 'VIP' }, { environment: place().live })
    expect(await totals(place())).toEqual([before[0], grown(before[1], { rows: 1, events: 1 })])
  })

  test('stores what looks like an attack as what it is (A11)', async () => {
    const name = '\'; drop table customer_groups; -- $1 \\ " <script>'
    const { id } = await create(place(), { name })
    expect(await findGroup(place(), String(id))).toMatchObject({ name })
  })

  test('that fails leaves nothing: no row, no event, no count (A7)', async () => {
    await create(place(), { name: 'VIP', code: 'once' })
    const before = await totals(place())
    expect(await refusalOf(create(place(), { name: 'Other', code: 'once' }))).toEqual(taken('once'))
    expect(await totals(place())).toEqual(before)
  })
})

describe('a code', () => {
  test('cannot be taken twice in one environment, and can in the other (A8)', async () => {
    await create(place(), { name: 'a', code: 'shared' })
    await create(place(), { name: 'b', code: 'shared' }, { environment: place().live })
    const again = create(place(), { name: 'c', code: 'shared' }, { environment: place().live })
    expect(await refusalOf(again)).toEqual(taken('shared'))
  })

  test('can be taken in another case', async () => {
    await create(place(), { name: 'a', code: 'case' })
    expect(await create(place(), { name: 'b', code: 'CASE' })).toMatchObject({ code: 'CASE' })
  })

  test('can be missing any number of times', async () => {
    await create(place(), { name: 'a', code: null })
    expect(await create(place(), { name: 'b', code: null })).toMatchObject({ code: null })
  })

  test('cannot be changed to one that is taken; its row stays as it was', async () => {
    await create(place(), { name: 'a', code: 'first' })
    const row = await create(place(), { name: 'b', code: 'second' })
    const id = String(row.id)
    expect(
      await refusalOf(change(place(), { kind: 'update', id, values: { name: 'c', code: 'first' } })),
    ).toEqual(taken('first'))
    expect(await findGroup(place(), id)).toEqual(row)
    expect(await historyOf(id)).toHaveLength(1)
  })
})

describe('an update', () => {
  test('changes what it has and leaves the rest', async () => {
    const row = await create(place(), { name: 'VIP', code: 'left', reference: 'r', metadata: { a: 1 } })
    const updated = await update(row, { name: 'Very important', reference: null })
    expect(updated).toEqual({
      ...row,
      name: 'Very important',
      reference: null,
      updated_at: updated.updated_at,
    })
    expect(await findGroup(place(), String(row.id))).toEqual(updated)
  })

  test('writes what changed, and only that, from the state before it', async () => {
    const row = await create(place(), { name: 'VIP', reference: 'r' })
    await update(row, { name: 'VIP', reference: null, reference_origin: 'crm' })
    await update(row, { metadata: { a: 1 } })
    await update(row, { metadata: { b: 2 } })
    expect(await historyOf(row.id)).toEqual([
      [
        'create',
        {
          name: { from: null, to: 'VIP' },
          reference: { from: null, to: 'r' },
          metadata: { from: null, to: {} },
        },
      ],
      ['update', { reference: { from: 'r', to: null }, reference_origin: { from: null, to: 'crm' } }],
      ['update', { metadata: { from: {}, to: { a: 1 } } }],
      ['update', { metadata: { from: { a: 1 }, to: { b: 2 } } }],
    ])
  })

  test.each([
    ['the same values', { name: 'VIP', code: null, metadata: { b: 2, a: [1] } }],
    ['nothing', {}],
  ])('with %s changes nothing: no event, no new time (D18)', async (_fact, values) => {
    const row = await create(place(), { name: 'VIP', metadata: { a: [1], b: 2 } })
    expect(await update(row, values)).toEqual(row)
    expect(await findGroup(place(), String(row.id))).toEqual(row)
    expect(await historyOf(row.id)).toHaveLength(1)
  })

  test('makes updated_at greater every time, however quick', async () => {
    const row = await create(place(), { name: '0' })
    const times = [String(row.updated_at)]
    for (let count = 1; count <= 30; count += 1) {
      // One after the other: each is to be later than the one before.
      times.push(String((await update(row, { name: String(count) })).updated_at))
    }
    const moments = times.map((time) => Date.parse(time))
    expect(moments).toEqual([...new Set(moments)].toSorted((one, other) => one - other))
    expect(await findGroup(place(), String(row.id))).toMatchObject({ created_at: row.created_at })
  })

  test('makes updated_at greater even when the clock goes back', async () => {
    const row = await create(place(), { name: 'a' })
    await ask(
      place(),
      "update customer_groups set updated_at = '2099-12-31 23:59:59.999+00' where id = $1",
      row.id,
    )
    expect(await update(row, { name: 'b' })).toMatchObject({ updated_at: '2100-01-01 00:00:00+00' })
  })

  test('cannot reach a row of the other environment', async () => {
    const row = await create(place(), { name: 'a' })
    const before = await totals(place())
    const reached = await change(
      place(),
      { kind: 'update', id: String(row.id), values: { name: 'b' } },
      { environment: place().live },
    )
    expect(reached).toBeUndefined()
    expect(await findGroup(place(), String(row.id))).toEqual(row)
    expect(await totals(place())).toEqual(before)
  })

  test('of a row that is not there is nothing', async () => {
    const before = await totals(place())
    expect(
      await change(place(), { kind: 'update', id: 'nobodyIsHere00', values: { name: 'b' } }),
    ).toBeUndefined()
    expect(await totals(place())).toEqual(before)
  })
})

describe('a delete', () => {
  test('takes the row, writes what it was, and counts it out', async () => {
    const before = await totals(place())
    const row = await create(place(), { name: 'VIP', code: 'gone' })
    const { id } = row
    expect(await change(place(), { kind: 'delete', id: String(row.id) })).toEqual(row)
    expect(await findGroup(place(), String(id))).toBeUndefined()
    const [, destroyed] = await historyOf(id)
    expect(destroyed).toEqual([
      'destroy',
      { name: { from: 'VIP', to: null }, code: { from: 'gone', to: null }, metadata: { from: {}, to: null } },
    ])
    expect(await totals(place())).toEqual([grown(before[0], { rows: 0, events: 2 }), before[1]])
  })

  test('of a row that is gone is nothing, and neither is one from the other environment', async () => {
    const { id } = await create(place(), { name: 'a' })
    const made = { kind: 'delete', id: String(id) } as const
    expect(await change(place(), made, { environment: place().live })).toBeUndefined()
    expect(await change(place(), made)).toMatchObject({ id })
    expect(await change(place(), made)).toBeUndefined()
    expect(await historyOf(id)).toHaveLength(2)
  })

  test('frees its code', async () => {
    const { id } = await create(place(), { name: 'a', code: 'free' })
    await change(place(), { kind: 'delete', id: String(id) })
    expect(await create(place(), { name: 'b', code: 'free' })).toMatchObject({ code: 'free' })
  })
})

describe('metadata', () => {
  test('keeps every digit, in the row and in the log', async () => {
    const numbers = '{"n": [0.123456789012345678901234567890, 123456789012345678901234567890, 1.0, 100]}'
    const written = JSON.parse(numbers, (_key, value, { source }: { source?: string } = {}) =>
      typeof value === 'number' ? JSON.rawJSON(source ?? '') : value,
    )
    const { id, metadata } = await create(place(), { name: 'a', metadata: written })
    expect(metadata).toBe(numbers)
    const [event] = await eventsOf(place(), id)
    expect(event?.payload).toContain(`"to": ${numbers}`)
  })

  test('can have any key and text, up to its limits', async () => {
    const written = { '': 1, 'a/b~c': '\u2028\u0001', ['k'.repeat(255)]: '😀', __proto__x: { deep: [[[]]] } }
    const { metadata } = await create(place(), { name: 'a', metadata: written })
    expect(JSON.parse(String(metadata))).toEqual(written)
  })
})

test('a constraint that no attribute answers for is not told as one', async () => {
  const { id } = await create(place(), { name: 'a' })
  const again = change(place(), { kind: 'create', id: String(id), values: { name: 'b' } })
  await expect(again).rejects.toMatchObject({ code: '23505', constraint: `${customerGroups.type}_pkey` })
})
