import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  connect,
  findAccess,
  findCursorSecret,
  findEnvironments,
  loadDemoData,
  migrate,
  wallIsMissing,
  type Database,
  type PooledDatabase,
} from '@cohort/db'
import { startEmbeddedPostgres } from '@cohort/embedded-postgres'
import { ensureKeyFile, keyFileIn, keyRingOfFile, keyRingOfPem, type KeyRing } from '@cohort/identity'
import { registry } from '@cohort/schema'
import { destination, pino, type Logger } from 'pino'
import { createApp } from './app.ts'
import type { CertificateFiles } from './certificate.ts'
import type { Config } from './config.ts'
import { ensureDemoClients, type DemoClient } from './demo-clients.ts'
import { errorFields } from './error-fields.ts'
import { makeDrain } from './health/drain.ts'
import { makeMetrics } from './health/metrics.ts'
import { createTokens } from './identity/tokens.ts'
import { makeLimiter } from './limits/limiter.ts'
import { rateLimitsOf } from './limits/rate-limits.ts'
import { serve } from './serve.ts'
import { openTracing } from './tracing/tracing.ts'

/** The running service. */
export interface Service {
  readonly url: string
  /** The name of the first organization; undefined when there is none. */
  readonly organization: string | undefined
  /** The demo's own, with their secrets; none on a database of the operator's. */
  readonly demoClients: readonly DemoClient[]
  /**
   * Ends in the opposite order of the start: the server, its connections, its PostgreSQL. Before that it is not ready any
   * more, and goes on for so many seconds, in which proxies notice.
   */
  stop(drainSeconds: number): Promise<void>
}

type Report = (line: string) => void

const catalogFolder = fileURLToPath(new URL('../../catalog/dist', import.meta.url))

/** Starts everything the configuration asks for. What was started is stopped again when a later step fails. */
export async function start(config: Config, report: Report): Promise<Service> {
  // Lines are written some at a time, at the latest after 100 ms and when the process ends.
  const log = pino(
    { level: config.logLevel },
    destination({ sync: false, minLength: 4096, periodicFlush: 100 }),
  )
  const stops: (() => Promise<void>)[] = []
  const drain = makeDrain()
  const stop = async (drainSeconds: number) => {
    drain.begin()
    await setTimeout(drainSeconds * 1000)
    for (let last = stops.pop(); last !== undefined; last = stops.pop()) await last()
  }
  try {
    const { url, isEmbedded, stop: stopPostgres } = await openPostgres(config, report)
    stops.push(stopPostgres)
    await migrate(url, { registry, report: (line) => report(`Migration ${line}`) })
    const { demoClients, cursorSecret } = await prepare(url, isEmbedded, config, report)
    const tracing = await openTracing(config, log)
    if (tracing !== undefined) stops.push(tracing.stop)
    const pool = await openDatabase(url, config, log)
    stops.push(() => pool.close())
    const database = tracing?.traceStatements(pool) ?? pool
    const keys = await openKeys(config)
    const limiter = makeLimiter(
      rateLimitsOf(config),
      config.rateLimitStore === 'database' ? database : undefined,
    )
    const app = createApp({
      registry,
      database,
      tokens: createTokens({ database, keys, issuer: config.issuer }),
      cursorSecret,
      log,
      metrics: makeMetrics(pool),
      tracing,
      drain,
      metricsToken: config.metricsToken,
      catalogAccess: config.catalogAccess,
      limiter,
      corsOrigins: config.corsOrigins,
      publicUrl: config.publicUrl,
      trustedProxies: config.trustedProxies,
      compresses: config.compresses,
      catalogFolder: existsSync(catalogFolder) ? catalogFolder : undefined,
    })
    const server = await serve(app, { ...config, certificate: certificateOf(config), limiter })
    stops.push(() => server.stop())
    const [first] = await findEnvironments(database)
    return { url: config.publicUrl ?? server.url, organization: first?.organization.name, demoClients, stop }
  } catch (error) {
    await stop(0)
    throw error
  }
}

function certificateOf({ tlsCertificate, tlsKey }: Config): CertificateFiles | undefined {
  if (tlsCertificate === undefined || tlsKey === undefined) return undefined
  return { certificate: tlsCertificate, key: tlsKey }
}

interface Postgres {
  readonly url: string
  readonly isEmbedded: boolean
  readonly stop: () => Promise<void>
}

/** The PostgreSQL of COHORT_DATABASE_URL, or one of our own. */
async function openPostgres({ databaseUrl, stateFolder }: Config, report: Report): Promise<Postgres> {
  if (databaseUrl !== undefined) return { url: databaseUrl, isEmbedded: false, stop: async () => {} }
  const { url, stop } = await startEmbeddedPostgres({ folder: stateFolder, report })
  return { url, isEmbedded: true, stop }
}

/** Behind the second wall where the connecting user may take on its roles; the log says when not. */
async function openDatabase(url: string, { poolSize }: Config, log: Logger): Promise<PooledDatabase> {
  const access = await findAccess(url)
  if (access === 'operator') log.warn(wallIsMissing)
  return connect({
    url,
    access,
    poolSize,
    onError: (error) => log.warn({ err: errorFields(error) }, 'a connection to the database broke'),
  })
}

/** The keys of COHORT_SIGNING_KEY, or those of the state folder, where a first start makes one. */
async function openKeys({ signingKeys, stateFolder }: Config): Promise<KeyRing> {
  if (signingKeys !== undefined) {
    return keyRingOfPem(signingKeys).catch((error: unknown) => {
      throw new Error('COHORT_SIGNING_KEY cannot be read as private RSA keys in PEM (PKCS #8).', {
        cause: error,
      })
    })
  }
  const file = keyFileIn(stateFolder)
  await ensureKeyFile(file)
  return keyRingOfFile(file)
}

/** What takes the operator's rights, which the service has not: to make organizations and applications, and to read a secret. */
async function prepare(url: string, isEmbedded: boolean, { stateFolder }: Config, report: Report) {
  const database = connect({ url, poolSize: 1 })
  try {
    if (isEmbedded) await loadDemoOnce(database, report)
    const demoClients = isEmbedded ? await ensureDemoClients(database, stateFolder) : []
    return { demoClients, cursorSecret: await findCursorSecret(database) }
  } finally {
    await database.close()
  }
}

async function loadDemoOnce(database: Database, report: Report): Promise<void> {
  if ((await findEnvironments(database)).length > 0) return
  report('Loading demo data …')
  await loadDemoData(database)
}
