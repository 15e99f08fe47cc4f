import type pg from 'pg'
import { isConnectionFault, isRefusal, nothingKept, outcomeUnknown } from './map-database-error.ts'

/** Runs the work in a transaction on one connection, which ends as the work does: kept whole, or not at all. */
export async function runTransaction<Result>(
  client: pg.PoolClient,
  opening: string,
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query(opening)
  const result = await orRollback(client, work)
  await commit(client)
  return result
}

/** Sends one statement in a transaction of its own, all in one round trip: its answer is not waited for before COMMIT. */
export async function runInOneTrip<Result>(
  client: pg.PoolClient,
  opening: string,
  send: () => Promise<Result>,
): Promise<Result> {
  const { stream } = client.connection
  stream.cork()
  const steps = [client.query(opening), send(), commit(client)] as const
  stream.uncork()
  const [opened, answered, committed] = await Promise.allSettled(steps)
  // What was refused by the server is known not to be kept; what was not answered is told by the commit.
  for (const step of [opened, answered]) {
    if (step.status === 'rejected' && isRefusal(step.reason)) throw step.reason
  }
  if (committed.status === 'rejected') throw committed.reason
  if (opened.status === 'rejected') throw opened.reason
  if (answered.status === 'rejected') throw answered.reason
  return answered.value
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
