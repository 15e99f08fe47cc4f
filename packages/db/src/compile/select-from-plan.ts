import { sql, type CompiledQuery, type RawBuilder } from 'kysely'
import type { Order, ReadPlan, ReadShape, Slot } from '../plan/read-plan.ts'
import type { Statement } from '../run/statement.ts'
import { boundSql } from './bound-sql.ts'
import { builder } from './builder.ts'
import { conditionSql } from './condition-sql.ts'
import { keyColumn, keySql, orderSql, termSql } from './order-sql.ts'
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
  return statementFor(`read ${JSON.stringify(shape)}`, values, () => compileSelect(shape))
}

/** The statement of a list's number alone: for a page beyond the end, which has no row to carry it. */
export function countFromPlan({ shape, values }: ReadPlan): Statement {
  return statementFor(`count ${JSON.stringify(shape)}`, values, () =>
    sql`select ${countSql(shape) ?? sql`0`} as record_count`.compile(builder),
  )
}

function compileSelect(shape: ReadShape): CompiledQuery {
  const { limit, offset, showsPlaces } = shape
  const count = countSql(shape)
  const first = sql`limit ${sql.lit(limit)}`
  const skipping = offset === null ? first : sql`${first} offset ${offset}`
  const isDeep = offset !== null && showsPlaces
  const segments = isDeep ? [[idsSql(shape, skipping)]] : segmentsOf(shape)
  const last = isDeep ? first : skipping
  const counted = count === null ? [] : [sql`${count} as record_count`]
  const [only] = segments
  const select =
    only !== undefined && segments.length === 1
      ? sql`${rowsSql(shape, only, counted)} ${last}`
      : unionSql(shape, segments, counted, last)
  return select.compile(builder)
}

/** The rows of one segment, in order. */
function rowsSql(shape: ReadShape, segment: readonly Sql[], more: readonly Sql[] = []): Sql {
  const { table, columns, environment, order, isBackward, showsPlaces } = shape
  const selected = [
    ...columns.map((column) => sql.ref(`t.${column}`)),
    ...(showsPlaces ? order.flatMap((key, index) => foreignKeySql(key, index, environment)) : []),
    ...more,
  ]
  const where = sql.join([whereSql(shape), ...segment], sql` and `)
  const rows = sql`select ${sql.join(selected)} from ${sql.table(table)} as t where ${where}`
  if (order.length === 0) return rows
  return sql`${rows} order by ${orderSql(order, environment, isBackward ? 'backward' : 'forward')}`
}

/** Deep in a list the ids of a page are found first, which an index has alone: the rows that are skipped are not read (P4). */
function idsSql(shape: ReadShape, skipping: Sql): Sql {
  const { table, environment, order } = shape
  return sql`t.id in (select t.id from ${sql.table(table)} as t where ${whereSql(shape)} order by ${orderSql(order, environment)} ${skipping})`
}

/** A key that is not the row's own, for the row to show. */
function foreignKeySql(key: Order, index: number, environment: Slot): readonly Sql[] {
  if (key.via === undefined) return []
  return [sql`${keySql(key, environment)} as ${sql.ref(keyColumn(key, index))}`]
}

/** The first rows of every segment, each from its index, and of those the first. */
function unionSql(
  shape: ReadShape,
  segments: readonly (readonly Sql[])[],
  more: readonly Sql[],
  last: Sql,
): Sql {
  const { order, isBackward } = shape
  const parts = segments.map((segment) => sql`(${rowsSql(shape, segment)} ${last})`)
  const reading = isBackward ? 'backward' : 'forward'
  const terms = order.map((key, index) => termSql(sql.ref(`p.${keyColumn(key, index)}`), key, reading))
  return sql`select ${sql.join([sql`p.*`, ...more])} from (${sql.join(parts, sql` union all `)}) as p order by ${sql.join(terms)} ${last}`
}

/** The conditions of each part of the stretch that the bounds leave: a row meets those of one part at most. */
function segmentsOf({ bounds, order, environment }: ReadShape): readonly (readonly Sql[])[] {
  return bounds.reduce<readonly (readonly Sql[])[]>(
    (segments, bound) =>
      segments.flatMap((segment) =>
        boundSql(bound, order, environment).map((condition) => [...segment, condition]),
      ),
    [[]],
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
