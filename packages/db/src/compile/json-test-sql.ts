import type { Operator } from '@cohort/schema'
import { sql, type RawBuilder } from 'kysely'
import type { JsonTest } from '../plan/read-plan.ts'

type Sql = RawBuilder<unknown>

/**
 * A test of what a path leads to inside JSON:
 * "t"."metadata" @> any($2::jsonb[])
 * case jsonb_typeof("t"."metadata" -> $2::text) when 'number' then ("t"."metadata" -> $2::text)::numeric end > $3::numeric
 *
 * The keys are values, so that all paths of one length share a statement. `->` with a text leads through objects only.
 */
export function jsonTestSql(test: JsonTest, alias: string): Sql {
  const column = sql.ref(`${alias}.${test.column}`)
  const value = sql`${sql.join([column, ...test.keys.map((key) => sql`${key}::text`)], sql` -> `)}`
  const tested = tests[test.operator]({ column, value, test })
  return test.orNull ? sql`(${tested} or ${nullitySql(value, true)})` : tested
}

interface Tested {
  readonly column: Sql
  readonly value: Sql
  readonly test: JsonTest
}

type TestSql = (tested: Tested) => Sql

const tests = {
  eq: contains,
  in: contains,
  true: ({ column, test }) => containsSql(column, test),
  jcont: ({ column, test }) => containsSql(column, test),
  lt: compare('<'),
  lteq: compare('<='),
  gt: compare('>'),
  gteq: compare('>='),
  null: ({ value, test }) => nullitySql(value, !test.isNegated),
  present: ({ value, test }) => presenceSql(value, test.isNegated),
  start: like,
  end: like,
  cont: like,
  matches: like,
  i_cont: likeFolded,
} as const satisfies Record<Operator, TestSql>

/** What is not there is neither equal nor unequal. */
function contains({ column, value, test }: Tested): Sql {
  const found = containsSql(column, test)
  return test.isNegated ? sql`(not ${found} and ${nullitySql(value, false)})` : found
}

function containsSql(column: Sql, { operand }: JsonTest): Sql {
  return sql`${column} @> any(${operand}::jsonb[])`
}

function compare(operator: string): TestSql {
  return ({ value, test: { compares, operand } }) =>
    compares === 'number'
      ? sql`${numberSql(value)} ${sql.raw(operator)} ${operand}::numeric`
      : sql`${textSql(value)} collate "C" ${sql.raw(operator)} ${operand}::text`
}

function like({ value, test }: Tested): Sql {
  const { quantifier, operand } = test
  const pattern = quantifier === null ? sql`${operand}` : sql`${sql.raw(quantifier)}(${operand}::text[])`
  return sql`${textSql(value)} ${likeWord(test)} ${pattern}`
}

function likeFolded({ value, test }: Tested): Sql {
  const { quantifier, operand } = test
  const pattern =
    quantifier === null
      ? sql`folded(${operand}::text)`
      : sql`${sql.raw(quantifier)}(array(select folded(v) from unnest(${operand}::text[]) as v))`
  return sql`folded(${textSql(value)}) ${likeWord(test)} ${pattern}`
}

function likeWord({ isNegated }: JsonTest): Sql {
  return sql.raw(isNegated ? 'not like' : 'like')
}

/** The text where the value is one; a number and a list have none. */
function textSql(value: Sql): Sql {
  return sql`case jsonb_typeof(${value}) when 'string' then (${value}) #>> '{}' end`
}

function numberSql(value: Sql): Sql {
  return sql`case jsonb_typeof(${value}) when 'number' then (${value})::numeric end`
}

function nullitySql(value: Sql, isNull: boolean): Sql {
  return sql`coalesce(${value}, 'null') ${sql.raw(isNull ? '=' : '<>')} 'null'`
}

/** What counts as nothing, beside a key that is not there. */
const emptyValues = sql`('null', '""', '{}', '[]')`

function presenceSql(value: Sql, isNegated: boolean): Sql {
  return sql`coalesce(${value}, 'null') ${sql.raw(isNegated ? 'in' : 'not in')} ${emptyValues}`
}
