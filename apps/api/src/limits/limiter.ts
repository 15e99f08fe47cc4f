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
    live: countingAll(limits.live),
    test: countingAll(limits.test),
    address: countingAll(limits.address),
    tokens: countingAll(limits.tokens),
  } satisfies Record<keyof RateLimits, readonly SlidingWindow[]>

  function countingAll(all: readonly Window[]): readonly SlidingWindow[] {
    const shortestFirst = all.toSorted((one, two) => one.seconds - two.seconds)
    return shortestFirst.map((window) => slidingWindow(window, countersOf(window, database)))
  }

  return { draw: (kind, key) => drawFromAll(windows[kind], `${kind}:${key}`) }
}

/**
 * A request draws from all windows or from none: what one of them refuses, costs nothing in the others. The next window is
 * asked when the one before has let the request pass, so that of many at once none takes another's place in a window that
 * it does not get to use. The shortest comes first, because it refuses most.
 */
async function drawFromAll(windows: readonly SlidingWindow[], key: string): Promise<Draw | undefined> {
  const now = Date.now()
  const draws: Draw[] = []
  for (const window of windows) {
    const draw = await window.draw(key, now)
    draws.push(draw)
    if (!draw.isOver) continue
    await Promise.all(windows.slice(0, draws.length).map((drawn) => drawn.giveBack(key, now)))
    return draw
  }
  const [nearest] = draws.toSorted(
    (one, two) => one.remaining - two.remaining || two.window.seconds - one.window.seconds,
  )
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
