import { createApp } from '@cohort/api/app'
import { makeDrain } from '@cohort/api/drain'
import { makeLimiter } from '@cohort/api/limiter'
import { makeMetrics } from '@cohort/api/metrics'
import { serve } from '@cohort/api/serve'
import { createTokens } from '@cohort/api/tokens'
import { connect, findCursorSecret, type Database, loadDemoData, migrate } from '@cohort/db'
import { keyRingOfPem } from '@cohort/identity'
import { registry } from '@cohort/schema'
import { useTestDatabase } from '@cohort/testing'
import { pino, type Logger } from 'pino'
import { afterAll, beforeAll, inject } from 'vitest'
import { useBuiltCatalog } from './build-catalog.ts'

interface Service {
  readonly url: string
  readonly database: Database
  stop(): Promise<void>
}

interface CatalogUnderTest {
  readonly url: string
  /** The database as the service has it. */
  readonly database: Database
  /** All that the service has logged, of the finest. */
  readonly logText: () => string
}

type CatalogAccess = Parameters<typeof createApp>[0]['catalogAccess']

interface CatalogOptions {
  readonly catalogAccess?: CatalogAccess
}

/** The built catalog, served by the real API over the demo data, for the tests of a file. */
export function useCatalog({ catalogAccess = 'open' }: CatalogOptions = {}): CatalogUnderTest {
  const catalog = useBuiltCatalog()
  const testDatabase = useTestDatabase(prepareDatabase, 'catalog')
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line) => lines.push(line) })
  let service: Service | undefined
  beforeAll(async () => {
    service = await startService({
      databaseUrl: testDatabase.url,
      catalogFolder: catalog.folder,
      catalogAccess,
      log,
    })
  })
  afterAll(() => service?.stop())
  const started = () => {
    if (service === undefined) throw new Error('The service is started in beforeAll: use it in a test.')
    return service
  }
  return {
    get url() {
      return started().url
    },
    get database() {
      return started().database
    },
    logText: () => lines.join(''),
  }
}

interface ServiceOptions {
  readonly databaseUrl: string
  readonly catalogFolder: string
  readonly catalogAccess: CatalogAccess
  readonly log: Logger
}

async function startService({
  databaseUrl,
  catalogFolder,
  catalogAccess,
  log,
}: ServiceOptions): Promise<Service> {
  const database = connect({ url: databaseUrl, poolSize: 5, waitTimeoutMs: 10_000 })
  const keys = await keyRingOfPem(inject('signingKey'))
  const app = createApp({
    registry,
    database,
    tokens: createTokens({ database, keys, issuer: 'https://auth.cohort.test' }),
    cursorSecret: await findCursorSecret(database),
    catalogAccess,
    log,
    metrics: makeMetrics(database),
    drain: makeDrain(),
    metricsToken: undefined,
    limiter: makeLimiter({ live: [], test: [], address: [], tokens: [] }),
    corsOrigins: '*',
    publicUrl: undefined,
    trustedProxies: 0,
    compresses: true,
    catalogFolder,
  })
  const serving = await serve(app, { host: '127.0.0.1', port: 0 })
  return { url: serving.url, database, stop: () => serving.stop().then(() => database.close()) }
}

async function prepareDatabase(url: string): Promise<void> {
  await migrate(url, { registry })
  const database = connect({ url, poolSize: 1, waitTimeoutMs: 10_000 })
  await loadDemoData(database)
  await database.close()
}
