import { predicates, predicatesFor } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { gadgetQuery, gadgets } from '../gadgets.fixture.ts'
import { conditionFrom } from '../plan/condition-from.ts'
import { collectValues } from '../plan/values.ts'
import { builder } from './builder.ts'
import { conditionSql } from './condition-sql.ts'

/** The SQL of the only filter in a query, with the column `code` as `_`, and the values that go with it. */
function compiled(filter: string) {
  const { add, values } = collectValues()
  const conditions = gadgetQuery(filter).filters.map((parsed) => conditionFrom(gadgets, parsed, add))
  const text = conditions
    .map((condition) => conditionSql(condition, { slot: 0 }).compile(builder).sql)
    .join(' ')
  return { text: text.replaceAll('"t"."code"', '_'), values }
}

const foldedList = 'array(select folded(v::text) from unnest($1::text[]) as v)'

/** Every predicate of text, as SQL, with the values of `code_<predicate>=a,b`, or `=a`, or `=true`. */
const textPredicates: Readonly<Record<string, readonly [sql: string, ...values: unknown[]]>> = {
  eq: ['_ = $1', 'a'],
  eq_any: ['_ = any($1::text[])', ['a', 'b']],
  eq_all: ['_ = all($1::text[])', ['a', 'b']],
  eq_or_null: ['(_ = $1 or _ is null)', 'a'],
  not_eq: ['_ <> $1', 'a'],
  not_eq_any: ['_ <> any($1::text[])', ['a', 'b']],
  not_eq_all: ['_ <> all($1::text[])', ['a', 'b']],
  not_eq_or_null: ['(_ <> $1 or _ is null)', 'a'],
  lt: ['_ < $1', 'a'],
  lt_any: ['_ < any($1::text[])', ['a', 'b']],
  lt_all: ['_ < all($1::text[])', ['a', 'b']],
  lt_or_null: ['(_ < $1 or _ is null)', 'a'],
  lteq: ['_ <= $1', 'a'],
  lteq_any: ['_ <= any($1::text[])', ['a', 'b']],
  lteq_all: ['_ <= all($1::text[])', ['a', 'b']],
  lteq_or_null: ['(_ <= $1 or _ is null)', 'a'],
  gt: ['_ > $1', 'a'],
  gt_any: ['_ > any($1::text[])', ['a', 'b']],
  gt_all: ['_ > all($1::text[])', ['a', 'b']],
  gt_or_null: ['(_ > $1 or _ is null)', 'a'],
  gteq: ['_ >= $1', 'a'],
  gteq_any: ['_ >= any($1::text[])', ['a', 'b']],
  gteq_all: ['_ >= all($1::text[])', ['a', 'b']],
  gteq_or_null: ['(_ >= $1 or _ is null)', 'a'],
  in: ['_ = any($1::text[])', ['a', 'b']],
  in_or_null: ['(_ = any($1::text[]) or _ is null)', ['a', 'b']],
  not_in: ['_ <> all($1::text[])', ['a', 'b']],
  not_in_or_null: ['(_ <> all($1::text[]) or _ is null)', ['a', 'b']],
  null: ['_ is null'],
  not_null: ['_ is not null'],
  present: ["(_ is not null and _ <> '')"],
  blank: ["(_ is null or _ = '')"],
  start: ['_ like $1', 'a%'],
  start_any: ['_ like any($1::text[])', ['a%', 'b%']],
  start_all: ['_ like all($1::text[])', ['a%', 'b%']],
  not_start: ['_ not like $1', 'a%'],
  not_start_any: ['_ not like any($1::text[])', ['a%', 'b%']],
  not_start_all: ['_ not like all($1::text[])', ['a%', 'b%']],
  end: ['_ like $1', '%a'],
  end_any: ['_ like any($1::text[])', ['%a', '%b']],
  end_all: ['_ like all($1::text[])', ['%a', '%b']],
  not_end: ['_ not like $1', '%a'],
  not_end_any: ['_ not like any($1::text[])', ['%a', '%b']],
  not_end_all: ['_ not like all($1::text[])', ['%a', '%b']],
  cont: ['_ like $1', '%a%'],
  cont_any: ['_ like any($1::text[])', ['%a%', '%b%']],
  cont_all: ['_ like all($1::text[])', ['%a%', '%b%']],
  not_cont: ['_ not like $1', '%a%'],
  not_cont_any: ['_ not like any($1::text[])', ['%a%', '%b%']],
  not_cont_all: ['_ not like all($1::text[])', ['%a%', '%b%']],
  i_cont: ['folded(_) like folded($1::text)', '%a%'],
  i_cont_any: [`folded(_) like any(${foldedList})`, ['%a%', '%b%']],
  i_cont_all: [`folded(_) like all(${foldedList})`, ['%a%', '%b%']],
  not_i_cont: ['folded(_) not like folded($1::text)', '%a%'],
  not_i_cont_any: [`folded(_) not like any(${foldedList})`, ['%a%', '%b%']],
  not_i_cont_all: [`folded(_) not like all(${foldedList})`, ['%a%', '%b%']],
  matches: ['_ like $1', 'a'],
  matches_any: ['_ like any($1::text[])', ['a', 'b']],
  matches_all: ['_ like all($1::text[])', ['a', 'b']],
  does_not_match: ['_ not like $1', 'a'],
  does_not_match_any: ['_ not like any($1::text[])', ['a', 'b']],
  does_not_match_all: ['_ not like all($1::text[])', ['a', 'b']],
}

