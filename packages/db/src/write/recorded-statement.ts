import { storedColumnsOf, type Column, type Resource } from '@cohort/schema'
import { sql, type CompiledQuery, type RawBuilder } from 'kysely'
import { builder } from '../compile/builder.ts'
import type { Slot } from '../plan/read-plan.ts'

export type Sql = RawBuilder<unknown>

/** The event that a change of rows is recorded as. */
export type EventKind = 'create' | 'update' | 'destroy'

/** Rows that a statement changes: `rows` is the common table that returns them; `old` has their former states. */
export interface ChangedRows {
  readonly resource: Resource
  readonly event: EventKind
  readonly rows: string
  readonly old?: string
}

/** The places that every write has. */
export interface WriteSlots {
  readonly environment: Slot
  readonly who: Slot
}

/**
 * A statement that changes rows and, in the same breath, records it: an event for each row in the log of its resource,
 * and what that does to the counters. All or nothing is written, without a transaction around it.
 *
 * with "row" as (…), "event" as (insert into event_stores …), "counter" as (insert into record_counters …) select …
 */
export function recordedStatement(
  tables: readonly (readonly [name: string, query: Sql])[],
  changed: readonly ChangedRows[],
  slots: WriteSlots,
  result: Sql,
): CompiledQuery {
  const all = [
    ...tables,
    ['event', eventsSql(changed, slots)],
    ['counter', countersSql(changed, slots)],
  ] as const
  const common = all.map(([name, query]) => sql`${sql.ref(name)} as (${query})`)
  return sql`with ${sql.join(common)} ${result}`.compile(builder)
}

function eventsSql(changed: readonly ChangedRows[], { who }: WriteSlots): Sql {
  const events = changed.map(({ resource, event, rows, old }) => {
    const before = event === 'create' ? sql`'{}'` : recorded(resource, old ?? rows)
    const after = event === 'destroy' ? sql`'{}'` : recorded(resource, rows)
    const from =
      old === undefined
        ? sql.ref(rows)
        : sql`${sql.ref(rows)} join ${sql.ref(old)} using (environment_id, id)`
    return sql`select environment_id, ${sql.lit(resource.type)}, id, ${sql.lit(event)}, changes_between(${before}, ${after}), ${who}::jsonb from ${from}`
  })
  return sql`insert into event_stores (environment_id, resource_type, resource_id, event, payload, who)
    ${sql.join(events, sql` union all `)} returning 1`
}

/** What a change does to the number of rows of its type. */
const countSteps = { create: sql`count(*)`, update: null, destroy: sql`-count(*)` } as const satisfies Record<
  EventKind,
  Sql | null
>

/**
 * One slot that no other writer holds, for all types of the statement; a new one where each is held. So no writer waits here
 * for another, which may be waiting for its rows. Every statement counts versions, so the row of these stands for the slot.
 */
function countersSql(changed: readonly ChangedRows[], { environment }: WriteSlots): Sql {
  const steps = changed.flatMap(({ resource, event, rows }) => {
    const step = countSteps[event]
    return step === null ? [] : [sql`select ${sql.lit(resource.type)}, ${step} from ${sql.ref(rows)}`]
  })
  const all = [...steps, sql`select 'versions', count(*) from event`]
  return sql`insert into record_counters as c (environment_id, resource_type, slot, record_count)
    select ${environment}::integer, type, coalesce(${freeSlot(environment)}, floor(random() * 1000)), step
    from (${sql.join(all, sql` union all `)}) as steps (type, step) where step <> 0
    on conflict (environment_id, resource_type, slot) do update set record_count = c.record_count + excluded.record_count`
}

function freeSlot(environment: Slot): Sql {
  return sql`(select slot from record_counters where environment_id = ${environment} and resource_type = 'versions'
    limit 1 for no key update skip locked)`
}

/** Kept by the log itself, as the times of its events. */
const unrecorded = new Set(['created_at', 'updated_at'])

/** The columns whose changes the log tells. */
export function recordedColumnsOf(resource: Resource): readonly Column[] {
  return storedColumnsOf(resource).filter(({ name }) => !unrecorded.has(name))
}

/** The state of a row as the log compares it: jsonb_build_object('name', row."name", …) */
function recorded(resource: Resource, row: string): Sql {
  const pairs = recordedColumnsOf(resource).flatMap(({ name, kind }) => {
    const column = sql.ref(`${row}.${name}`)
    return [sql.lit(name), kind === 'time' ? sql`wire_time(${column})` : column]
  })
  return sql`jsonb_build_object(${sql.join(pairs)})`
}

/** `updated_at` always grows, because the ETag is made of it, and two writes may fall into one millisecond. */
export const touched = sql`updated_at = greatest(date_trunc('milliseconds', now()), old.updated_at + interval '1 millisecond')`

/** The columns of a row as reads give them. */
export function returned(resource: Resource): Sql {
  return sql.join(['id', ...storedColumnsOf(resource).map(({ name }) => name)].map((name) => sql.ref(name)))
}
