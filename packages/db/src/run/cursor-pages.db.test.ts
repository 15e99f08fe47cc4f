import { parseReadQuery, sortKeysOf, type Place, type Row, type Span } from '@cohort/jsonapi/query'
import { markets, merchants, registry } from '@cohort/schema'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask, openPlace } from '../database.fixture.ts'
import { planRead } from '../plan/plan-read.ts'
import { makeId } from '../write/make-id.ts'
import { runList, type PageOfRows } from './run-read.ts'

const place = openPlace()

/** Few values and many rows, so that keys are level with each other and null as often as not. */
beforeAll(async () => {
  const { id } = place().test
  await ask(
    place(),
    `insert into customer_groups (environment_id, id, name, code)
      select $1, 'group000000' || n, (array['b', 'É', 'a', 'B'])[n], nullif((array['x', '', 'X', ''])[n], '')
      from generate_series(1, 4) as n`,
    id,
  )
  await ask(
    place(),
    `insert into markets (environment_id, id, name, code, disabled_at, reference, created_at, customer_group_id)
      select $1, 'market' || to_char(n * 7919 % 60, 'FM00000000'),
        (array['alpha', 'Alpha', 'ß', 'omega'])[1 + n % 4],
        case when n % 3 > 0 then 'code' || n end,
        case when n % 2 = 0 then timestamptz '2026-01-31 09:30:00.12+00' + (n % 5) * interval '1 ms' end,
        nullif((array['r1', 'r2', ''])[1 + n % 3], ''),
        timestamptz '2026-01-31' + (n % 4) * interval '1 day',
        case when n % 5 > 0 then 'group000000' || n % 5 end
      from generate_series(1, 60) as n`,
    id,
  )
})

const wholeSpan: Span = { after: null, before: null }

function read(text: string, span: Span | null): Promise<PageOfRows> {
  const environment = place().test
  const query = parseReadQuery(registry, markets, 'list', text)
  const related = { includes: [], counts: [] }
  return runList(
    place().database,
    { environment, resource: markets, related },
    planRead(environment, query, { span }),
  )
}

/** The rows of every page, from one end of the list to the other. */
async function walk(text: string, way: 'forward' | 'backward'): Promise<readonly Row[]> {
  const end: Place = []
  const spans = {
    forward: (page?: PageOfRows): Span => ({ after: page?.places.at(-1) ?? null, before: null }),
    backward: (page?: PageOfRows): Span => ({ after: null, before: page?.places.at(0) ?? end }),
  }
  const pages: PageOfRows[] = []
  for (;;) {
    const page = await read(text, spans[way](pages.at(-1)))
    pages.push(page)
    if (!page.hasMore) break
  }
  const inOrder = way === 'forward' ? pages : pages.toReversed()
  return inOrder.flatMap(({ records }) => records.map(({ row }) => row))
}

function idsOf(rows: readonly Row[]): readonly unknown[] {
  return rows.map(({ id }) => id)
}

const sorts = fc
  .uniqueArray(fc.constantFrom(...sortKeysOf(registry, markets).keys()), { minLength: 1, maxLength: 4 })
  .chain((keys) =>
    fc.tuple(...keys.map((key) => fc.constantFrom(key, `-${key}`))).map((terms) => terms.join(',')),
  )
const filters = fc.constantFrom('', '&filter[q][code_null]=false', '&filter[q][customer_group_name_in]=a,B')

