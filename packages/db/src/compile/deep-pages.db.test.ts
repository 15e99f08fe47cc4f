import { parseReadQuery, type Place, type Row, type Span } from '@cohort/jsonapi/query'
import { customerGroups, customers, merchants, registry, type Resource } from '@cohort/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask, openPlace } from '../database.fixture.ts'
import { planRead, type Scope } from '../plan/plan-read.ts'
import { scopeOf } from '../plan/plan-related.ts'
import { placeOf } from '../run/place-of.ts'
import { selectFromPlan } from './select-from-plan.ts'

const place = openPlace()

/** So many rows that a plan which reads them all would be seen at once. */
const count = 100_000

const groupId = 'group000000001'

/** So many rows are put in at once: a statement is given up after some seconds. */
const portion = 10_000

beforeAll(async () => {
  const { id } = place().test
  for (let first = 1; first < count; first += portion) {
    await ask(
      place(),
      `insert into merchants (environment_id, id, name, reference, created_at, updated_at)
        select $1, 'row' || to_char(n, 'FM00000000000'), 'name ' || to_char(n * 7919 % ${count}, 'FM000000'),
          case when n % 2 = 0 then 'reference ' || to_char(n, 'FM000000') end,
          timestamptz '2026-01-01' + n * interval '1 second', timestamptz '2026-01-01' + n % 1000 * interval '1 second'
        from generate_series($2::bigint, $3::bigint) as n`,
      id,
      first,
      first + portion - 1,
    )
  }
  await ask(
    place(),
    'insert into customer_groups (environment_id, id, name) values ($1, $2, $3)',
    id,
    groupId,
    'crowd',
  )
  await ask(
    place(),
    `insert into customers (environment_id, id, email, customer_group_id, created_at)
      select $1, 'row' || to_char(n, 'FM00000000000'), n || '@example.com', $2,
        timestamptz '2026-01-01' + n * interval '1 second'
      from generate_series(1, ${portion}) as n`,
    id,
    groupId,
  )
  for (const table of ['merchants', 'customers']) await ask(place(), `analyze ${table}`)
}, 120_000)

interface Asked {
  readonly resource: Resource
  readonly text: string
  readonly scope?: Scope
}

function planOf({ resource, text, scope = {} }: Asked, span: Span | null) {
  const query = parseReadQuery(registry, resource, 'list', text)
  return planRead(place().test, query, { scope, span })
}

/** The place of the row at this position, found by number. */
async function placeAt(asked: Asked, position: number): Promise<Place> {
  const text = `${asked.text}&page[size]=1&page[number]=${position + 1}`
  const plan = planOf({ ...asked, text }, null)
  const { text: sql, values } = selectFromPlan(plan)
  const [row] = await ask(place(), sql, ...values)
  return placeOf(plan.shape.order, row ?? {})
}

/** A node of EXPLAIN. */
interface PlanNode {
  readonly 'Node Type': string
  readonly 'Index Name'?: string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}

/** How many rows a page reads of its table, those included that it throws away. */
async function rowsRead(asked: Asked, span: Span): Promise<number> {
  const scans = await scansOf(asked, span)
  return scans.reduce(
    (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
    0,
  )
}

/** The parts of a page's plan that read its table. */
async function scansOf(asked: Asked, span: Span | null): Promise<readonly PlanNode[]> {
  const { text, values } = selectFromPlan(planOf(asked, span))
  const [row] = await ask(place(), `explain (analyze, timing off, format json) ${text}`, ...values)
  return scansIn(explained(row), asked.resource.table)
}

function explained(row: Row | undefined): PlanNode {
  const [value] = Object.values(row ?? {})
  // The driver reads a column of the type json, and the types of a row do not say so.
  const [{ Plan: plan }] = JSON.parse(typeof value === 'string' ? value : JSON.stringify(value))
  return plan
}

function scansIn(node: PlanNode, table: string): readonly PlanNode[] {
  const own = node['Relation Name'] === table ? [node] : []
  return [...own, ...(node.Plans ?? []).flatMap((inner) => scansIn(inner, table))]
}

const size = 10

describe('a page deep in 100,000 rows reads about a page of them', () => {
  test.each([
    ['sort=name'],
    ['sort=-name'],
    ['sort=created_at'],
    [''],
    ['sort=reference'],
    ['sort=-reference'],
    ['sort=id'],
    ['sort=-created_at,name'],
    ['sort=created_at,-reference'],
  ])(
    '%s',
    async (sort) => {
      const asked = { resource: merchants, text: sort }
      // Deep among those with a reference and deep among those without.
      for (const position of [40_000, 95_000]) {
        const at = await placeAt(asked, position)
        const read = [
          await rowsRead(asked, { after: at, before: null }),
          await rowsRead(asked, { after: null, before: at }),
        ]
        expect(read.every((rows) => rows > size && rows <= 3 * (size + 1))).toBe(true)
      }
      expect(await rowsRead(asked, { after: null, before: [] })).toBeLessThanOrEqual(3 * (size + 1))
    },
    60_000,
  )

  test('by number, it skips entries of an index, and no rows (P4)', async () => {
    await ask(place(), 'vacuum merchants')
    for (const text of ['sort=name', 'sort=-reference', '']) {
      const query = `${text}&page[number]=${(count - 100) / size}`
      const scans = await scansOf({ resource: merchants, text: query }, null)
      const skipping = scans.filter((node) => node['Actual Rows'] > size)
      expect(skipping.map((node) => node['Node Type'])).toEqual(['Index Only Scan'])
    }
  })

  test('also of the members of one group', async () => {
    const scope = scopeOf(customerGroups, groupId, customerGroups.relationships.customers)
    const asked = { resource: customers, text: '', scope }
    const at = await placeAt(asked, 9_000)
    expect(await rowsRead(asked, { after: at, before: null })).toBe(size + 1)
    expect(await rowsRead(asked, { after: null, before: at })).toBe(size + 1)
  })
})
