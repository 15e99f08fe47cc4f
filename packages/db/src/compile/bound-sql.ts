import { sql, type RawBuilder } from 'kysely'
import type { Bound, Order, Slot } from '../plan/read-plan.ts'
import { keySql } from './order-sql.ts'

type Sql = RawBuilder<unknown>

/** A key of the order, as a row has it and as the place has it. */
interface Key {
  readonly sql: Sql
  readonly value: Slot | null
  /** Whether a row with more of this key, or with less, is on the right side of the place. */
  readonly operator: '>' | '<'
  /** After the place nulls are on the right side, for they come last. */
  readonly side: Bound['side']
  readonly isNullable: boolean
  /** The to-one that it lies behind. */
  readonly via: string | undefined
}

/** The rows that have the first key, those that have none of it, or all. */
export type Reach = 'known' | 'unknown' | 'all'

/** A part of the rows on one side of a place: those of a reach that meet the conditions. That a key is unknown is not among them. */
export interface Beyond {
  readonly reach: Reach
  readonly conditions: readonly Sql[]
}

/**
 * The rows on one side of a place, in parts of which a row is in exactly one. Each can be read from an index on
 * `(environment_id, key, id)`, and begins at the place:
 *
 * sort=name, after: ("t"."name", "t"."id") > ($2, $3)
 * sort=code, after, which has nulls at its end: ("t"."code", "t"."id") > ($2, $3), and then all whose code is unknown
 * sort=name,-created_at, after: "t"."name" >= $2 and ("t"."name" > $2 or ("t"."name" = $2 and …))
 */
export function boundSql({ side, values }: Bound, order: readonly Order[]): readonly Beyond[] {
  const keys = order.map((key, index): Key => {
    return {
      sql: keySql(key),
      value: values[index] ?? null,
      operator: (key.direction === 'asc') === (side === 'after') ? '>' : '<',
      side,
      isNullable: key.isNullable,
      via: key.via?.name,
    }
  })
  const [lead, ...rest] = keys
  if (lead === undefined) return []
  if (lead.value === null) {
    const tie: Beyond = { reach: 'unknown', conditions: [beyond(rest)] }
    return side === 'after' ? [tie] : [{ reach: 'known', conditions: [sql`${lead.sql} is not null`] }, tie]
  }
  if (!lead.isNullable) return [{ reach: 'all', conditions: [fromIndex(lead, rest)] }]
  const known: Beyond = { reach: 'known', conditions: [fromIndex({ ...lead, isNullable: false }, rest)] }
  return side === 'after' ? [known, { reach: 'unknown', conditions: [] }] : [known]
}

/** One comparison of rows where all keys go the same way in one table; else one that a scan can begin at, and the whole after it. */
function fromIndex(lead: Key, rest: readonly Key[]): Sql {
  const keys = [lead, ...rest]
  const isUniform = rest.every(
    ({ operator, value, isNullable, via }) =>
      operator === lead.operator && value !== null && !isNullable && via === lead.via,
  )
  if (!isUniform) return sql`${lead.sql} ${sql.raw(lead.operator)}= ${lead.value} and ${beyond(keys)}`
  if (rest.length === 0) return sql`${lead.sql} ${sql.raw(lead.operator)} ${lead.value}`
  const columns = sql.join(keys.map((key) => key.sql))
  return sql`(${columns}) ${sql.raw(lead.operator)} (${sql.join(keys.map(({ value }) => sql`${value}`))})`
}

/** Beyond the place by the first key, or level with it and beyond by one of the others. */
function beyond([lead, ...rest]: readonly Key[]): Sql {
  if (lead === undefined) return sql`false`
  const alternatives = [...strictly(lead), ...(rest.length > 0 ? [tied(lead, rest)] : [])]
  return alternatives.length === 0 ? sql`false` : sql`(${sql.join(alternatives, sql` or `)})`
}

/** Nothing is after null, and everything else is before it. */
function strictly({ sql: key, value, operator, side, isNullable }: Key): readonly Sql[] {
  if (value === null) return side === 'after' ? [] : [sql`${key} is not null`]
  const compared = sql`${key} ${sql.raw(operator)} ${value}`
  return side === 'after' && isNullable ? [compared, sql`${key} is null`] : [compared]
}

function tied(lead: Key, rest: readonly Key[]): Sql {
  const { sql: key, value } = lead
  const level = value === null ? sql`${key} is null` : sql`${key} = ${value}`
  return sql`(${level} and ${beyond(rest)})`
}