describe('pages by cursor, in any order and of any size (CP-01, CP-07, CP-24)', () => {
  test('are together the whole list in its order, from the beginning and from the end', async () => {
    await fc.assert(
      fc.asyncProperty(sorts, filters, fc.integer({ min: 1, max: 70 }), async (sort, filter, size) => {
        const text = `sort=${sort}${filter}`
        const whole = idsOf((await read(`${text}&page[size]=100`, wholeSpan)).records.map(({ row }) => row))
        const paged = `${text}&page[size]=${size}`
        expect(idsOf(await walk(paged, 'forward'))).toEqual(whole)
        expect(idsOf(await walk(paged, 'backward'))).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })

  test('between two places are what lies between them, and nothing else (CP-14)', async () => {
    const position = fc.integer({ min: 0, max: 59 })
    await fc.assert(
      fc.asyncProperty(
        sorts,
        position,
        position,
        fc.integer({ min: 1, max: 70 }),
        async (sort, from, to, size) => {
          const whole = await read(`sort=${sort}&page[size]=100`, wholeSpan)
          const span = { after: whole.places[from] ?? null, before: whole.places[to] ?? null }
          const page = await read(`sort=${sort}&page[size]=${size}`, span)
          const between = whole.records.slice(from + 1, Math.max(from + 1, to))
          expect(idsOf(page.records.map(({ row }) => row))).toEqual(
            idsOf(between.slice(0, size).map(({ row }) => row)),
          )
          expect(page.hasMore).toBe(between.length > size)
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** The ids of all markets, in an order that is said in the plainest SQL. */
async function idsInPlainOrder(sort: string): Promise<readonly unknown[]> {
  const terms = sort.split(',').map((term) => {
    const [first, second] = term.replace(/^-/, '').split('.')
    const key = second === undefined ? `t.${first}` : `g.${second}`
    return { key, way: term.startsWith('-') ? 'desc' : 'asc' }
  })
  const order = [...terms, { key: 't.id', way: terms.at(-1)?.way ?? 'desc' }]
  const text = order.map(({ key, way }) => `${key} ${way} nulls last`).join(', ')
  const rows = await ask(
    place(),
    `select t.id from markets as t left join customer_groups as g
      on g.environment_id = t.environment_id and g.id = t.customer_group_id
      where t.environment_id = $1 order by ${text}`,
    place().test.id,
  )
  return idsOf(rows)
}

test('pages by number and by cursor are cut from the list that plain SQL makes', async () => {
  await fc.assert(
    fc.asyncProperty(sorts, fc.integer({ min: 1, max: 25 }), fc.nat({ max: 4 }), async (sort, size, page) => {
      const expected = await idsInPlainOrder(sort)
      const first = page * size
      const text = `sort=${sort}&page[size]=${size}`
      const numbered = await read(`${text}&page[number]=${page + 1}`, null)
      expect(idsOf(numbered.records.map(({ row }) => row))).toEqual(expected.slice(first, first + size))
      expect(idsOf(await walk(text, 'forward'))).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})

describe('while rows come and go between the pages (CP-22, CP-23)', () => {
  const names = fc.constantFrom('a', 'b', 'c', 'd')
  const changes = fc.array(fc.record({ isInsert: fc.boolean(), name: names }), { maxLength: 4 })

  test('every row that was there all the time is met once, and none twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(names, { minLength: 1, maxLength: 20 }),
        fc.array(changes, { minLength: 10, maxLength: 10 }),
        fc.constantFrom('name', '-name', 'name,-created_at', 'reference,name'),
        fc.integer({ min: 1, max: 4 }),
        async (first, later, sort, size) => {
          await ask(place(), 'delete from merchants')
          for (const name of first) await insertMerchant(name)
          const stayed = new Set(idsOf(await ask(place(), 'select id from merchants')))
          const seen = await walkWhile(sort, size, async (page) => {
            for (const { isInsert, name } of later[page] ?? []) {
              if (isInsert) await insertMerchant(name)
              else for (const id of idsOf(await deleteMerchant(name))) stayed.delete(id)
            }
          })
          expect(new Set(seen).size).toBe(seen.length)
          expect([...stayed].filter((id) => !seen.includes(id))).toEqual([])
        },
      ),
      { numRuns: 30 },
    )
  })
})

function insertMerchant(name: string): Promise<readonly Row[]> {
  return ask(
    place(),
    'insert into merchants (environment_id, id, name) values ($1, $2, $3)',
    place().test.id,
    makeId(),
    name,
  )
}

/** Deletes the oldest of the name, where there is one. */
function deleteMerchant(name: string): Promise<readonly Row[]> {
  return ask(
    place(),
    'delete from merchants where id = (select min(id) from merchants where name = $1) returning id',
    name,
  )
}

/** The ids of every page, where something happens after each of them. */
async function walkWhile(
  sort: string,
  size: number,
  happen: (page: number) => Promise<void>,
): Promise<readonly unknown[]> {
  const query = parseReadQuery(registry, merchants, 'list', `sort=${sort}&page[size]=${size}`)
  const related = { includes: [], counts: [] }
  const seen: unknown[] = []
  let after: Place | null = null
  for (let page = 0; ; page += 1) {
    const plan = planRead(place().test, query, { span: { after, before: null } })
    const environment = place().test
    const { records, places, hasMore } = await runList(
      place().database,
      { environment, resource: merchants, related },
      plan,
    )
    seen.push(...idsOf(records.map(({ row }) => row)))
    if (!hasMore) return seen
    after = places.at(-1) ?? null
    await happen(page)
  }
}
