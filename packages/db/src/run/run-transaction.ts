import type pg from 'pg'
import { isConnectionFault, nothingKept, outcomeUnknown } from './map-database-error.ts'

/** Runs the work in a transaction on one connection, which ends as the work does: kept whole, or not at all. */
export async function runTransaction<Result>(
  client: pg.PoolClient,
  beginning: string,
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query(beginning)
  const result = await orRollback(client, work)
  await commit(client)
  return result
}

async function orRollback<Result>(client: pg.PoolClient, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    // A connection that cannot even roll back is thrown away, and that undoes the transaction.
    await client.query('rollback').catch(() => {})
    throw error
  }
}

/** A COMMIT that answers ROLLBACK has kept nothing (B10); one that is not answered may have kept all (B11). */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await answerToCommit(client)
  if (command !== 'COMMIT') throw nothingKept(command)
}

async function answerToCommit(client: pg.PoolClient): Promise<pg.QueryResult> {
  try {
    return await client.query('commit')
  } catch (error) {
    throw isConnectionFault(error) ? outcomeUnknown(error) : error
  }
}
