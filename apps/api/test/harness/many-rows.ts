import type { Database } from '@cohort/db'

interface ManyRows {
  /** A type whose records need a name only. */
  readonly type: string
  readonly count: number
  readonly mode?: 'test' | 'live'
  /** SQL of the metadata of each. */
  readonly metadata?: string
}

/** More records than anybody makes one by one, in an environment of Aurora, named m000001, m000002 …; for `useService({ prepare })`. */
export async function insertMany(
  database: Database,
  { type, count, mode = 'test', metadata = "'{}'" }: ManyRows,
): Promise<void> {
  const environment = `(select id from environments where mode = '${mode}' and organization_id = 'orgAurora000001')`
  const number = "to_char(n, 'FM000000')"
  const rows = `insert into ${type} (environment_id, id, name, metadata)
    select ${environment}, '${type.slice(0, 8)}' || ${number}, 'm' || ${number}, ${metadata}
    from generate_series($1::integer, $2::integer) as n`
  const counter = `insert into record_counters (environment_id, resource_type, slot, record_count)
    values (${environment}, '${type}', 0, $1)`
  for (let first = 1; first <= count; first += rowsAtOnce) {
    const values = [first, Math.min(first + rowsAtOnce - 1, count)]
    await database.send({ name: undefined, text: rows, values })
  }
  await database.send({ name: undefined, text: counter, values: [count] })
}

/** So few that a statement is not given up on a busy machine. */
const rowsAtOnce = 1000
