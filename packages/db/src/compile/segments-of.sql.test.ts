import { parseReadQuery, type Span } from '@cohort/jsonapi/query'
import { markets, registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { environment } from '../gadgets.fixture.ts'
import { planRead } from '../plan/plan-read.ts'
import { selectFromPlan } from './select-from-plan.ts'

/** The text of a list of markets: without its columns and its count, every environment as $E, and the table with its join as `markets via …`. */
function textOf(query: string, span?: Partial<Span>): string {
  const whole = span && { after: null, before: null, ...span }
  const plan = planRead(environment, parseReadQuery(registry, markets, 'list', query), {
    span: whole ?? null,
  })
  return selectFromPlan(plan)
    .text.replaceAll(/environment_id("?) = \$\d+/g, 'environment_id$1 = $E')
    .replaceAll(/, \(select coalesce.*?\) as record_count/g, '')
    .replaceAll(
      / left join "(\w+)" as "via_(\w+)" on "via_\2"\."environment_id" = \$E and "via_\2"\."id" = "t"\."\2_id"/g,
      ' via $2',
    )
    .replaceAll(/"([tp])"\."id", "\1"\."number",.*?"inventory_model_id"/g, '$1…')
    .replaceAll('from "markets" as t', 'from markets')
}

const group = '"via_customer_group"'
const rows = `select t…, ${group}."name" as "key_0" from markets via customer_group where t.environment_id = $E`
const none = `${rows} and "t"."customer_group_id" is null`

describe('a list by a key behind a to-one', () => {
  test('is read from the rows that have the key, in its order, and from those that lead to none', () => {
    expect(textOf('sort=customer_group.name')).toBe(
      `select p… from ((${rows} and ${group}."name" is not null order by ${group}."name", "t"."id" limit 10) union all ` +
        `(${none} order by "t"."id" limit 10)) as p order by "p"."key_0", "p"."id" limit 10`,
    )
  })

  test('goes the other way by the same index, nulls last', () => {
    expect(textOf('sort=-customer_group.name')).toBe(
      `select p… from ((${rows} and ${group}."name" is not null order by ${group}."name" desc, "t"."id" desc limit 10) union all ` +
        `(${none} order by "t"."id" desc limit 10)) as p order by "p"."key_0" desc nulls last, "p"."id" desc limit 10`,
    )
  })

  test('has a part more where the key can be null', () => {
    const coded = rows.replace('"name"', '"code"')
    expect(textOf('sort=customer_group.code')).toBe(
      `select p… from ((${coded} and ${group}."code" is not null order by ${group}."code", "t"."id" limit 10) union all ` +
        `(${coded} and ${group}."id" is not null and ${group}."code" is null order by "t"."id" limit 10) union all ` +
        `(${none.replace('"name"', '"code"')} order by "t"."id" limit 10)) as p order by "p"."key_0", "p"."id" limit 10`,
    )
  })

  test('joins a resource once, however many of its keys are asked for', () => {
    const both = `select t…, ${group}."name" as "key_0", ${group}."code" as "key_1" from markets via customer_group where t.environment_id = $E`
    expect(textOf('sort=customer_group.name,-customer_group.code,name')).toBe(
      `select p… from ((${both} and ${group}."name" is not null order by ${group}."name", ${group}."code" desc nulls last, "t"."name", "t"."id" limit 10) union all ` +
        `(${both} and "t"."customer_group_id" is null order by "t"."name", "t"."id" limit 10)) as p ` +
        'order by "p"."key_0", "p"."key_1" desc nulls last, "p"."name", "p"."id" limit 10',
    )
  })

  test('reads as many rows of each part as the page reaches to, when it has a number', () => {
    expect(textOf('sort=customer_group.name&page[number]=3')).toBe(
      `select p… from ((${rows} and ${group}."name" is not null order by ${group}."name", "t"."id" limit $4::bigint + 10) union all ` +
        `(${none} order by "t"."id" limit $7::bigint + 10)) as p order by "p"."key_0", "p"."id" limit 10 offset $8`,
    )
  })

  test('finds the ids of a deep page first (P4)', () => {
    const ids = `select "t"."id", ${group}."name" as "key_0" from markets via customer_group where t.environment_id = $E`
    expect(textOf('sort=customer_group.name&page[number]=1001')).toBe(
      `${rows} and t.id in (select "p"."id" from ((${ids} and ${group}."name" is not null order by ${group}."name", "t"."id" limit $6::bigint + 10) union all ` +
        `(${ids} and "t"."customer_group_id" is null order by "t"."id" limit $9::bigint + 10)) as p order by "p"."key_0", "p"."id" limit 10 offset $10) ` +
        `order by ${group}."name", "t"."id" limit 10`,
    )
  })
})

test('a key behind a to-one that only breaks ties is joined to the rows, which come in their own order', () => {
  expect(textOf('sort=name,customer_group.name')).toBe(
    `select t… from markets via customer_group where t.environment_id = $E order by "t"."name", ${group}."name", "t"."id" limit 10`,
  )
  expect(textOf('sort=-name,-customer_group.name,customer_group.code')).toBe(
    'select t… from markets via customer_group where t.environment_id = $E ' +
      `order by "t"."name" desc, ${group}."name" desc nulls last, ${group}."code", "t"."id" limit 10`,
  )
})

describe('a page beside a place in such a list', () => {
  const shown = 'select p…, "p"."key_0" from'

  test('after a key begins at it, and goes over to those without', () => {
    expect(textOf('sort=customer_group.name', { after: ['a', 'x'] })).toBe(
      `${shown} ((${rows} and ${group}."name" is not null and ${group}."name" >= $4 and ` +
        `(${group}."name" > $5 or (${group}."name" = $6 and ("t"."id" > $7))) order by ${group}."name", "t"."id" limit 11) union all ` +
        `(${none} order by "t"."id" limit 11)) as p order by "p"."key_0", "p"."id" limit 11`,
    )
  })

  test('before a key has none of those without', () => {
    expect(textOf('sort=customer_group.name', { before: ['a', 'x'] })).toBe(
      `${rows} and ${group}."name" is not null and ${group}."name" <= $4 and ` +
        `(${group}."name" < $5 or (${group}."name" = $6 and ("t"."id" < $7))) order by ${group}."name" desc, "t"."id" desc limit 11`,
    )
  })

  test('after one without the key is among those alone', () => {
    expect(textOf('sort=customer_group.name', { after: [null, 'x'] })).toBe(
      `${none} and ("t"."id" > $4) order by "t"."id" limit 11`,
    )
  })

  test('before one without the key has all that have it, read backward', () => {
    expect(textOf('sort=customer_group.name', { before: [null, 'x'] })).toBe(
      `${shown} ((${rows} and ${group}."name" is not null and ${group}."name" is not null order by ${group}."name" desc, "t"."id" desc limit 11) union all ` +
        `(${none} and ("t"."id" < $6) order by "t"."id" desc limit 11)) as p order by "p"."key_0" desc, "p"."id" desc limit 11`,
    )
  })
})