const textValue = { value: 'a', list: 'a,b', flag: 'true', json: '{}' } as const

describe('a filter of text', () => {
  test('has SQL for every predicate', () => {
    expect(Object.keys(textPredicates)).toEqual(predicatesFor('text'))
  })

  test.each(Object.entries(textPredicates))('%s', (predicate, [text, ...values]) => {
    const value = textValue[predicates.get(predicate)?.operand ?? 'value']
    expect(compiled(`filter[q][code_${predicate}]=${value}`)).toEqual({ text, values })
  })
})

/** What of the other kinds is not as it is for text. */
const otherKinds: readonly (readonly [filter: string, sql: string, values: readonly unknown[]])[] = [
  ['size_lt=5', '"t"."size" < $1', [5]],
  ['size_in=5,-6', '"t"."size" = any($1::integer[])', [[5, -6]]],
  ['size_present=true', '"t"."size" is not null', []],
  ['size_blank=true', '"t"."size" is null', []],
  ['is_heavy_eq=false', '"t"."is_heavy" = $1', [false]],
  ['is_heavy_not_eq_any=1,0', '"t"."is_heavy" <> any($1::boolean[])', [[true, false]]],
  ['is_heavy_true=true', '"t"."is_heavy" is true', []],
  ['is_heavy_false=true', '"t"."is_heavy" is false', []],
  ['sold_at_gteq=2026-01-31', '"t"."sold_at" >= $1', ['2026-01-31T00:00:00.000Z']],
  ['sold_at_not_in=2026-01-31', '"t"."sold_at" <> all($1::timestamptz[])', [['2026-01-31T00:00:00.000Z']]],
  ['sold_at_present=true', '"t"."sold_at" is not null', []],
  ['metadata_jcont={"n": 1.0}', '"t"."metadata" @> $1::jsonb', ['{"n":1.0}']],
  ['metadata_present=true', `("t"."metadata" is not null and "t"."metadata" <> '{}'::jsonb)`, []],
  ['metadata_blank=true', `("t"."metadata" is null or "t"."metadata" = '{}'::jsonb)`, []],
  ['metadata_null=true', '"t"."metadata" is null', []],
]

describe('a filter of another kind', () => {
  test.each(otherKinds)('%s is tested by %s', (filter, text, values) => {
    expect(compiled(`filter[q][${filter.replace('=', ']=')}`)).toEqual({ text, values })
  })
})

