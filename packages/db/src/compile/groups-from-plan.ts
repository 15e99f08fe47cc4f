import { periods, type Grouping } from '@cohort/jsonapi/query'
import { sql, type RawBuilder } from 'kysely'
import type { ReadPlan, ReadShape, Slot } from '../plan/read-plan.ts'
import type { Statement } from '../run/statement.ts'
import { builder } from './builder.ts'
import { unlessLong, whereSql } from './select-from-plan.ts'
import { statementFor } from './statement-cache.ts'

/** So many owners are told, those with the most first. */
const mostOwners = 10

/** The statement that counts the rows of a list in groups: `value`, `label` and `count` of each. */
export function groupsFromPlan({ shape, values }: ReadPlan, grouping: Grouping): Statement {
  const { kind, name } = grouping
  if (kind === 'owner') {
    const { table, catalog } = grouping.owner
    const by = JSON.stringify([shape, name, table, catalog.title])
    const build = () => ownersSql(shape, grouping).compile(builder)
    return unlessLong(statementFor(`groups ${by}`, values, build))
  }
  const zone: Slot = { slot: values.length }
  const by = JSON.stringify([shape, name, grouping.per])
  const build = () => periodsSql(shape, grouping, sql`${zone}::text`).compile(builder)
  return unlessLong(statementFor(`groups ${by}`, [...values, grouping.zone], build))
}

/**
 * The owners of the most rows:
 *
 * select g.value, o."name" as label, g.count from (
 *   select "t"."customer_group_id" as value, count(*) as count from "customers" as "t"
 *   where "t"."environment_id" = $1 and "t"."customer_group_id" is not null
 *   group by 1 order by 2 desc, 1 limit 10) as g
 * left join "customer_groups" as o on o.environment_id = $1 and o.id = g.value order by g.count desc, g.value
 */
function ownersSql(
  shape: ReadShape,
  { name, owner }: Extract<Grouping, { kind: 'owner' }>,
): RawBuilder<unknown> {
  const column = sql.ref(`t.${name}_id`)
  const groups = sql`select ${column} as value, count(*) as count from ${sql.table(shape.table)} as t where ${whereSql(shape)} and ${column} is not null group by 1 order by 2 desc, 1 limit ${sql.lit(mostOwners)}`
  return sql`select g.value, ${sql.ref(`o.${owner.catalog.title}`)} as label, g.count from (${groups}) as g left join ${sql.table(owner.table)} as o on o.environment_id = ${shape.environment} and o.id = g.value order by g.count desc, g.value`
}

/**
 * The last periods of a zone, also those without a row. Only rows of these periods are read, by the index of the time:
 *
 * select to_char(p.start, 'YYYY-MM-DD') as value, null as label, … as "from", … as until, coalesce(g.count, 0) as count
 * from generate_series(…, interval '1 day') as p (start) left join (select … group by 1) as g on g.start = p.start order by 1
 */
function periodsSql(
  shape: ReadShape,
  { name, per }: Extract<Grouping, { kind: 'period' }>,
  zone: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const unit = sql.lit(per)
  const step = sql`${sql.lit(`1 ${per}`)}::interval`
  const current = sql`date_trunc(${unit}, now() at time zone ${zone})`
  const first = sql`${current} - ${sql.lit(`${periods[per] - 1} ${per}`)}::interval`
  const column = sql.ref(`t.${name}`)
  const groups = sql`select date_trunc(${unit}, ${column} at time zone ${zone}) as start, count(*) as count from ${sql.table(shape.table)} as t where ${whereSql(shape)} and ${column} >= (${first}) at time zone ${zone} group by 1`
  return sql`select to_char(p.start, 'YYYY-MM-DD') as value, null as label, ${instantSql(sql`p.start`, zone)} as "from", ${instantSql(sql`p.start + ${step}`, zone)} as until, coalesce(g.count, 0) as count from generate_series(${first}, ${current}, ${step}) as p (start) left join (${groups}) as g on g.start = p.start order by 1`
}

/** The instant at which the clocks of a zone show a time, as the API tells times. */
function instantSql(local: RawBuilder<unknown>, zone: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`to_char((${local}) at time zone ${zone} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
