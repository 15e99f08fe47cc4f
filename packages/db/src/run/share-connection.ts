import type pg from 'pg'
import type { Lend } from './lend-connection.ts'
import { isConnectionFault } from './map-database-error.ts'

/** So many statements wait for each other on one connection at the most. */
const mostTogether = 32

/** Where nothing was answered for so long, in milliseconds, something is in the way, and no other statement queues up behind it. */
const stuckMs = 20

/** A connection that several have at a time. */
interface Shared {
  readonly client: Promise<pg.PoolClient>
  users: number
  /** When it last answered, or began to. */
  movedAt: number
  /** Says that nobody uses it any more; with the fault for which it must be thrown away. */
  readonly end: (fault: unknown) => void
}

/**
 * Lends one connection to everybody who comes while it is in use, who send their statements one behind the other without
 * waiting: for reads that take next to no time, of which many then cost one trip. One that gets stuck holds up those that came
 * within a moment of it, and nobody else.
 */
export function sharedBy(lend: Lend): Lend {
  let current: Shared | undefined

  const join = (): Shared | undefined => {
    if (current === undefined) current = open(lend)
    else if (current.users >= mostTogether || performance.now() - current.movedAt > stuckMs) return undefined
    current.users += 1
    return current
  }
  const leave = (shared: Shared, fault: unknown) => {
    shared.movedAt = performance.now()
    shared.users -= 1
    // Who shares a connection that broke will hear of it too.
    if ((fault !== undefined || shared.users === 0) && current === shared) current = undefined
    if (shared.users === 0 || fault !== undefined) shared.end(fault)
  }

  return async (work) => {
    const shared = join()
    if (shared === undefined) return lend(work)
    let fault: unknown
    try {
      return await work(await shared.client)
    } catch (error) {
      if (isConnectionFault(error)) fault = error
      throw error
    } finally {
      leave(shared, fault)
    }
  }
}

function open(lend: Lend): Shared {
  const client = Promise.withResolvers<pg.PoolClient>()
  const use = Promise.withResolvers<void>()
  // Of a connection that nobody could be lent, nobody waits for the end.
  use.promise.catch(() => {})
  lend((lent) => {
    client.resolve(lent)
    return use.promise
  }).catch(client.reject)
  const end = (fault: unknown) => (fault === undefined ? use.resolve() : use.reject(fault))
  return { client: client.promise, users: 0, movedAt: performance.now(), end }
}
