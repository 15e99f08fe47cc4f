import { storedColumnsOf, type Resource } from '@cohort/schema'
import { sql, type RawBuilder } from 'kysely'
import { builder } from '../compile/builder.ts'
import type { Statement } from '../run/statement.ts'
import type { Values } from '../write/change.ts'
import type { ApplicationRow } from './applications.ts'
import { filledColumnsOf } from './filled-columns.ts'
import type { PlayedEvent } from './play-timeline.ts'

type OfEnvironment<Content> = Content & { readonly environment_id: number }

/**
 * Rows of a resource, and their counter, in one statement. The rows travel as one JSON array of objects.
 *
 * with "inserted" as (insert into "customer_groups" ("environment_id", "id", …) select … from
 * jsonb_populate_recordset(null::"customer_groups", $1) returning …) insert into record_counters … from "inserted"
 */
export function insertRows(resource: Resource, rows: readonly OfEnvironment<Values>[]): Statement {
  const table = sql.table(resource.type)
  const filled = filledColumnsOf(resource)
  const names = ['environment_id', 'id', ...storedColumnsOf(resource).map(({ name }) => name)].filter(
    (name) => !filled.has(name),
  )
  const columns = sql.join(names.map((name) => sql.ref(name)))
  return countedStatement(
    resource.type,
    sql`insert into ${table} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)})`,
  )
}

/** Events in one statement; their payloads are made as those of any write, and they are counted as versions. */
export function insertEvents(events: readonly OfEnvironment<PlayedEvent>[]): Statement {
  return countedStatement(
    'versions',
    sql`insert into event_stores (environment_id, id, resource_type, resource_id, event, payload, who, created_at)
      select environment_id, id, resource_type, resource_id, event, changes_between(before, after), who, created_at
      from jsonb_to_recordset(${JSON.stringify(events.map(withoutConstants))}) as event (
        environment_id integer, id text, resource_type text, resource_id text, event text,
        before jsonb, after jsonb, who jsonb, created_at timestamptz
      )`,
  )
}

/** The event without nulls and without what surely stayed the same, which are most of what would travel. */
function withoutConstants(event: OfEnvironment<PlayedEvent>): OfEnvironment<PlayedEvent> {
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  for (const name of Object.keys({ ...event.before, ...event.after })) {
    const [from, to] = [event.before[name] ?? null, event.after[name] ?? null]
    if (from === to) continue
    if (from !== null) before[name] = from
    if (to !== null) after[name] = to
  }
  return { ...event, before, after }
}

/** Applications, which are not counted and have no history. */
export function insertApplications(applications: readonly OfEnvironment<ApplicationRow>[]): Statement {
  const query = sql`
    insert into applications (environment_id, id, name, kind, role, client_id, public_access, created_at, updated_at)
    select environment_id, id, name, kind, role, client_id, public_access, created_at, created_at
    from jsonb_populate_recordset(null::applications, ${JSON.stringify(applications)})`
  return statementFrom(query)
}

/** Inserts, and adds to the first slot of a counter what was inserted. */
function countedStatement(type: string, insert: RawBuilder<unknown>): Statement {
  const query = sql`
    with inserted as (${insert} returning environment_id)
    insert into record_counters as c (environment_id, resource_type, slot, record_count)
    select environment_id, ${sql.lit(type)}, 0, count(*) from inserted group by environment_id
    on conflict (environment_id, resource_type, slot) do update set record_count = c.record_count + excluded.record_count`
  return statementFrom(query)
}

function statementFrom(query: RawBuilder<unknown>): Statement {
  const { sql: text, parameters } = query.compile(builder)
  return { name: undefined, text, values: parameters }
}
