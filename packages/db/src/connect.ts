import pg from 'pg'
import type { Environment } from './environment.ts'
import { isWalled, openingOf, settingsOf, type Access, type Isolation } from './run/access.ts'
import { lenderOf, type Lend } from './run/lend-connection.ts'
import { mapDatabaseError } from './run/map-database-error.ts'
import { CoalescingSocket } from './run/coalescing-socket.ts'
import { retrying } from './run/retrying.ts'
import { sharedBy } from './run/share-connection.ts'
import { runInOneTrip, runTransaction } from './run/run-transaction.ts'
import type { Row } from '@cohort/jsonapi/query'
import type { Statement } from './run/statement.ts'

/** Where statements are sent: the pool, or the one connection of a transaction. */
export interface Session {
  /** Sends one statement and gives its rows. Throws mapped errors: JsonApiError for what a client can be told. */
  send(statement: Statement): Promise<readonly Row[]>
}

export interface Database extends Session {
  /**
   * Runs the work on one connection, in a transaction that ends as the work does: kept whole, or not at all. The work is
   * run again when it got in the way of another transaction, so it changes nothing beside the database.
   */
  transaction<Result>(
    isolation: Exclude<Isolation, 'read'>,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result>
  /** The same database, for what is done in one environment: row level security holds it to that. */
  within(environment: Environment): Database
  close(): Promise<void>
}

/** A database, and the pool behind it. */
export interface PooledDatabase extends Database {
  /** How many connections there are, and how many statements wait for one. */
  connections(): { readonly used: number; readonly idle: number; readonly waiting: number }
}

export interface ConnectOptions {
  /** postgres://… ; a socket's folder as `?host=/folder`. */
  readonly url: string
  /** What may be done; everything that the connecting user may, unless said otherwise. */
  readonly access?: Access
  /** The most connections that are open at once. */
  readonly poolSize?: number
  /** How long a statement waits for a free connection before it is refused, in milliseconds. */
  readonly waitTimeoutMs?: number
  /** Hears of connections that broke while nobody used them. */
  readonly onError?: (error: Error) => void
}

/**
 * Limits of every session, in milliseconds. Times are text in UTC, in ISO form. A wait for a lock lasts longer than
 * PostgreSQL's deadlock_timeout (1 s), so that a deadlock is found as one and tried again.
 */
const sessionSettings = {
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  statement_timeout: '3000',
  lock_timeout: '2000',
  idle_in_transaction_session_timeout: '10000',
} as const

/** So long an answer is waited for, in milliseconds: longer than a statement may run. A network that swallows it says nothing. */
const answerTimeoutMs = 4000

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
  access = 'operator',
  poolSize = 10,
  waitTimeoutMs = 900,
  onError = () => {},
}: ConnectOptions): PooledDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: waitTimeoutMs,
    query_timeout: answerTimeoutMs,
    keepAlive: true,
    pipeline: true,
    stream: () => new CoalescingSocket(),
    options: Object.entries({ ...sessionSettings, ...settingsOf(access) })
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
  const lend = lenderOf(pool)
  return databaseOver({ pool, lend, share: sharedBy(lend), access }, undefined)
}

interface Connected {
  readonly pool: pg.Pool
  /** For those who need a connection of their own. */
  readonly lend: Lend
  /** For brief statements. */
  readonly share: Lend
  readonly access: Access
}

function databaseOver(connected: Connected, environment: Environment | undefined): PooledDatabase {
  const { pool, lend, access } = connected
  return {
    send: (statement) => orMapped(() => sendAlone(connected, environment, statement)),
    transaction: (isolation, work) =>
      orMapped(() => transact(lend, openingOf(access, isolation, environment), work)),
    within: (other) => databaseOver(connected, other),
    connections: () => ({
      used: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: () => pool.end(),
  }
}

function sendAlone(
  { lend, share, access }: Connected,
  environment: Environment | undefined,
  statement: Statement,
): Promise<readonly Row[]> {
  const isolation = statement.isWrite === true ? 'write' : 'read'
  if (isWalled(access, isolation, environment)) {
    const opening = openingOf(access, isolation, environment)
    return lend((client) => runInOneTrip(client, opening, () => sendTo(client, statement)))
  }
  const borrow = statement.isBrief === true ? share : lend
  return borrow((client) => sendTo(client, statement))
}

/** Runs what can be run again, and throws what a client may be told. */
async function orMapped<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await retrying(run)
  } catch (error) {
    throw mapDatabaseError(error)
  }
}

function transact<Result>(
  lend: Lend,
  opening: string,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  return lend((client) => {
    const session: Session = { send: (statement) => orMappedOnce(sendTo(client, statement)) }
    return runTransaction(client, opening, () => work(session))
  })
}

/** Within a transaction nothing is tried again: the first fault has ended it. */
async function orMappedOnce<Result>(running: Promise<Result>): Promise<Result> {
  try {
    return await running
  } catch (error) {
    throw mapDatabaseError(error)
  }
}

async function sendTo(client: pg.PoolClient, { name, text, values }: Statement): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>({ ...(name !== undefined && { name }), text, values: [...values] })
  return rows
}
