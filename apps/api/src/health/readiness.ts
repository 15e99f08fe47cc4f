import { pendingMigrations } from '@cohort/db'
import type { Context } from '../context.ts'

/** So long the database has to answer, in milliseconds: whoever asks has a deadline of his own. */
const patienceMs = 2000

export interface Readiness {
  readonly status: 'ready' | 'not ready'
  readonly checks: {
    readonly database: 'ok' | 'failed'
    /** `behind`: it lacks a migration of this code. One that is ahead serves older code until that is replaced. */
    readonly migrations: 'ok' | 'behind' | 'unknown'
    readonly draining: boolean
  }
}

/** Whether requests should be sent here. Never throws, and answers in bounded time. */
export async function readinessOf({ database, drain }: Context): Promise<Readiness> {
  const pending = await inTime(pendingMigrations(database))
  const checks = {
    database: pending === undefined ? 'failed' : 'ok',
    migrations: pending === undefined ? 'unknown' : pending.length > 0 ? 'behind' : 'ok',
    draining: drain.hasBegun,
  } as const
  const isReady = checks.migrations === 'ok' && !checks.draining
  return { status: isReady ? 'ready' : 'not ready', checks }
}

/** Undefined for what failed or took too long. */
async function inTime<Result>(asked: Promise<Result>): Promise<Result | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => resolve(undefined), patienceMs)
  try {
    return await Promise.race([asked, late])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
