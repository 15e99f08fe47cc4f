import { registry } from '@cohort/schema'
import { createTestDatabase, type TestDatabase } from '@cohort/testing'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { migrate } from '../migrate/migrate.ts'
import { largeDataStatements } from './large-data.ts'

/** How many there are of each. */
export const sizes = { groups: 100_000, customers: 1_000_000, events: 300_000 }

const loadTimeoutMs = 600_000

/** What a plan depends on is said here, and not left to the machine. A parallel plan would hide what one request costs. */
const settings = [
  'set max_parallel_workers_per_gather = 0',
  'set max_parallel_maintenance_workers = 0',
  'set random_page_cost = 1.1',
  'set jit = off',
]

/** A database at full size, for the plans that PostgreSQL makes of it: `const large = useLargeData()`, then `large().query(…)`. */
export function useLargeData(): () => pg.Client {
  let client: pg.Client | undefined
  let database: TestDatabase | undefined
  beforeAll(async () => {
    database = await createTestDatabase({
      serverUrl: inject('serverUrl'),
      migrate: (url) => migrate(url, { registry }),
      templateKey: 'migrated',
    })
    client = new pg.Client({ connectionString: database.url })
    await client.connect()
    for (const statement of [...settings, ...largeDataStatements(sizes)]) await client.query(statement)
  }, loadTimeoutMs)
  afterAll(async () => {
    await client?.end()
    await database?.drop()
  })
  return () => {
    if (client === undefined) throw new Error('The data is loaded in beforeAll.')
    return client
  }
}
