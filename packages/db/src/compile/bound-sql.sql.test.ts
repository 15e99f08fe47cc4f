import type { Place, Span } from '@cohort/jsonapi/query'
import { describe, expect, test } from 'vitest'
import { environment, gadgetQuery } from '../gadgets.fixture.ts'
import { planRead } from '../plan/plan-read.ts'
import { selectFromPlan } from './select-from-plan.ts'

/** Text and values of a page of gadgets beside a place, without the columns and the count. */
function pageOf(sort: string, span: Partial<Span>) {
  const query = gadgetQuery(`page[size]=2${sort === '' ? '' : `&sort=${sort}`}&filter[q][size_gt]=5`)
  const plan = planRead(environment, query, { span: { after: null, before: null, ...span } })
  const { text, values } = selectFromPlan(plan)
  return { text: text.replaceAll(/select "[tp]"\."id".*? from/g, 'select … from'), values }
}

const { id: environmentId } = environment
const from = 'select … from "gadgets" as t where t.environment_id = $1 and "t"."size" > $2'

describe('a page beside a place is one range of an index', () => {
  test.each<
    [fact: string, sort: string, span: Partial<Span>, condition: string, order: string, values: Place]
  >([
    [
      'after, in ascending order',
      'name',
      { after: ['a', 'x'] },
      '("t"."name", "t"."id") > ($3, $4)',
      '"t"."name", "t"."id"',
      ['a', 'x'],
    ],
    [
      'after, in descending order',
      '',
      { after: ['2026', 'x'] },
      '("t"."created_at", "t"."id") < ($3, $4)',
      '"t"."created_at" desc, "t"."id" desc',
      ['2026', 'x'],
    ],
    [
      'before, which is read backward',
      'name',
      { before: ['a', 'x'] },
      '("t"."name", "t"."id") < ($3, $4)',
      '"t"."name" desc, "t"."id" desc',
      ['a', 'x'],
    ],
    [
      'before, in descending order',
      '-name',
      { before: ['a', 'x'] },
      '("t"."name", "t"."id") > ($3, $4)',
      '"t"."name", "t"."id"',
      ['a', 'x'],
    ],
    ['by the id alone', '-id', { after: ['x'] }, '"t"."id" < $3', '"t"."id" desc', ['x']],
    [
      'among those without a key that can be null',
      'code',
      { after: [null, 'x'] },
      '"t"."code" is null and ("t"."id" > $3)',
      '"t"."code", "t"."id"',
      ['x'],
    ],
    [
      'before a place that has a key that can be null, for nulls are last',
      'code',
      { before: ['a', 'x'] },
      '("t"."code", "t"."id") < ($3, $4)',
      '"t"."code" desc, "t"."id" desc',
      ['a', 'x'],
    ],
    [
      'and the same in descending order, which its second index has backward',
      '-code',
      { before: ['a', 'x'] },
      '("t"."code", "t"."id") > ($3, $4)',
      '"t"."code" asc nulls first, "t"."id"',
      ['a', 'x'],
    ],
  ])('%s', (_fact, sort, span, condition, order, values) => {
    expect(pageOf(sort, span)).toEqual({
      text: `${from} and ${condition} order by ${order} limit 3`,
      values: [environmentId, 5, ...values],
    })
  })

  test('of the first key, where the keys do not go the same way', () => {
    expect(pageOf('name,-created_at', { after: ['a', '2026', 'x'] })).toEqual({
      text:
        `${from} and "t"."name" >= $3 and ("t"."name" > $4 or ("t"."name" = $5 and ` +
        '("t"."created_at" < $6 or ("t"."created_at" = $7 and ("t"."id" < $8))))) ' +
        'order by "t"."name", "t"."created_at" desc, "t"."id" desc limit 3',
      values: [environmentId, 5, 'a', 'a', 'a', '2026', '2026', 'x'],
    })
  })

  test('of the first key, where a later one can be null', () => {
    expect(pageOf('name,code', { after: ['a', 'b', 'x'] }).text).toBe(
      `${from} and "t"."name" >= $3 and ("t"."name" > $4 or ("t"."name" = $5 and ` +
        '("t"."code" > $6 or "t"."code" is null or ("t"."code" = $7 and ("t"."id" > $8))))) ' +
        'order by "t"."name", "t"."code", "t"."id" limit 3',
    )
    expect(pageOf('name,code', { after: ['a', null, 'x'] }).text).toBe(
      `${from} and "t"."name" >= $3 and ("t"."name" > $4 or ("t"."name" = $5 and ` +
        '(("t"."code" is null and ("t"."id" > $6))))) order by "t"."name", "t"."code", "t"."id" limit 3',
    )
    expect(pageOf('name,code', { before: ['a', null, 'x'] }).text).toBe(
      `${from} and "t"."name" <= $3 and ("t"."name" < $4 or ("t"."name" = $5 and ` +
        '("t"."code" is not null or ("t"."code" is null and ("t"."id" < $6))))) ' +
        'order by "t"."name" desc, "t"."code" desc, "t"."id" desc limit 3',
    )
  })

  test('on both sides, in a page between two places', () => {
    expect(pageOf('name', { after: ['a', 'x'], before: ['b', 'y'] })).toEqual({
      text:
        `${from} and ("t"."name", "t"."id") > ($3, $4) and ("t"."name", "t"."id") < ($5, $6) ` +
        'order by "t"."name", "t"."id" limit 3',
      values: [environmentId, 5, 'a', 'x', 'b', 'y'],
    })
  })

  test('and none at an end of the list: the last page is the first one, read backward', () => {
    expect(pageOf('name', { before: [] }).text).toBe(
      `${from} order by "t"."name" desc, "t"."id" desc limit 3`,
    )
    expect(pageOf('name', {}).text).toBe(`${from} order by "t"."name", "t"."id" limit 3`)
  })
})

