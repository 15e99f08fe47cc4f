import { sql, type RawBuilder } from 'kysely'
import type { Order, Slot } from '../plan/read-plan.ts'

/** How a list is read: to its end, or from its end. */
type Reading = 'forward' | 'backward'

/** The keys that rows are ordered by: `"t"."name" desc, "t"."id" desc`. */
export function orderSql(
  order: readonly Order[],
  environment: Slot,
  reading: Reading = 'forward',
): RawBuilder<unknown> {
  return sql.join(order.map((key) => termSql(keySql(key, environment), key, reading)))
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

/** A key of the row itself, or of the one row that its to-one leads to. */
export function keySql({ column, via }: Order, environment: Slot): RawBuilder<unknown> {
  if (via === undefined) return sql.ref(`t.${column}`)
  return sql`(select ${sql.ref(`s.${column}`)} from ${sql.table(via.table)} as s where s.environment_id = ${environment} and s.id = ${sql.ref(`t.${via.column}`)})`
}

/** The column of a row that shows the value of a key: its own, or one beside them. */
export function keyColumn({ column, via }: Order, index: number): string {
  return via === undefined ? column : `key_${index}`
}
