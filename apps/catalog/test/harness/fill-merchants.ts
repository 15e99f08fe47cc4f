import type { Database } from '@cohort/db'

export const merchantCount = 100_000

/** Writes rows past the API, and their number into its counters, to have so many in seconds. */
export async function fillMerchants(database: Database): Promise<void> {
  const environment = "(select id from environments where mode = 'test')"
  const rowsFrom = (first: number) => `insert into merchants (environment_id, id, name)
    select ${environment}, 'merchant' || to_char(n, 'FM000000'), 'zz ' || to_char(n, 'FM000000')
    from generate_series(${first}, ${first + 9999}) as n`
  const counter = `update record_counters set record_count = record_count + ${merchantCount}
    where environment_id = ${environment} and resource_type = 'merchants'
      and slot = (select min(slot) from record_counters where environment_id = ${environment} and resource_type = 'merchants')`
  const firsts = Array.from({ length: merchantCount / 10_000 }, (_, batch) => batch * 10_000 + 1)
  for (const text of [...firsts.map(rowsFrom), counter])
    await database.send({ name: undefined, text, values: [] })
}