describe('a page that may go over from those with a key to those without', () => {
  const other = from.replaceAll(/\$(\d)/g, (_slot, number) => `$${Number(number) + 4}`)

  test('reads both, each from its index, and shows the first of them', () => {
    expect(pageOf('code', { after: ['a', 'x'] })).toEqual({
      text:
        `select … from ((${from} and ("t"."code", "t"."id") > ($3, $4) order by "t"."code", "t"."id" limit 3)` +
        ` union all (${other} and "t"."code" is null order by "t"."code", "t"."id" limit 3))` +
        ' as p order by "p"."code", "p"."id" limit 3',
      values: [environmentId, 5, 'a', 'x', environmentId, 5],
    })
  })

  test('also backward, where those without come first', () => {
    const backward = 'order by "t"."code" asc nulls first, "t"."id" limit 3'
    expect(pageOf('-code', { before: [null, 'x'] }).text).toBe(
      `select … from ((${from} and "t"."code" is not null ${backward})` +
        ` union all (${from.replace('$1', '$3').replace('$2', '$4')} and "t"."code" is null and ("t"."id" > $5) ${backward}))` +
        ' as p order by "p"."code" asc nulls first, "p"."id" limit 3',
    )
  })
})

test('a page between two places has what is beyond both, and no part that only one of them leaves', () => {
  expect(pageOf('code', { after: ['a', 'x'], before: [null, 'y'] }).text.match(/where .*? order/g)).toEqual([
    'where t.environment_id = $1 and "t"."size" > $2 and ("t"."code", "t"."id") > ($3, $4) and "t"."code" is not null order',
    'where t.environment_id = $5 and "t"."size" > $6 and "t"."code" is null and ("t"."id" < $7) order',
  ])
  expect(pageOf('code', { after: [null, 'x'], before: ['a', 'y'] }).text).toBe(
    `${from} and false order by "t"."code", "t"."id" limit 3`,
  )
})
