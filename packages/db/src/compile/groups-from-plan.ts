import { periods, type Grouping } from '@cohort/jsonapi/query'
import { sql, type CompiledQuery, type RawBuilder } from 'kysely'
import type { ReadPlan, ReadShape } from '../plan/read-plan.ts'
import type { Statement } from '../run/statement.ts'
import { builder } from './builder.ts'
import { whereSql } from './select-from-plan.ts'
import { statementFor } from './statement-cache.ts'

/** So many owners are told, those with the most first. */
const mostOwners = 10

/** The statement that counts the rows of a list in groups: `value`, `label` and `count` of each. */
export function groupsFromPlan({ shape, values }: ReadPlan, grouping: Grouping): Statement {
  const { kind, name } = grouping
  const by =
    kind === 'period' ? [name, grouping.per] : [name, grouping.owner.table, grouping.owner.catalog.title]
  return statementFor(`groups ${JSON.stringify([shape, by])}`, values, () => compileGroups(shape, grouping))
}

function compileGroups(shape: ReadShape, grouping: Grouping): CompiledQuery {
  const select = grouping.kind === 'owner' ? ownersSql(shape, grouping) : periodsSql(shape, grouping)
  return select.compile(builder)
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
 * The last periods, also those without a row. Only rows of these periods are read, by the index of the time:
 *
 * select to_char(p.start, 'YYYY-MM-DD') as value, null as label, coalesce(g.count, 0) as count
 * from generate_series(…, interval '1 day') as p (start) left join (select … group by 1) as g on g.start = p.start order by 1
 */
function periodsSql(
  shape: ReadShape,
  { name, per }: Extract<Grouping, { kind: 'period' }>,
): RawBuilder<unknown> {
  const unit = sql.lit(per)
  const current = sql`date_trunc(${unit}, now() at time zone 'UTC')`
  const first = sql`${current} - ${sql.lit(`${periods[per] - 1} ${per}`)}::interval`
  const column = sql.ref(`t.${name}`)
  const groups = sql`select date_trunc(${unit}, ${column} at time zone 'UTC') as start, count(*) as count from ${sql.table(shape.table)} as t where ${whereSql(shape)} and ${column} >= (${first}) at time zone 'UTC' group by 1`
  return sql`select to_char(p.start, 'YYYY-MM-DD') as value, null as label, coalesce(g.count, 0) as count from generate_series(${first}, ${current}, ${sql.lit(`1 ${per}`)}::interval) as p (start) left join (${groups}) as g on g.start = p.start order by 1`
}