describe('a flag that is down asks for the opposite', () => {
  test.each([
    ['code_null=false', '_ is not null'],
    ['code_not_null=false', '_ is null'],
    ['code_present=false', "(_ is null or _ = '')"],
    ['code_blank=false', "(_ is not null and _ <> '')"],
  ])('%s', (filter, text) => {
    const [key, value] = filter.split('=')
    expect(compiled(`filter[q][${key}]=${value}`)).toEqual({ text, values: [] })
  })

  test('is_heavy_true=false is false, and not null', () => {
    expect(compiled('filter[q][is_heavy_true]=false').text).toBe('"t"."is_heavy" is false')
    expect(compiled('filter[q][is_heavy_false]=0').text).toBe('"t"."is_heavy" is true')
  })
})

describe('a filter of several fields', () => {
  test('joins one test of each', () => {
    expect(compiled('filter[q][name_or_code_cont]=a')).toEqual({
      text: '("t"."name" like $1 or _ like $2)',
      values: ['%a%', '%a%'],
    })
    expect(compiled('filter[q][name_and_code_and_reference_not_eq_or_null]=a')).toEqual({
      text:
        '(("t"."name" <> $1 or "t"."name" is null) and (_ <> $2 or _ is null)' +
        ' and ("t"."reference" <> $3 or "t"."reference" is null))',
      values: ['a', 'a', 'a'],
    })
  })
})

const value = '"t"."metadata" -> $1::text'
const text = `case jsonb_typeof(${value}) when 'string' then (${value}) #>> '{}' end`
const number = `case jsonb_typeof(${value}) when 'number' then (${value})::numeric end`
const nothing = `coalesce(${value}, 'null') = 'null'`
const something = `coalesce(${value}, 'null') <> 'null'`
const emptyTexts = `('null', '""', '{}', '[]')`

/**
 * Every predicate of a path, as SQL, with the operand of `metadata.k_<predicate>=a,b`, or `=a`, or `=true`. The key is a
 * value too: the same `$1` wherever the path stands.
 */
const pathPredicates: Readonly<Record<string, readonly [sql: string, operand?: unknown]>> = {
  eq: ['"t"."metadata" @> any(_::jsonb[])', ['{"k":"a"}']],
  eq_or_null: [`("t"."metadata" @> any(_::jsonb[]) or ${nothing})`, ['{"k":"a"}']],
  not_eq: [`(not "t"."metadata" @> any(_::jsonb[]) and ${something})`, ['{"k":"a"}']],
  not_eq_or_null: [`((not "t"."metadata" @> any(_::jsonb[]) and ${something}) or ${nothing})`, ['{"k":"a"}']],
  lt: [`${text} collate "C" < _::text`, 'a'],
  lt_or_null: [`(${text} collate "C" < _::text or ${nothing})`, 'a'],
  lteq: [`${text} collate "C" <= _::text`, 'a'],
  lteq_or_null: [`(${text} collate "C" <= _::text or ${nothing})`, 'a'],
  gt: [`${text} collate "C" > _::text`, 'a'],
  gt_or_null: [`(${text} collate "C" > _::text or ${nothing})`, 'a'],
  gteq: [`${text} collate "C" >= _::text`, 'a'],
  gteq_or_null: [`(${text} collate "C" >= _::text or ${nothing})`, 'a'],
  in: ['"t"."metadata" @> any(_::jsonb[])', ['{"k":"a"}', '{"k":"b"}']],
  in_or_null: [`("t"."metadata" @> any(_::jsonb[]) or ${nothing})`, ['{"k":"a"}', '{"k":"b"}']],
  not_in: [`(not "t"."metadata" @> any(_::jsonb[]) and ${something})`, ['{"k":"a"}', '{"k":"b"}']],
  not_in_or_null: [
    `((not "t"."metadata" @> any(_::jsonb[]) and ${something}) or ${nothing})`,
    ['{"k":"a"}', '{"k":"b"}'],
  ],
  null: [nothing],
  not_null: [something],
  present: [`coalesce(${value}, 'null') not in ${emptyTexts}`],
  blank: [`coalesce(${value}, 'null') in ${emptyTexts}`],
  true: ['"t"."metadata" @> any(_::jsonb[])', ['{"k":true}']],
  false: ['"t"."metadata" @> any(_::jsonb[])', ['{"k":false}']],
  ...textTests('start', 'not_start', 'a%', 'b%'),
  ...textTests('end', 'not_end', '%a', '%b'),
  ...textTests('cont', 'not_cont', '%a%', '%b%'),
  ...textTests('i_cont', 'not_i_cont', '%a%', '%b%'),
  ...textTests('matches', 'does_not_match', 'a', 'b'),
  jcont: ['"t"."metadata" @> any(_::jsonb[])', ['{"k":{}}']],
}

