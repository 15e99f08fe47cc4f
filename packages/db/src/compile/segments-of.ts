import { sql, type RawBuilder } from 'kysely'
import type { Order, ReadShape } from '../plan/read-plan.ts'
import { boundSql, type Beyond, type Reach } from './bound-sql.ts'
import { keySql } from './order-sql.ts'

type Sql = RawBuilder<unknown>

/** A part of a list that an index has in its order. */
export interface Segment {
  readonly conditions: readonly Sql[]
  /** What its rows are ordered by: without a key that none of them has. */
  readonly order: readonly Order[]
}

interface Part extends Segment {
  readonly reach: Reach
}

/**
 * The parts of the stretch that the bounds leave: a row is in one of them at most.
 *
 * A list by a key behind a to-one is always read in parts, for each has its own beginning: the rows that lead to one with the
 * key are found from there, in the order of its index; those that lead to one without it; and those that lead to none.
 */
export function segmentsOf({ bounds, order }: ReadShape): readonly Segment[] {
  const [lead] = order
  if (lead === undefined) return [{ conditions: [], order }]
  const parts = bounds.reduce<readonly Part[]>(
    (left, bound) => {
      const beyonds = boundSql(bound, order)
      return left.flatMap((part) => beyonds.flatMap((beyond) => within(part, beyond, lead)))
    },
    partsOf(order, lead),
  )
  return parts.length === 0 ? [{ conditions: [sql`false`], order }] : parts
}

function partsOf(order: readonly Order[], lead: Order): readonly Part[] {
  const { via } = lead
  if (via === undefined) return [{ reach: 'all', conditions: [], order }]
  const [, ...rest] = order
  const key = keySql(lead)
  const id = keySql({ ...lead, column: 'id' })
  const known: Part = {
    reach: 'known',
    conditions: [sql`${key} is not null`],
    order: [{ ...lead, isNullable: false }, ...rest],
  }
  const without: Part = {
    reach: 'unknown',
    conditions: [sql`${id} is not null`, sql`${key} is null`],
    order: rest,
  }
  const none: Part = {
    reach: 'unknown',
    conditions: [sql`${sql.ref(`t.${via.column}`)} is null`],
    order: rest.filter((term) => term.via?.name !== via.name),
  }
  return [known, ...(via.isNullable ? [without] : []), none]
}

/** What of a part is beyond a place: nothing, where it has the first key and what is beyond does not. */
function within(part: Part, { reach, conditions }: Beyond, lead: Order): readonly Part[] {
  if (part.reach === 'all') {
    const unknown = reach === 'unknown' ? [sql`${keySql(lead)} is null`] : []
    return [{ ...part, reach, conditions: [...part.conditions, ...unknown, ...conditions] }]
  }
  if (reach !== 'all' && reach !== part.reach) return []
  return [{ ...part, conditions: [...part.conditions, ...conditions] }]
}
