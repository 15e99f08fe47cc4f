import type { Resource } from '@cohort/schema'
import { sql } from 'kysely'
import { statementFor } from '../compile/statement-cache.ts'
import type { Actor, Environment } from '../environment.ts'
import { collectValues } from '../plan/values.ts'
import { writing, type Statement } from '../run/statement.ts'
import { recordedStatement, touched, type Sql } from './recorded-statement.ts'

/** The members of one resource's to-many: their type, the column that points to their owner, and that owner. */
export interface Membership {
  readonly members: Resource
  readonly by: string
  readonly ownerId: string
}

/** What is done to a membership: some are added, some removed, or all removed but some. */
export type Move = 'add' | 'remove' | 'remove_others'

/**
 * The one statement of a move, for any number of members: it changes the foreign key of those that it changes for,
 * records an event for each of them, and returns the ids of all that it looked at. They are locked in the order of
 * their ids, so that two moves never wait for each other.
 *
 * with "old" as (select … order by id for no key update), "row" as (update …), … select id from "old"
 */
export function moveMembers(
  environment: Environment,
  actor: Actor,
  { members, by, ownerId }: Membership,
  move: Move,
  ids: readonly string[],
): Statement {
  const { add, values } = collectValues()
  const slots = { environment: add(environment.id), who: add(JSON.stringify(actor)) }
  const [owner, listed] = [add(ownerId), add(ids)]
  return writing(
    statementFor(`${move} ${members.type} ${by}`, values, () => {
      const table = sql.table(members.type)
      const column = sql.ref(by)
      const owned = sql`${column} = ${owner}`
      const chosen = {
        add: sql`id = any(${listed}::text[])`,
        remove: sql`${owned} and id = any(${listed}::text[])`,
        // The listed are locked as well: two lists that are swapped would else wait for each other in the adds that follow.
        remove_others: sql`(${owned} or id = any(${listed}::text[]))`,
      } as const satisfies Record<Move, Sql>
      const spared = move === 'remove_others' ? sql` and t.id <> all(${listed}::text[])` : sql``
      const to = move === 'add' ? sql`${owner}::text` : sql`null`
      const old = sql`select * from ${table} where environment_id = ${slots.environment} and ${chosen[move]} order by id for no key update`
      const update = sql`update ${table} as t set ${column} = ${to}, ${touched} from old
      where t.environment_id = ${slots.environment} and t.id = old.id
        and ${sql.ref(`old.${by}`)} is distinct from ${to}${spared} returning t.*`
      return recordedStatement(
        [
          ['old', old],
          ['row', update],
        ],
        [{ resource: members, event: 'update', rows: 'row', old: 'old' }],
        slots,
        sql`select id from old`,
      )
    }),
  )
}
