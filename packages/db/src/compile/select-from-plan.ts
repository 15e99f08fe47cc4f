import { sql, type CompiledQuery, type RawBuilder } from 'kysely'
import type { Condition, ReadPlan, ReadShape } from '../plan/read-plan.ts'
import type { Statement } from '../run/statement.ts'
import { builder } from './builder.ts'
import { conditionSql } from './condition-sql.ts'
import { keyColumn, keySql, orderSql, termSql, viaSql } from './order-sql.ts'
import { segmentsOf, type Segment } from './segments-of.ts'
import { statementFor } from './statement-cache.ts'

type Sql = RawBuilder<unknown>

/**
 * The statement of a read. A list has the number of all rows in each of its rows, as `record_count`:
 *
 * select "t"."id", "t"."name", (select … from "record_counters" …) as "record_count"
 * from "customer_groups" as "t" where "t"."environment_id" = $1
 * order by "t"."created_at" desc, "t"."id" desc limit 10
 */
export function selectFromPlan({ shape, values }: ReadPlan): Statement {
  const statement = statementFor(`read ${JSON.stringify(shape)}`, values, () => compileSelect(shape))
  return { ...unlessLong(statement), isBrief: isBrief(shape) }
}

/** Whether an index leads to the rows at once: one by its id, or a page that begins at an end of a whole list, or at a place in it. */
function isBrief({ conditions, order, offset, isSettled }: ReadShape): boolean {
  return (
    offset === null && !isSettled && conditions.every(isOfId) && order.every(({ via }) => via === undefined)
  )
}

function isOfId(condition: Condition): boolean {
  if (condition.kind !== 'test') return false
  const { column, operator, isNegated, quantifier } = condition
  return column === 'id' && operator === 'eq' && !isNegated && quantifier === null
}

/** The statement of a list's number alone: for a page beyond the end, which has no row to carry it. */
export function countFromPlan({ shape, values }: ReadPlan): Statement {
  return unlessLong(
    statementFor(`count ${JSON.stringify(shape)}`, values, () =>
      sql`select ${countSql(shape) ?? sql`0`} as record_count`.compile(builder),
    ),
  )
}

/** So many values of a list are compared one by one for every row, where their number is not known to the plan. */
const mostUnplanned = 20

/**
 * Without its name a statement is planned for its values, which are then hashed. By name PostgreSQL keeps a plan for any
 * values in the end, in which each of a list is compared: 8 s for a thousand with a million rows.
 */
export function unlessLong(statement: Statement): Statement {
  const isLong = statement.values.some((value) => Array.isArray(value) && value.length > mostUnplanned)
  return isLong ? { ...statement, name: undefined } : statement
}

function compileSelect(shape: ReadShape): CompiledQuery {
  const { limit, offset, order, showsPlaces } = shape
  const count = countSql(shape)
  const counted = count === null ? [] : [sql`${count} as record_count`]
  if (offset === null || !showsPlaces) return pageSql(shape, counted).compile(builder)
  // Deep in a list the ids of a page are found first, which an index has alone: the rows that are skipped are not read (P4).
  const ids = pageSql({ ...shape, columns: ['id'], showsPlaces: false })
  const deep: Segment = { conditions: [sql`t.id in (${ids})`], order }
  return sql`${rowsSql({ ...shape, conditions: [] }, deep, counted)} limit ${sql.lit(limit)}`.compile(builder)
}

