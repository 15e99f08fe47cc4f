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
  readonly hasIndex: boolean
}

/**
 * The rows on one side of a place, as conditions of which a row meets exactly one. Each can be read from an index on
 * `(environment_id, key, id)`, and begins at the place:
 *
 * sort=name, after: ("t"."name", "t"."id") > ($2, $3)
 * sort=code, after, which has nulls at its end: ("t"."code", "t"."id") > ($2, $3), and then "t"."code" is null
 * sort=name,-created_at, after: "t"."name" >= $2 and ("t"."name" > $2 or ("t"."name" = $2 and …))
 */
export function boundSql(
  { side, values }: Bound,
  order: readonly Order[],
  environment: Slot,
): readonly Sql[] {
  const keys = order.map((key, index): Key => {
    return {
      sql: keySql(key, environment),
      value: values[index] ?? null,
      operator: (key.direction === 'asc') === (side === 'after') ? '>' : '<',
      side,
      isNullable: key.isNullable,
      hasIndex: key.via === undefined,
    }
  })
  const [lead, ...rest] = keys
  if (lead === undefined) return []
  if (!lead.hasIndex) return [beyond(keys)]
  if (lead.value === null) {
    const tie = [tied(lead, rest)]
    return side === 'after' ? tie : [sql`${lead.sql} is not null`, ...tie]
  }
  if (!lead.isNullable) return [fromIndex(lead, rest)]
  const known = fromIndex({ ...lead, isNullable: false }, rest)
  return side === 'after' ? [known, sql`${lead.sql} is null`] : [known]
}

/** One comparison of rows where all keys go the same way; else one that a scan can begin at, and the whole after it. */
function fromIndex(lead: Key, rest: readonly Key[]): Sql {
  const keys = [lead, ...rest]
  const isUniform = rest.every(
    ({ operator, value, isNullable }) => operator === lead.operator && value !== null && !isNullable,
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
