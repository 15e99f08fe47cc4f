import type { ServiceUnderTest } from './use-service.ts'

/** The checksums of all rows, by their table and what they are called there: `customer_groups VIP…`. Several may be called the same. */
export type TableRows = ReadonlyMap<string, readonly string[]>

/** What rows are called where their key tells a test too little: an entry of the log is what happened to a record. */
const callings: Readonly<Record<string, string>> = {
  event_stores: `event || ' ' || resource_id`,
  idempotency_keys: 'key',
}

/**
 * Which slots a writer counts in is left to chance; that their sums are right is seen by `miscounted`. How often somebody has
 * asked is counted of every request, and is what the tests of limits look at.
 */
const uncompared = ['record_counters', 'rate_limit_counters']

export async function readRows({ database }: ServiceUnderTest): Promise<TableRows> {
  const tables = await database.send({
    name: undefined,
    text: `select relname as name, coalesce(string_agg(quote_ident(attname) || '::text', ' || '' '' || ' order by attnum), '''row''') as key
      from pg_class
      left join pg_index on indrelid = pg_class.oid and indisprimary
      left join pg_attribute on attrelid = pg_class.oid and attnum = any (indkey) and attname <> 'environment_id'
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> all ($1::text[])
      group by relname`,
    values: [uncompared],
  })
  const selects = tables.map(({ name, key }) => {
    const calling = callings[String(name)] ?? String(key)
    return `select '${name} ' || ${calling} as called, md5(t::text) as state from "${name}" as t`
  })
  const rows = await database.send({ name: undefined, text: selects.join(' union all '), values: [] })
  const grouped = Map.groupBy(rows, ({ called }) => String(called))
  return new Map([...grouped].map(([called, states]) => [called, states.map(({ state }) => String(state))]))
}

/** What became of rows: `+ customer_groups VIP…` is a new one, `~` one that changed, `-` one that is gone. */
export function changesBetween(before: TableRows, after: TableRows): readonly string[] {
  const all = new Set([...before.keys(), ...after.keys()])
  return [...all].flatMap((called) => {
    const [former, present] = [before.get(called) ?? [], after.get(called) ?? []]
    const gone = without(former, present)
    const come = without(present, former)
    const changed = Math.min(gone, come)
    return [
      ...Array.from({ length: changed }, () => `~ ${called}`),
      ...Array.from({ length: come - changed }, () => `+ ${called}`),
      ...Array.from({ length: gone - changed }, () => `- ${called}`),
    ]
  })
}

/** How many of some values are left when others are taken away, each once. */
function without(values: readonly string[], others: readonly string[]): number {
  const left = [...values]
  for (const other of others) {
    const index = left.indexOf(other)
    if (index !== -1) left.splice(index, 1)
  }
  return left.length
}

/** The types of which an environment counts more or fewer records than it has; none, when all is well. */
export async function miscounted({ database, registry }: ServiceUnderTest): Promise<readonly string[]> {
  const counted = registry.resources
    .filter(({ paging, singleton }) => paging === 'number' && singleton === null)
    .map(({ type, table }) => `select environment_id, '${type}' as type, 1 as here from "${table}"`)
  const rows = await database.send({
    name: undefined,
    text: `select type from (
        ${counted.join(' union all ')}
        union all select environment_id, resource_type, -record_count from record_counters
      ) as every_one group by environment_id, type having sum(here) <> 0`,
    values: [],
  })
  return rows.map(({ type }) => String(type))
}
