import type { Operator, ValueKind } from '@cohort/schema'
import { sql, type RawBuilder } from 'kysely'
import { jsonTestSql } from './json-test-sql.ts'
import type { ColumnTest, Condition, RelatedJoin, RelatedTest, Slot } from '../plan/read-plan.ts'

type Sql = RawBuilder<unknown>

/** A condition on the rows of a table's alias, as SQL: `"t"."name" like $2`. */
export function conditionSql(condition: Condition, environment: Slot, alias = 't'): Sql {
  switch (condition.kind) {
    case 'test':
      return testSql(condition, alias)
    case 'json_test':
      return jsonTestSql(condition, alias)
    case 'related':
      return relatedSql(condition, environment, alias)
    case 'some':
    case 'every': {
      const joint = condition.kind === 'some' ? sql` or ` : sql` and `
      const inner = condition.conditions.map((part) => conditionSql(part, environment, alias))
      return sql`(${sql.join(inner, joint)})`
    }
  }
}

/**
 * A semi-join, which never repeats a row:
 * exists (select from "customers" as "tt" where "tt"."environment_id" = $1 and "tt"."customer_group_id" = "t"."id" and …)
 */
function relatedSql({ table, join, condition }: RelatedTest, environment: Slot, alias: string): Sql {
  const inner = `${alias}t`
  return sql`exists (select from ${sql.table(table)} as ${sql.ref(inner)} where ${sql.ref(`${inner}.environment_id`)} = ${environment} and ${joinSql(join, alias, inner)} and ${conditionSql(condition, environment, inner)})`
}

function joinSql(join: RelatedJoin, outer: string, inner: string): Sql {
  if (join.kind === 'to_one') return sql`${sql.ref(`${inner}.id`)} = ${sql.ref(`${outer}.${join.column}`)}`
  const byId = sql`${sql.ref(`${inner}.${join.idColumn}`)} = ${sql.ref(`${outer}.id`)}`
  if (join.typeTest === null) return byId
  const { column, type } = join.typeTest
  return sql`${sql.ref(`${inner}.${column}`)} = ${sql.lit(type)} and ${byId}`
}

function testSql(test: ColumnTest, alias: string): Sql {
  const column = sql.ref(`${alias}.${test.column}`)
  const tested = tests[test.operator](column, test)
  return test.orNull ? sql`(${tested} or ${column} is null)` : tested
}

type TestSql = (column: Sql, test: ColumnTest) => Sql

/** The SQL of every operator, and of its negation. Null passes neither. */
const tests = {
  eq: compare('=', '<>'),
  lt: compare('<', '>='),
  lteq: compare('<=', '>'),
  gt: compare('>', '<='),
  gteq: compare('>=', '<'),
  in: (column, test) =>
    test.isNegated ? sql`${column} <> all(${array(test)})` : sql`${column} = any(${array(test)})`,
  null: (column, { isNegated }) => sql`${column} is ${not(isNegated)}null`,
  true: (column, { isNegated }) => sql`${column} is ${sql.raw(isNegated ? 'false' : 'true')}`,
  present: (column, { isNegated, valueKind }) => presence(column, valueKind, isNegated),
  start: compare('like', 'not like'),
  end: compare('like', 'not like'),
  cont: compare('like', 'not like'),
  matches: compare('like', 'not like'),
  i_cont: (column, test) => compare('like', 'not like', folded)(sql`folded(${column})`, test),
  jcont: (column, { operand }) => sql`${column} @> ${operand}::jsonb`,
} as const satisfies Record<Operator, TestSql>

/** A comparison with one value, or with any or all of a list. `fold` is done to what the column is compared with. */
function compare(word: string, negation: string, fold?: (value: Sql) => Sql): TestSql {
  return (column, test) => {
    const operator = sql.raw(test.isNegated ? negation : word)
    if (test.quantifier === null) {
      const value = sql`${test.operand}`
      return sql`${column} ${operator} ${fold ? fold(value) : value}`
    }
    const values = fold ? sql`array(select ${fold(sql`v`)} from unnest(${array(test)}) as v)` : array(test)
    return sql`${column} ${operator} ${sql.raw(test.quantifier)}(${values})`
  }
}

function folded(value: Sql): Sql {
  return sql`folded(${value}::text)`
}

/** The types of a list's parameter, which PostgreSQL cannot always tell from the column. */
const arrayTypes = {
  text: 'text[]',
  integer: 'integer[]',
  boolean: 'boolean[]',
  time: 'timestamptz[]',
  json: 'jsonb[]',
} as const satisfies Record<ValueKind, string>

function array({ operand, valueKind }: { operand: Slot | null; valueKind: ValueKind }): Sql {
  return sql`${operand}::${sql.raw(arrayTypes[valueKind])}`
}

function not(isNegated: boolean): Sql {
  return sql.raw(isNegated ? 'not ' : '')
}

/** What counts as nothing, beside null. */
const emptyValues: Partial<Record<ValueKind, Sql>> = { text: sql`''`, json: sql`'{}'::jsonb` }

function presence(column: Sql, kind: ValueKind, isNegated: boolean): Sql {
  const empty = emptyValues[kind]
  if (empty === undefined) return sql`${column} is ${not(!isNegated)}null`
  return isNegated
    ? sql`(${column} is null or ${column} = ${empty})`
    : sql`(${column} is not null and ${column} <> ${empty})`
}
