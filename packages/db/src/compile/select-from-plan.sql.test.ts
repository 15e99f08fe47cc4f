import { parseReadQuery } from '@cohort/jsonapi/query'
import { customerGroups, customers, eventStores, registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { environment, gadgetQuery, gadgets } from '../gadgets.fixture.ts'
import { planFind, planRead } from '../plan/plan-read.ts'
import { countFromPlan, selectFromPlan } from './select-from-plan.ts'

const { id } = environment

const columns =
  '"t"."id", "t"."name", "t"."code", "t"."size", "t"."is_heavy", "t"."sold_at", ' +
  '"t"."created_at", "t"."updated_at", "t"."reference", "t"."reference_origin", "t"."metadata"'

const counter =
  '(select coalesce(sum(c.record_count), 0)::bigint from record_counters as c ' +
  "where c.environment_id = $1 and c.resource_type = 'gadgets')"

/** The condition of `name = a, code or name containing b`, with its parameters from this number on. */
function filteredFrom(first: number): string {
  const [name, code, either] = [first + 1, first + 2, first + 3]
  return `where t.environment_id = $${first} and "t"."name" = $${name} and ("t"."code" like $${code} or "t"."name" like $${either})`
}

/** Text and values of a list's statement. */
function listOf(query: string) {
  const { text, values } = selectFromPlan(planRead(environment, gadgetQuery(query)))
  return { text, values }
}

function isBrief(query: string) {
  return selectFromPlan(planRead(environment, gadgetQuery(query))).isBrief
}

/** What an index leads to, and what may take longer than a moment. */
describe('a read is brief', () => {
  test.each(['', 'page[size]=25', 'sort=-name', 'filter[q][id_eq]=gadget00000001'])('of %j', (query) => {
    expect(isBrief(query)).toBe(true)
  })

  test.each([
    'page[number]=2',
    'filter[name]=a',
    'filter[q][id_not_eq]=gadget00000001',
    'filter[q][id_eq_any]=gadget00000001',
  ])('not of %j', (query) => {
    expect(isBrief(query)).toBe(false)
  })

  test('nor of an order that lies behind a relationship, or of a log that is written meanwhile', () => {
    const sorted = parseReadQuery(registry, customers, 'list', 'sort=customer_group.name')
    const logged = parseReadQuery(registry, eventStores, 'list', '')
    const statements = [sorted, logged].map((query) => selectFromPlan(planRead(environment, query)))
    expect(statements.map((statement) => statement.isBrief)).toEqual([false, false])
  })

  test('of one row', () => {
    expect(selectFromPlan(planFind(environment, gadgets, 'gadget00000001')).isBrief).toBe(true)
  })
})

describe('a list', () => {
  test('that is asked for nothing has the newest first, and its number from the counters', () => {
    expect(listOf('')).toEqual({
      text:
        `select ${columns}, ${counter} as record_count from "gadgets" as t ` +
        'where t.environment_id = $2 order by "t"."created_at" desc, "t"."id" desc limit 10',
      values: [id, id],
    })
  })

  test('can have another page', () => {
    expect(listOf('page[number]=3&page[size]=25')).toEqual({
      text:
        `select ${columns}, ${counter} as record_count from "gadgets" as t ` +
        'where t.environment_id = $2 order by "t"."created_at" desc, "t"."id" desc limit 25 offset $3',
      values: [id, id, 50],
    })
  })

  test('finds the ids of a deep page first, which an index has alone (P4)', () => {
    expect(listOf('page[number]=1001&sort=name')).toEqual({
      text:
        `select ${columns}, ${counter} as record_count from "gadgets" as t ` +
        'where t.environment_id = $2 and t.id in (select "t"."id" from "gadgets" as t where t.environment_id = $3 ' +
        'order by "t"."name", "t"."id" limit 10 offset $4) order by "t"."name", "t"."id" limit 10',
      values: [id, id, id, 10_000],
    })
    expect(listOf('page[number]=1000&sort=name').text).toMatch(/ limit 10 offset \$3$/)
  })

  test('that is filtered counts what fits', () => {
    expect(listOf('filter[name]=a&filter[q][code_or_name_cont]=b')).toEqual({
      text:
        `select ${columns}, (select count(*) from "gadgets" as t ${filteredFrom(1)}) as record_count ` +
        `from "gadgets" as t ${filteredFrom(5)} order by "t"."created_at" desc, "t"."id" desc limit 10`,
      values: [id, 'a', '%b%', '%b%', id, 'a', '%b%', '%b%'],
    })
  })

  test.each([
    ['sort=name', '"t"."name", "t"."id"'],
    ['sort=-name', '"t"."name" desc, "t"."id" desc'],
    ['sort=code', '"t"."code", "t"."id"'],
    ['sort=-code', '"t"."code" desc nulls last, "t"."id" desc'],
    ['sort=-code,name', '"t"."code" desc nulls last, "t"."name", "t"."id"'],
    ['sort=name,-sold_at', '"t"."name", "t"."sold_at" desc nulls last, "t"."id" desc'],
    ['sort=id', '"t"."id"'],
    ['sort=-id', '"t"."id" desc'],
    ['sort=-id,name', '"t"."id" desc, "t"."name"'],
    ['sort=created_at', '"t"."created_at", "t"."id"'],
  ])('with %s is in a total order, nulls last', (sort, order) => {
    expect(listOf(sort)).toEqual({
      text:
        `select ${columns}, ${counter} as record_count from "gadgets" as t ` +
        `where t.environment_id = $2 order by ${order} limit 10`,
      values: [id, id],
    })
  })
})

const columnsOfGroup =
  '"t"."id", "t"."name", "t"."code", "t"."created_at", "t"."updated_at", "t"."reference", "t"."reference_origin", "t"."metadata"'

/** The condition of groups with a customer, with its parameters from this number on. */
function withCustomer(first: number): string {
  return (
    `where t.environment_id = $${first} and exists (select from "customers" as "tt" where "tt"."environment_id" = $${first + 1} ` +
    `and "tt"."customer_group_id" = "t"."id" and "tt"."email" like $${first + 2})`
  )
}

function groupsWithCustomer(query: string): string {
  const text = `filter[q][customers_email_cont]=a&${query}`
  return selectFromPlan(planRead(environment, parseReadQuery(registry, customerGroups, 'list', text))).text
}

describe('a list filtered by its members', () => {
  test('finds them as if all were asked for, and then orders them', () => {
    expect(groupsWithCustomer('sort=name')).toBe(
      `select ${columnsOfGroup}, (select count(*) from "customer_groups" as t ${withCustomer(1)}) as record_count ` +
        `from (select * from "customer_groups" as t ${withCustomer(4)} offset 0) as t order by "t"."name", "t"."id" limit 10`,
    )
  })

  test('does so once for a deep page, whose rows are then found by their ids', () => {
    expect(groupsWithCustomer('sort=name&page[number]=1001')).toBe(
      `select ${columnsOfGroup}, (select count(*) from "customer_groups" as t ${withCustomer(1)}) as record_count ` +
        'from "customer_groups" as t where t.environment_id = $4 and t.id in ' +
        `(select "t"."id" from (select * from "customer_groups" as t ${withCustomer(5)} offset 0) as t ` +
        'order by "t"."name", "t"."id" limit 10 offset $8) order by "t"."name", "t"."id" limit 10',
    )
  })
})

function nameOfList(values: number): string | undefined {
  const query = gadgetQuery(`filter[q][code_in]=${Array(values).fill('a').join(',')}`)
  return selectFromPlan(planRead(environment, query)).name
}

describe('the statement of a list', () => {
  test('has a name, by which its plan is kept', () => {
    expect(nameOfList(20)).toMatch(/^cohort_/)
  })

  test('has none when it has many values, so that they are planned with it', () => {
    expect(nameOfList(21)).toBeUndefined()
  })
})

describe('the number of a list alone, for a page beyond the end', () => {
  test('comes from the counters', () => {
    const { text, values } = countFromPlan(planRead(environment, gadgetQuery('page[number]=9')))
    expect({ text, values }).toEqual({ text: `select ${counter} as record_count`, values: [id] })
  })

  test('is counted when the list is filtered', () => {
    const { text, values } = countFromPlan(
      planRead(environment, gadgetQuery('page[number]=9&filter[name]=a')),
    )
    expect({ text, values }).toEqual({
      text: 'select (select count(*) from "gadgets" as t where t.environment_id = $1 and "t"."name" = $2) as record_count',
      values: [id, 'a'],
    })
  })
})

describe('one row', () => {
  test('is found by its id, in its environment', () => {
    const { text, values } = selectFromPlan(planFind(environment, gadgets, '0Vqg2mXk3bT9aZ'))
    expect({ text, values }).toEqual({
      text: `select ${columns} from "gadgets" as t where t.environment_id = $1 and "t"."id" = $2 limit 1`,
      values: [id, '0Vqg2mXk3bT9aZ'],
    })
  })

  test('of the groups has the columns of a group', () => {
    expect(selectFromPlan(planFind(environment, customerGroups, 'a')).text).toBe(
      'select "t"."id", "t"."name", "t"."code", "t"."created_at", "t"."updated_at", "t"."reference", ' +
        '"t"."reference_origin", "t"."metadata" from "customer_groups" as t where t.environment_id = $1 and "t"."id" = $2 limit 1',
    )
  })
})
