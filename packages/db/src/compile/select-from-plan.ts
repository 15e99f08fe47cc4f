import { sql, type CompiledQuery, type RawBuilder } from 'kysely'
import type { Order, ReadPlan, ReadShape, Slot } from '../plan/read-plan.ts'
import type { Statement } from '../run/statement.ts'
import { builder } from './builder.ts'
import { conditionSql } from './condition-sql.ts'
import { statementFor } from './statement-cache.ts'

/**
 * The statement of a read. A list has the number of all rows in each of its rows, as `record_count`:
 *
 * select "t"."id", "t"."name", (select … from "record_counters" …) as "record_count"
 * from "customer_groups" as "t" where "t"."environment_id" = $1
 * order by "t"."created_at" desc, "t"."id" desc limit 10
 */
export function selectFromPlan({ shape, values }: ReadPlan): Statement {
  return statementFor(`read ${JSON.stringify(shape)}`, values, () => compileSelect(shape))
}

/** The statement of a list's number alone: for a page beyond the end, which has no row to carry it. */
export function countFromPlan({ shape, values }: ReadPlan): Statement {
  return statementFor(`count ${JSON.stringify(shape)}`, values, () =>
    sql`select ${countSql(shape) ?? sql`0`} as record_count`.compile(builder),
  )
}

function compileSelect(shape: ReadShape): CompiledQuery {
  const { table, columns, environment, order, limit, offset } = shape
  const count = countSql(shape)
  const selected = columns.map((column) => sql.ref(`t.${column}`))
  const parts = [
    sql`select ${sql.join(count === null ? selected : [...selected, sql`${count} as record_count`])}`,
    sql`from ${sql.table(table)} as t where ${whereSql(shape)}`,
    ...(order.length > 0 ? [sql`order by ${sql.join(order.map((key) => orderSql(key, environment)))}`] : []),
    sql`limit ${sql.lit(limit)}`,
    ...(offset === null ? [] : [sql`offset ${offset}`]),
  ]
  return sql`${sql.join(parts, sql` `)}`.compile(builder)
}

function whereSql({ environment, conditions, isSettled }: ReadShape): RawBuilder<unknown> {
  const settled = isSettled ? [sql`t.id < (select event_horizon(${environment}, pg_current_snapshot()))`] : []
  const all = [
    sql`t.environment_id = ${environment}`,
    ...conditions.map((condition) => conditionSql(condition, environment)),
    ...settled,
  ]
  return sql.join(all, sql` and `)
}

/** Nulls are last by themselves when ascending; what cannot be null says nothing, so that its index fits both ways. */
export function orderSql(order: Order, environment: Slot): RawBuilder<unknown> {
  const key = keySql(order, environment)
  if (order.direction === 'asc') return sql`${key}`
  return order.isNullable ? sql`${key} desc nulls last` : sql`${key} desc`
}

function keySql({ column, via }: Order, environment: Slot): RawBuilder<unknown> {
  if (via === undefined) return sql.ref(`t.${column}`)
  return sql`(select ${sql.ref(`s.${column}`)} from ${sql.table(via.table)} as s where s.environment_id = ${environment} and s.id = ${sql.ref(`t.${via.column}`)})`
}

/** An uncorrelated subquery: run once for the statement, however many rows there are. */
function countSql(shape: ReadShape): RawBuilder<unknown> | null {
  switch (shape.count) {
    case 'none':
      return null
    case 'counters':
      return sql`(select coalesce(sum(c.record_count), 0)::bigint from record_counters as c where c.environment_id = ${shape.environment} and c.resource_type = ${sql.lit(shape.table)})`
    case 'rows':
      return sql`(select count(*) from ${sql.table(shape.table)} as t where ${whereSql(shape)})`
  }
}
