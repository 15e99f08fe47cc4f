import { connect, type Database } from '@cohort/db'
import { readDatabaseUrl } from './config.ts'

/** Does something with the database of COHORT_DATABASE_URL, and leaves no connection behind. */
export async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = connect({ url: readDatabaseUrl(), poolSize: 1 })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
