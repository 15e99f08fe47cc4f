import { createApp } from '@cohort/api/app'
import { makeDrain } from '@cohort/api/drain'
import { makeLimiter } from '@cohort/api/limiter'
import { makeMetrics } from '@cohort/api/metrics'
import { serve } from '@cohort/api/serve'
import { createTokens } from '@cohort/api/tokens'
import { connect, findCursorSecret, type Database, loadDemoData, migrate } from '@cohort/db'
import { keyRingOfPem } from '@cohort/identity'
import { registry as cohortRegistry, type Registry } from '@cohort/schema'
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
  /** Ends the service; nobody listens at its address then. */
  readonly stop: () => Promise<void>
  /** Starts it again at the same address, with the most that each application may ask of the test environment. */
  readonly start: (limits?: TestLimits) => Promise<void>
}

type TestLimits = Parameters<typeof makeLimiter>[0]['test']

type CatalogAccess = Parameters<typeof createApp>[0]['catalogAccess']

interface CatalogOptions {
  readonly catalogAccess?: CatalogAccess
  /** Resources that the project does not have. */
  readonly extension?: Extension
}

interface Extension {
  readonly registry: Registry
  /** Where the registry is exported, for the build of the catalog. */
  readonly registryFile: string
  /** Makes its tables; the key names what it makes. */
  readonly prepare: { readonly key: string; readonly run: (database: Database) => Promise<void> }
}

/** The built catalog, served by the real API over the demo data, for the tests of a file. */
export function useCatalog({ catalogAccess = 'open', extension }: CatalogOptions = {}): CatalogUnderTest {
  const catalog = useBuiltCatalog({ registryFile: extension?.registryFile })
  const testDatabase = useTestDatabase(
    (url) => prepareDatabase(url, extension?.prepare.run),
    `catalog ${extension?.prepare.key ?? ''}`,
  )
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line) => lines.push(line) })
  let service: Service | undefined
  const start = async (limits: TestLimits = []) => {
    service = await startService({
      databaseUrl: testDatabase.url,
      catalogFolder: catalog.folder,
      catalogAccess,
      log,
      registry: extension?.registry ?? cohortRegistry,
      port: service === undefined ? 0 : Number(new URL(service.url).port),
      limits,
    })
  }
  beforeAll(() => start())
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
    stop: () => started().stop(),
    start,
  }
}

interface ServiceOptions {
  readonly registry: Registry
  readonly databaseUrl: string
  readonly catalogFolder: string
  readonly catalogAccess: CatalogAccess
  readonly log: Logger
  readonly port: number
  readonly limits: TestLimits
}

async function startService({
  databaseUrl,
  catalogFolder,
  catalogAccess,
  log,
  registry,
  port,
  limits,
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
    tracing: undefined,
    drain: makeDrain(),
    metricsToken: undefined,
    limiter: makeLimiter({ live: [], test: limits, address: [], tokens: [] }),
    corsOrigins: '*',
    publicUrl: undefined,
    trustedProxies: 0,
    compresses: true,
    catalogFolder,
  })
  const serving = await serve(app, { host: '127.0.0.1', port })
  return { url: serving.url, database, stop: () => serving.stop().then(() => database.close()) }
}

async function prepareDatabase(
  url: string,
  extend: (database: Database) => Promise<void> = async () => {},
): Promise<void> {
  await migrate(url, { registry: cohortRegistry })
  const database = connect({ url, poolSize: 1, waitTimeoutMs: 10_000 })
  await loadDemoData(database)
  await extend(database)
  await database.close()
}