function textTests(word: string, negation: string, first: string, second: string) {
  const isFolded = word === 'i_cont'
  const tested = isFolded ? `folded(${text})` : text
  const one = isFolded ? 'folded(_::text)' : '_'
  const list = isFolded ? 'array(select folded(v) from unnest(_::text[]) as v)' : '_::text[]'
  return Object.fromEntries(
    [
      [word, 'like'],
      [negation, 'not like'],
    ].flatMap(([name = '', like]) => [
      [name, [`${tested} ${like} ${one}`, first]] as const,
      [`${name}_any`, [`${tested} ${like} any(${list})`, [first, second]]] as const,
      [`${name}_all`, [`${tested} ${like} all(${list})`, [first, second]]] as const,
    ]),
  )
}

function slotOf(parameter: unknown): number {
  return typeof parameter === 'object' && parameter !== null && 'slot' in parameter
    ? Number(parameter.slot)
    : -1
}

/** The SQL of a filter of a path: its parameters by the slots of their values, the operand's as `_`. */
function compiledPath(filter: string, keys = 1) {
  const { add, values } = collectValues()
  const [parsed] = gadgetQuery(filter).filters
  if (parsed === undefined) throw new Error('There is one filter.')
  const { sql, parameters } = conditionSql(conditionFrom(gadgets, parsed, add), { slot: 0 }).compile(builder)
  const written = sql.replaceAll(/\$(\d+)/g, (_, index) => {
    const slot = slotOf(parameters[Number(index) - 1])
    return slot === keys ? '_' : `$${slot + 1}`
  })
  return { text: written, keys: values.slice(0, keys), operand: values[keys] }
}

describe('a filter of a path inside JSON', () => {
  test('has SQL for every predicate', () => {
    expect(Object.keys(pathPredicates).toSorted()).toEqual([...predicatesFor('path')].toSorted())
  })

  test.each(Object.entries(pathPredicates))('%s', (predicate, [expected, operand]) => {
    const sent = textValue[predicates.get(predicate)?.operand ?? 'value']
    expect(compiledPath(`filter[q][metadata.k_${predicate}]=${sent}`)).toEqual({
      text: expected,
      keys: ['k'],
      operand,
    })
  })

  test('compares numbers with a number', () => {
    expect(compiledPath('filter[q][metadata.k_gteq]=-2.50e1')).toEqual({
      text: `${number} >= _::numeric`,
      keys: ['k'],
      operand: '-2.50e1',
    })
  })

  test('has its keys among its values, so that paths of one length share a statement', () => {
    const path = String.raw`filter[q][metadata.it's.a\.b.c_null]=true`
    expect(compiledPath(path, 3)).toEqual({
      text: `coalesce("t"."metadata" -> $1::text -> $2::text -> $3::text, 'null') = 'null'`,
      keys: ["it's", 'a.b', 'c'],
      operand: undefined,
    })
  })

  test.each([
    ['5', ['{"k":"5"}', '{"k":5}']],
    ['05', ['{"k":"05"}']],
    ['true', ['{"k":"true"}', '{"k":true}']],
    ['null', ['{"k":"null"}']],
    ['1e999', ['{"k":"1e999"}', '{"k":1e999}']],
    ['1e1000', ['{"k":"1e1000"}']],
    ['1.000000000000000000001', ['{"k":"1.000000000000000000001"}', '{"k":1.000000000000000000001}']],
    ['"a"', [String.raw`{"k":"\"a\""}`]],
  ])('takes %s for all that it may stand for', (sent, documents) => {
    expect(compiledPath(`filter[q][metadata.k_eq]=${sent}`).operand).toEqual(documents)
  })
})
