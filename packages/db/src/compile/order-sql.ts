import { sql, type RawBuilder } from 'kysely'
import type { Order, OrderVia, Slot } from '../plan/read-plan.ts'

/** How a list is read: to its end, or from its end. */
type Reading = 'forward' | 'backward'

/** The keys that rows are ordered by: `"t"."name" desc, "t"."id" desc`. */
export function orderSql(order: readonly Order[], reading: Reading = 'forward'): RawBuilder<unknown> {
  return sql.join(order.map((key) => termSql(keySql(key), key, reading)))
}

/**
 * Nulls come last in both directions, and so first when a list is read backward. What PostgreSQL does by itself is not said,
 * and what cannot be null says nothing, so that its index fits both ways.
 */
export function termSql(
  key: RawBuilder<unknown>,
  { direction, isNullable }: Order,
  reading: Reading,
): RawBuilder<unknown> {
  const isAscending = (direction === 'asc') === (reading === 'forward')
  if (isAscending) return reading === 'backward' && isNullable ? sql`${key} asc nulls first` : key
  return reading === 'forward' && isNullable ? sql`${key} desc nulls last` : sql`${key} desc`
}

/** A key of the row itself, or of the one row that its to-one leads to, which `viaSql` joins to it. */
export function keySql({ column, via }: Order): RawBuilder<unknown> {
  return sql.ref(`${via === undefined ? 't' : aliasOf(via)}.${column}`)
}

/**
 * The rows that keys lie behind, each joined once. Where there is none the keys are null:
 * left join "customer_groups" as "via_customer_group" on "via_customer_group"."environment_id" = $1 and "via_customer_group"."id" = "t"."customer_group_id"
 */
export function viaSql(order: readonly Order[], environment: Slot): RawBuilder<unknown> {
  const vias = new Map(order.flatMap(({ via }) => (via === undefined ? [] : [[via.name, via]])))
  const joins = [...vias.values()].map((via) => {
    const alias = aliasOf(via)
    return sql` left join ${sql.table(via.table)} as ${sql.ref(alias)} on ${sql.ref(`${alias}.environment_id`)} = ${environment} and ${sql.ref(`${alias}.id`)} = ${sql.ref(`t.${via.column}`)}`
  })
  return sql.join(joins, sql``)
}

function aliasOf({ name }: OrderVia): string {
  return `via_${name}`
}

/** The column of a row that shows the value of a key: its own, or one beside them. */
export function keyColumn({ column, via }: Order, index: number): string {
  return via === undefined ? column : `key_${index}`
}
