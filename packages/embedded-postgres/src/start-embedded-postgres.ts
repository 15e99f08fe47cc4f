import { connectionTo, urlOf, type Connection } from './connection.ts'
import { ensureCluster } from './ensure-cluster.ts'
import { openHome, type Home } from './home.ts'
import { keepPostmaster } from './keep-postmaster.ts'
import { acquireOwnerLock } from './owner-lock.ts'
import { findPostmaster, settledPostmaster, type Postmaster } from './postmaster.ts'
import { findServer } from './server-binaries.ts'
import { startPostmaster } from './start-postmaster.ts'
import { interruptPostmaster, stopPostmaster } from './stop-postmaster.ts'

export interface EmbeddedPostgresOptions {
  /** Where everything lives: data, socket, log. Made when missing. */
  readonly folder: string
  /** Told in sentences what takes time or is unusual. */
  readonly report?: (line: string) => void
  /** A folder with initdb and postgres; the binaries that npm brought when left out. */
  readonly binaries?: string
  /** PostgreSQL settings on top of our own, e.g. `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface EmbeddedPostgres {
  /** For `pg`; `host` is the folder of the unix socket, on Windows the loopback address. */
  readonly connection: Connection
  /** The same as a URL: `postgres://cohort@localhost/postgres?host=%2F…&port=5432`. */
  readonly url: string
  /** True when this call made the database. */
  readonly isFresh: boolean
  readonly dataFolder: string
  /** Disconnects everybody, shuts down, and resolves when no process is left. May be called again. */
  readonly stop: () => Promise<void>
}

/**
 * Starts the PostgreSQL of a folder, or adopts the one that a killed process left running there. One process owns a
 * folder at a time; a second one, like whatever else stands in the way, is refused with an Error whose message is
 * meant for the person at the terminal. A server that ends before it is stopped is started again, at the same address.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const report = options.report ?? (() => {})
  const home = await openHome(options.folder, report)
  const lock = await acquireOwnerLock(home)
  try {
    const adopted = await adoptPostmaster(home, report)
    const { isFresh, postmaster } = adopted ?? (await startInHome(home, options, report))
    const connection = await connectionTo(home, postmaster)
    const startAgain = (former: Postmaster) => startAtPort(home, options, former.port)
    const kept = keepPostmaster(home, postmaster, startAgain, report)
    const interrupt = () => interruptPostmaster(home, kept.current())
    process.once('exit', interrupt)
    const stop = async () => {
      await kept.letGo()
      await stopPostmaster(home, kept.current())
      process.off('exit', interrupt)
      lock.release()
    }
    let stopped: Promise<void> | undefined
    return {
      connection,
      url: urlOf(connection),
      isFresh,
      dataFolder: home.dataFolder,
      stop: () => (stopped ??= stop()),
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

interface Started {
  readonly isFresh: boolean
  readonly postmaster: Postmaster
}

async function adoptPostmaster(home: Home, report: (line: string) => void): Promise<Started | undefined> {
  if ((await findPostmaster(home.dataFolder)) === undefined) return undefined
  const postmaster = await settledPostmaster(home.dataFolder)
  if (postmaster === undefined) return undefined
  report(`PostgreSQL was still running in ${home.dataFolder}; it goes on under this process.`)
  return { isFresh: false, postmaster }
}

async function startInHome(
  home: Home,
  { binaries, settings = {} }: EmbeddedPostgresOptions,
  report: (line: string) => void,
): Promise<Started> {
  const server = await findServer(home, binaries)
  const isFresh = await ensureCluster(home, server, settings, report)
  const postmaster = await startPostmaster(home, server, settings)
  return { isFresh, postmaster }
}

async function startAtPort(
  home: Home,
  { binaries, settings = {} }: EmbeddedPostgresOptions,
  port: number,
): Promise<Postmaster> {
  const server = await findServer(home, binaries)
  return startPostmaster(home, server, { ...settings, port: String(port) })
}
