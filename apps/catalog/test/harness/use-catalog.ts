import { createApp } from '@cohort/api/app'
import { makeDrain } from '@cohort/api/drain'
import { makeLimiter } from '@cohort/api/limiter'
import { makeMetrics } from '@cohort/api/metrics'
import { serve } from '@cohort/api/serve'
import { createTokens } from '@cohort/api/tokens'
import { connect, findCursorSecret, loadDemoData, migrate } from '@cohort/db'
import { keyRingOfPem } from '@cohort/identity'
import { registry } from '@cohort/schema'
import { useTestDatabase } from '@cohort/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, inject } from 'vitest'
import { useBuiltCatalog } from './build-catalog.ts'

interface Service {
  readonly url: string
  stop(): Promise<void>
}

/** The built catalog, served by the real API over the demo data, for the tests of a file. */
export function useCatalog(): { readonly url: string } {
  const catalog = useBuiltCatalog()
  const testDatabase = useTestDatabase(prepareDatabase, 'catalog')
  let service: Service | undefined
  beforeAll(async () => {
    service = await startService(testDatabase.url, catalog.folder)
  })
  afterAll(() => service?.stop())
  return {
    get url() {
      if (service === undefined) throw new Error('The service is started in beforeAll: use it in a test.')
      return service.url
    },
  }
}

async function startService(databaseUrl: string, catalogFolder: string): Promise<Service> {
  const database = connect({ url: databaseUrl, poolSize: 5, waitTimeoutMs: 10_000 })
  const keys = await keyRingOfPem(inject('signingKey'))
  const app = createApp({
    registry,
    database,
    tokens: createTokens({ database, keys, issuer: 'https://auth.cohort.test' }),
    cursorSecret: await findCursorSecret(database),
    catalogAccess: 'open',
    log: pino({ level: 'silent' }),
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
  return { url: serving.url, stop: () => serving.stop().then(() => database.close()) }
}

async function prepareDatabase(url: string): Promise<void> {
  await migrate(url, { registry })
  const database = connect({ url, poolSize: 1, waitTimeoutMs: 10_000 })
  await loadDemoData(database)
  await database.close()
}
