import type { ServiceUnderTest } from './use-service.ts'

/** The number and the checksum of the rows of every table, by its name. */
export async function databaseState({
  database,
}: ServiceUnderTest): Promise<Readonly<Record<string, string>>> {
  const tables = await database.send({
    name: undefined,
    text: `select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
    values: [],
  })
  const counted = tables.map(
    ({
      name,
    }) => `select '${name}' as name, count(*) || ' rows, ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')
      as state from "${name}" as t`,
  )
  const rows = await database.send({ name: undefined, text: counted.join(' union all '), values: [] })
  return Object.fromEntries(rows.map(({ name, state }) => [String(name), String(state)]))
}

/** How many connections sit in a transaction that nobody ends. */
export async function heldTransactions({ database }: ServiceUnderTest): Promise<number> {
  const [row] = await database.send({
    name: undefined,
    text: `select count(*) as held from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`,
    values: [],
  })
  return Number(row?.held)
}

/** An entry of the log: the values before and after, by the names of the attributes that changed. */
export interface LoggedEvent {
  readonly event: string
  readonly payload: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>
}

/** The events of one resource, oldest first. */
export async function eventsOf({ database }: ServiceUnderTest, id: string): Promise<readonly LoggedEvent[]> {
  const rows = await database.send({
    name: undefined,
    text: 'select event, payload from event_stores where resource_id = $1 order by id',
    values: [id],
  })
  return rows.map(({ event, payload }) => ({ event: String(event), payload: JSON.parse(String(payload)) }))
}
