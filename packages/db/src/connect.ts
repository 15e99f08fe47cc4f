import pg from 'pg'
import { mapDatabaseError } from './run/map-database-error.ts'
import type { Row } from '@cohort/jsonapi/query'
import type { Statement } from './run/statement.ts'

/** Where statements are sent: the pool, or the one connection of a transaction. */
export interface Session {
  /** Sends one statement and gives its rows. Throws mapped errors: JsonApiError for what a client can be told. */
  send(statement: Statement): Promise<readonly Row[]>
}

export interface Database extends Session {
  /** Runs the work on one connection, in a transaction that ends as the work does: kept whole, or not at all. */
  transaction<Result>(isolation: Isolation, work: (session: Session) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** How a transaction begins: `snapshot` reads one state of the data and writes nothing. */
const beginnings = {
  snapshot: 'begin isolation level repeatable read read only',
  write: 'begin',
} as const

type Isolation = keyof typeof beginnings

export interface ConnectOptions {
  /** postgres://… ; a socket's folder as `?host=/folder`. */
  readonly url: string
  /** The most connections that are open at once. */
  readonly poolSize?: number
  /** How long a statement waits for a free connection before it is refused, in milliseconds. */
  readonly waitTimeoutMs?: number
  /** Hears of connections that broke while nobody used them. */
  readonly onError?: (error: Error) => void
}

/** Limits of every session, in milliseconds. Times are text in UTC, in ISO form. */
const sessionSettings = {
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  statement_timeout: '3000',
  lock_timeout: '1000',
  idle_in_transaction_session_timeout: '10000',
} as const

type TypeId = Parameters<typeof pg.types.getTypeParser>[0]

const { builtins } = pg.types

/** Times and JSON travel as text from the driver to the document; a count is a number. */
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.TIMESTAMPTZ, (text) => text],
  [builtins.JSONB, (text) => text],
  [builtins.INT8, Number],
])

/** Opens a pool. Nothing is sent before the first statement. */
export function connect({
  url,
  poolSize = 10,
  waitTimeoutMs = 1000,
  onError = () => {},
}: ConnectOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: waitTimeoutMs,
    options: Object.entries(sessionSettings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    types: {
      getTypeParser: (type: TypeId, format?: 'text' | 'binary') =>
        parsers.get(type) ?? pg.types.getTypeParser(type, format),
    },
  })
  pool.on('error', onError)
  // A connection that is checked out tells of its own end, and not hearing it ends the process.
  pool.on('connect', (client) => client.on('error', onError))
  return {
    send: (statement) => sendTo(pool, statement),
    transaction: (isolation, work) => runTransaction(pool, isolation, work),
    close: () => pool.end(),
  }
}

async function sendTo(
  to: pg.Pool | pg.PoolClient,
  { name, text, values }: Statement,
): Promise<readonly Row[]> {
  try {
    const { rows } = await to.query<Row>({ ...(name !== undefined && { name }), text, values: [...values] })
    return rows
  } catch (error) {
    throw mapDatabaseError(error)
  }
}

async function runTransaction<Result>(
  pool: pg.Pool,
  isolation: Isolation,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const client = await connectionOf(pool)
  try {
    await client.query(beginnings[isolation])
    const result = await work({ send: (statement) => sendTo(client, statement) })
    await commit(client)
    client.release()
    return result
  } catch (error) {
    await rollback(client)
    throw mapDatabaseError(error)
  }
}

async function connectionOf(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw mapDatabaseError(error)
  }
}

/** A COMMIT that answers ROLLBACK has kept nothing (B10). */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error(`The transaction ended with ${command}`)
}

/** A connection that cannot even roll back is thrown away. */
async function rollback(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback')
    client.release()
  } catch {
    client.release(true)
  }
}
