import { beforeAll, describe, expect, test } from 'vitest'
import { ask, change, create, findGroup, listGroups, openPlace } from '../database.fixture.ts'

const place = openPlace()

/** Names, codes and ages in days of the groups, youngest last. */
const groups = [
  ['Éclair', 'b', 5],
  ['zebra', null, 4],
  ['Apple', 'B', 3],
  ['apple', 'a_1', 2],
  ['Straße 50%', null, 1],
  ['İstanbul', 'a-1', 0],
] as const

beforeAll(async () => {
  const rows = await Promise.all(groups.map(([name, code]) => create(place(), { name, code })))
  await Promise.all(
    rows.map(({ id }, index) =>
      ask(
        place(),
        "update customer_groups set created_at = '2026-01-31'::timestamptz - $2 * interval '1 day' where id = $1",
        id,
        groups[index]?.[2],
      ),
    ),
  )
  await create(place(), { name: 'of the other environment', code: 'live' }, { environment: place().live })
})

async function namesOf(query: string): Promise<unknown[]> {
  const { rows } = await listGroups(place(), query)
  return rows.map(({ name }) => name)
}

async function idsOf(query: string): Promise<string[]> {
  const { rows } = await listGroups(place(), query)
  return rows.map(({ id }) => String(id))
}

describe('a list', () => {
  test('has the newest first, and how many there are in all', async () => {
    const { rows, recordCount } = await listGroups(place())
    expect(rows.map(({ name }) => name)).toEqual(groups.map(([name]) => name).toReversed())
    expect(recordCount).toBe(6)
  })

  test('has nothing of another environment', async () => {
    const { rows, recordCount } = await listGroups(place(), '', { environment: place().live })
    expect(rows.map(({ name }) => name)).toEqual(['of the other environment'])
    expect(recordCount).toBe(1)
    expect(await namesOf('filter[code]=live')).toEqual([])
  })

  test.each([
    // A person's order, with small letters before capitals; accents beside their letters.
    ['sort=name', ['apple', 'Apple', 'Éclair', 'İstanbul', 'Straße 50%', 'zebra']],
    ['sort=-name', ['zebra', 'Straße 50%', 'İstanbul', 'Éclair', 'Apple', 'apple']],
    // A program's order, byte by byte; nulls last, then the one made first.
    ['sort=code,created_at', ['Apple', 'İstanbul', 'apple', 'Éclair', 'zebra', 'Straße 50%']],
    ['sort=-code,created_at', ['Éclair', 'apple', 'İstanbul', 'Apple', 'zebra', 'Straße 50%']],
    ['sort=created_at', groups.map(([name]) => name)],
  ])('can be in the order of %s', async (sort, names) => {
    expect(await namesOf(sort)).toEqual(names)
  })

  test('has equal keys in the order of their ids', async () => {
    const ascending = await idsOf('sort=reference')
    expect(ascending).toEqual(ascending.toSorted())
    expect(await idsOf('sort=-reference')).toEqual(ascending.toReversed())
  })

  test.each([
    ['page[size]=4', 4, 6],
    ['page[size]=4&page[number]=2', 2, 6],
    ['page[size]=4&page[number]=3', 0, 6],
    ['page[size]=1&page[number]=1000000000', 0, 6],
    ['filter[q][code_null]=true&page[size]=1', 1, 2],
    ['filter[q][code_null]=true&page[size]=1&page[number]=3', 0, 2],
    ['filter[name]=nobody', 0, 0],
    ['filter[name]=nobody&page[number]=2', 0, 0],
  ])('with %s has %i rows of %i', async (query, length, count) => {
    const { rows, recordCount } = await listGroups(place(), query)
    expect([rows.length, recordCount]).toEqual([length, count])
  })

  test('has every row on one page and no row on two', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map((page) => namesOf(`sort=name&page[size]=2&page[number]=${page}`)),
    )
    expect(pages.flat()).toEqual(await namesOf('sort=name'))
  })
})

describe('a search', () => {
  test.each([
    ['a group can be found by part of its name', 'name_cont=clai', ['Éclair']],
    ['and not by a part in another case', 'name_cont=APPLE', []],
    ['unless case is of no matter', 'name_i_cont=APPLE', ['apple', 'Apple']],
    ['É is é there', 'name_i_cont=éclair', ['Éclair']],
    ['and E is not', 'name_i_cont=eclair', []],
    ['ß is ß', 'name_i_cont=STRAß', ['Straße 50%']],
    ['and SS is not', 'name_i_cont=STRASS', []],
    ['İ is i with a dot above it (F14)', 'name_i_cont=İSTANBUL', ['İstanbul']],
    ['and the bare i is part of that', 'name_i_cont=i', ['Éclair', 'İstanbul']],
    ['a percent sign means itself (F2)', 'name_cont=%25', ['Straße 50%']],
    ['an underscore means itself (F2)', 'code_cont=_', ['apple']],
    ['a backslash means itself (F3)', 'name_cont=\\', []],
    ['a pattern has wildcards', 'name_matches=_pple', ['apple', 'Apple']],
    ['a code is found as it was sent', 'code_eq=B', ['Apple']],
    ['missing codes are no codes', 'code_not_eq=B', ['apple', 'Éclair', 'İstanbul']],
    ['unless they are asked for', 'code_not_in_or_null=B,b,a_1', ['İstanbul', 'Straße 50%', 'zebra']],
  ])('%s: %s', async (_fact, filter, names) => {
    expect(await namesOf(`filter[q][${filter.replace('=', ']=')}&sort=name`)).toEqual(names)
  })

  test('can have several filters, which must all fit', async () => {
    expect(await namesOf('filter[q][name_i_cont]=a&filter[q][code_present]=true&sort=name')).toEqual([
      'apple',
      'Apple',
      'Éclair',
      'İstanbul',
    ])
    expect(await namesOf('filter[q][name_or_code_start]=a&sort=name')).toEqual(['apple', 'İstanbul'])
  })

  test('can be by times, to the millisecond', async () => {
    expect(
      await namesOf('filter[created_at_from]=2026-01-30&filter[created_at_to]=2026-01-30&sort=name'),
    ).toEqual(['Straße 50%'])
    expect(await namesOf('filter[q][created_at_gt]=2026-01-30T00:00:00.001Z&sort=name')).toEqual(['İstanbul'])
    expect(await namesOf('filter[q][created_at_lt]=9999-12-31T23:59:59.999Z')).toHaveLength(6)
    expect(await namesOf('filter[q][created_at_lt]=0001-01-01')).toEqual([])
  })
})

describe('one group', () => {
  test('is found by its id in its environment, and not in the other', async () => {
    const row = await create(place(), { name: 'found' })
    const id = String(row.id)
    expect(await findGroup(place(), id)).toEqual(row)
    expect(await findGroup(place(), id, { environment: place().live })).toBeUndefined()
    expect(await findGroup(place(), id.toLowerCase())).toBeUndefined()
    await change(place(), { kind: 'delete', id })
    expect(await findGroup(place(), id)).toBeUndefined()
  })
})