/** The rows of a page: of the one segment that the list is, or the first rows of every segment, and of those the first. */
function pageSql(shape: ReadShape, more: readonly Sql[] = []): Sql {
  const { columns, order, isBackward, limit, offset, showsPlaces } = shape
  const first = sql`limit ${sql.lit(limit)}`
  const last = offset === null ? first : sql`${first} offset ${offset}`
  const segments = segmentsOf(shape)
  const [only] = segments
  if (only !== undefined && segments.length === 1) return sql`${rowsSql(shape, only, more)} ${last}`
  const own = order.flatMap(({ column, via }) => (via === undefined ? [column] : []))
  const whole = { ...shape, columns: [...new Set([...columns, ...own])], showsPlaces: true }
  const reached = offset === null ? first : sql`limit ${offset}::bigint + ${sql.lit(limit)}`
  const parts = segments.map((segment) => sql`(${rowsSql(whole, segment)} ${reached})`)
  const reading = isBackward ? 'backward' : 'forward'
  const keys = order.map((key, index) => ({ key, name: keyColumn(key, index) }))
  const shown = keys.flatMap(({ key, name }) => (showsPlaces && key.via !== undefined ? [name] : []))
  const selected = [...[...columns, ...shown].map((name) => sql.ref(`p.${name}`)), ...more]
  const terms = keys.map(({ key, name }) => termSql(sql.ref(`p.${name}`), key, reading))
  return sql`select ${sql.join(selected)} from (${sql.join(parts, sql` union all `)}) as p order by ${sql.join(terms)} ${last}`
}

/** The rows of one segment, in order. */
function rowsSql(shape: ReadShape, { conditions, order }: Segment, more: readonly Sql[] = []): Sql {
  const { table, columns, environment, isBackward, showsPlaces } = shape
  const selected = [
    ...columns.map((column) => sql.ref(`t.${column}`)),
    ...(showsPlaces ? viaKeysSql(shape) : []),
    ...more,
  ]
  const isFenced = shape.conditions.some(leadsToMany)
  const source = isFenced
    ? sql`(select * from ${sql.table(table)} as t where ${whereSql(shape)} offset 0) as t`
    : sql`${sql.table(table)} as t`
  const tests = isFenced ? conditions : [whereSql(shape), ...conditions]
  const where = tests.length === 0 ? sql`` : sql` where ${sql.join(tests, sql` and `)}`
  const rows = sql`select ${sql.join(selected)} from ${source}${viaSql(shape.order, environment)}${where}`
  if (order.length === 0) return rows
  return sql`${rows} order by ${orderSql(order, isBackward ? 'backward' : 'forward')}`
}

/**
 * Whether a condition asks for members. Of a page of such rows PostgreSQL takes it that they lie everywhere in the order, and
 * walks along it, looking for members of each, through the whole list when there are none. `offset 0` has it find the rows
 * as if all were asked for, and order them then: that costs what counting them costs.
 */
function leadsToMany(condition: Condition): boolean {
  switch (condition.kind) {
    case 'some':
    case 'every':
      return condition.conditions.some(leadsToMany)
    case 'related':
      return condition.join.kind === 'to_many' || leadsToMany(condition.condition)
    case 'test':
    case 'json_test':
      return false
  }
}

/** The keys that are not the row's own, for the row to show. */
function viaKeysSql({ order }: ReadShape): readonly Sql[] {
  return order.flatMap((key, index) =>
    key.via === undefined ? [] : [sql`${keySql(key)} as ${sql.ref(keyColumn(key, index))}`],
  )
}

/** What the rows of a list must be, of all its pages. */
export function whereSql({ environment, conditions, isSettled }: ReadShape): Sql {
  const settled = isSettled ? [sql`t.id < (select event_horizon(${environment}, pg_current_snapshot()))`] : []
  const all = [
    sql`t.environment_id = ${environment}`,
    ...conditions.map((condition) => conditionSql(condition, environment)),
    ...settled,
  ]
  return sql.join(all, sql` and `)
}

/** An uncorrelated subquery: run once for the statement, however many rows there are. */
function countSql(shape: ReadShape): Sql | null {
  switch (shape.count) {
    case 'none':
      return null
    case 'counters':
      return sql`(select coalesce(sum(c.record_count), 0)::bigint from record_counters as c where c.environment_id = ${shape.environment} and c.resource_type = ${sql.lit(shape.table)})`
    case 'rows':
      return sql`(select count(*) from ${sql.table(shape.table)} as t where ${whereSql(shape)})`
  }
}
