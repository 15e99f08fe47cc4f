import type pg from 'pg'
import { driverFault, isConnectionFault } from './map-database-error.ts'

/** Lends a connection of a pool to the work, and takes it back. */
export type Lend = <Result>(work: (client: pg.PoolClient) => Promise<Result>) => Promise<Result>

/**
 * A connection that broke, or that a transaction could not leave, is thrown away. When one led to a server that only reads, all that were opened before are
 * thrown away, because they lead there too.
 */
export function lenderOf(pool: pg.Pool): Lend {
  let generation = 0
  const generations = new WeakMap<pg.PoolClient, number>()
  pool.on('connect', (client) => generations.set(client, generation))

  const takeConnection = async (): Promise<pg.PoolClient> => {
    const client = await pool.connect()
    if (generations.get(client) === generation) return client
    client.release(true)
    return takeConnection()
  }

  return async (work) => {
    const client = await takeConnection()
    try {
      const result = await work(client)
      client.release()
      return result
    } catch (error) {
      if (driverFault(error)?.code === '25006') generation += 1
      client.release(isConnectionFault(error) || client.getTransactionStatus() !== 'I')
      throw error
    }
  }
}
