import type { Database } from '@cohort/db'
import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterAbstract } from 'rate-limiter-flexible'
import type { RateLimits, Window } from './rate-limits.ts'
import { slidingWindow, type Draw, type SlidingWindow } from './sliding-window.ts'

/** Takes a request of somebody from what they may have. */
export interface Limiter {
  /** What is left in the window that is nearest to being used up; undefined where there is no limit. */
  draw(kind: keyof RateLimits, key: string): Promise<Draw | undefined>
}

/** The table of the counters that instances share; a migration makes it. */
const tableName = 'rate_limit_counters'

/** Counts in memory; or with a database in it, together with every other instance that does. */
export function makeLimiter(limits: RateLimits, database?: Database): Limiter {
  const windows = {
    live: limits.live.map(counting),
    test: limits.test.map(counting),
    address: limits.address.map(counting),
    tokens: limits.tokens.map(counting),
  } satisfies Record<keyof RateLimits, readonly SlidingWindow[]>

  function counting(window: Window): SlidingWindow {
    return slidingWindow(window, countersOf(window, database))
  }

  return { draw: (kind, key) => drawFromAll(windows[kind], `${kind}:${key}`) }
}

/** A request draws from all windows or from none: what one of them refuses, costs nothing in the others. */
async function drawFromAll(windows: readonly SlidingWindow[], key: string): Promise<Draw | undefined> {
  const now = Date.now()
  const draws = await Promise.all(windows.map((window) => window.draw(key, now)))
  const [nearest] = draws.toSorted(
    (one, two) => one.remaining - two.remaining || two.retryAfterSeconds - one.retryAfterSeconds,
  )
  if (nearest?.isOver === true) await Promise.all(windows.map((window) => window.giveBack(key, now)))
  return nearest
}

function countersOf({ limit, seconds }: Window, database: Database | undefined): RateLimiterAbstract {
  // A stretch is needed as long as it is the current or the former one.
  const options = { points: limit, duration: seconds * 2, keyPrefix: '' }
  const inMemory = new RateLimiterMemory(options)
  if (database === undefined) return inMemory
  return new RateLimiterPostgres({
    ...options,
    storeClient: clientOf(database),
    storeType: 'client',
    tableName,
    tableCreated: true,
    // A database that does not answer is told of by the requests that need it.
    insuranceLimiter: inMemory,
  })
}

interface Query {
  readonly name?: string
  readonly text: string
  readonly values: readonly unknown[]
}

/** The database as the library knows one: a client of `pg`. */
function clientOf(database: Database) {
  return {
    async query({ name, text, values }: Query) {
      const rows = await database.send({ name, text, values, isWrite: true })
      return { rows, rowCount: rows.length }
    },
  }
}
