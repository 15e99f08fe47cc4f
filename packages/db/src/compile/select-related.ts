import { sql, type RawBuilder } from 'kysely'
import type { Environment } from '../environment.ts'
import type { MembersPlan, TargetPlan } from '../plan/plan-related.ts'
import type { Slot } from '../plan/read-plan.ts'
import type { Statement } from '../run/statement.ts'
import { builder } from './builder.ts'
import { orderSql } from './order-sql.ts'
import { statementFor } from './statement-cache.ts'

/** The column of an included row that says whose member it is. */
export const parentColumn = 'parent_of_row'

/** So many members of each parent are included; one more is read, to know whether that is all of them. */
export const mostIncluded = 100

const environmentSlot: Slot = { slot: 0 }
const idsSlot: Slot = { slot: 1 }
const typesSlot: Slot = { slot: 2 }

/** select "t"."id", … from "customer_groups" as "t" where t.environment_id = $1 and t.id = any($2::text[]) */
export function selectByIds(environment: Environment, target: TargetPlan, ids: readonly string[]): Statement {
  return statementFor(`by ids ${JSON.stringify(target)}`, [environment.id, ids], () =>
    sql`select ${columnsSql('t', target)} from ${sql.table(target.type)} as t
      where t.environment_id = ${environmentSlot} and t.id = any(${idsSlot}::text[])`.compile(builder),
  )
}

/**
 * The resources of several types, by pairs of type and id, in one statement. A row has the columns of every type, each
 * with the type's number before its name; those of the other types are null.
 *
 * select k.type as "parent_of_row", "t0"."id" as "0_id", … from unnest($3::text[], $2::text[]) as k (type, id)
 * left join "customer_groups" as "t0" on k.type = 'customer_groups' and "t0".environment_id = $1 and "t0".id = k.id
 */
export function selectOfAny(
  environment: Environment,
  targets: readonly TargetPlan[],
  identifiers: readonly { readonly type: string; readonly id: string }[],
): Statement {
  const values = [environment.id, identifiers.map(({ id }) => id), identifiers.map(({ type }) => type)]
  return statementFor(`of any ${JSON.stringify(targets)}`, values, () => {
    const columns = targets.flatMap((target, index) =>
      target.columns.map(
        (column) => sql`${sql.ref(`t${index}.${column}`)} as ${sql.ref(`${index}_${column}`)}`,
      ),
    )
    const joins = targets.map((target, index) => {
      const alias = sql.ref(`t${index}`)
      return sql`left join ${sql.table(target.type)} as ${alias} on k.type = ${sql.lit(target.type)}
        and ${alias}.environment_id = ${environmentSlot} and ${alias}.id = k.id`
    })
    return sql`select ${sql.join([sql`k.type as ${sql.ref(parentColumn)}`, ...columns])}
      from unnest(${typesSlot}::text[], ${idsSlot}::text[]) as k (type, id) ${sql.join(joins, sql` `)}`.compile(
      builder,
    )
  })
}

/**
 * The first members of each parent, and one more. A lateral join per parent, for the index ends each of them early.
 *
 * select k.id as "parent_of_row", "t"."id", … from unnest($2::text[]) as k (id) cross join lateral
 * (select * from "customers" as "t" where t.environment_id = $1 and t.customer_group_id = k.id order by … limit 101) as t
 */
export function selectMembers(
  environment: Environment,
  plan: MembersPlan,
  ids: readonly string[],
): Statement {
  return statementFor(`members ${JSON.stringify(plan)}`, [environment.id, ids], () =>
    sql`select k.id as ${sql.ref(parentColumn)}, ${columnsSql('t', plan.target)}
      from unnest(${idsSlot}::text[]) as k (id)
      cross join lateral (
        select * from ${sql.table(plan.target.type)} as t
        where ${membershipSql(plan)}
        order by ${orderSql(plan.order)} limit ${sql.lit(mostIncluded + 1)}
      ) as t`.compile(builder),
  )
}

/** How many members each parent has, of several relationships at once: a row for each parent, a column for each relationship. */
export function countMembers(
  environment: Environment,
  plans: readonly MembersPlan[],
  ids: readonly string[],
): Statement {
  return statementFor(`member counts ${JSON.stringify(plans)}`, [environment.id, ids], () => {
    const counts = plans.map(
      (plan) => sql`(select count(*) from ${sql.table(plan.target.type)} as t where ${membershipSql(plan)})
        as ${sql.ref(plan.name)}`,
    )
    return sql`select ${sql.join([sql`k.id as ${sql.ref(parentColumn)}`, ...counts])}
      from unnest(${idsSlot}::text[]) as k (id)`.compile(builder)
  })
}

function membershipSql({ idColumn, typeTest }: MembersPlan): RawBuilder<unknown> {
  const tests = [
    sql`t.environment_id = ${environmentSlot}`,
    ...(typeTest === null ? [] : [sql`${sql.ref(`t.${typeTest.column}`)} = ${sql.lit(typeTest.type)}`]),
    sql`${sql.ref(`t.${idColumn}`)} = k.id`,
  ]
  return sql.join(tests, sql` and `)
}

function columnsSql(alias: string, { columns }: TargetPlan): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(`${alias}.${column}`)))
}
