import {
  connect,
  createOrganization,
  findCursorSecret,
  migrate,
  type Database,
  type PooledDatabase,
} from '@cohort/db'
import { keyRingOfPem, type KeyRing } from '@cohort/identity'
import { registry as cohortRegistry, type Registry } from '@cohort/schema'
import { useTestDatabase } from '@cohort/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { createApp } from '../../src/app.ts'
import { createTokens } from '../../src/identity/tokens.ts'
import type { CertificateFiles } from '../../src/certificate.ts'
import { makeDrain } from '../../src/health/drain.ts'
import { makeMetrics } from '../../src/health/metrics.ts'
import { makeLimiter } from '../../src/limits/limiter.ts'
import type { RateLimits } from '../../src/limits/rate-limits.ts'
import { validatorHole } from '../../src/middleware/handle-errors.ts'
import { serve, type Limits, type Serving } from '../../src/serve.ts'
import type { CatalogAccess } from '../../src/settings.ts'
import { openJournal } from './journal.ts'
import { watchAnswers } from './watch-answers.ts'
import { makeClients, type TestClient } from './callers.ts'

export type { TestClient }

/** The organizations of every test: what one does, the other must never see. */
const organizations = [
  { id: 'orgAurora000001', name: 'Aurora', slug: 'aurora' },
  { id: 'orgBorealis0001', name: 'Borealis', slug: 'borealis' },
]

/** More than any test sends. */
const unreachable = [{ limit: 1_000_000, seconds: 60 }]
const generousLimits: RateLimits = {
  live: unreachable,
  test: unreachable,
  address: unreachable,
  tokens: unreachable,
}

/** The API of a test file: on a database of its own and a free port, from before the first test until after the last. */
export interface ServiceUnderTest {
  /** `http://localhost:…` */
  readonly url: string
  readonly registry: Registry
  readonly database: Database
  /** What its tokens are signed with. */
  readonly keys: KeyRing
  /**
   * The token of a caller that may do everything in an environment, `aurora/test`, `aurora/live`, `borealis/test`,
   * `borealis/live`; or of one that may less: `aurora/test/read_only`, `aurora/test/sales_channel`.
   */
  token(caller: string): string
  /** The client id and the secret of such a caller. */
  client(caller: string): TestClient
  databaseUrl(): string
  /** How many of the service's connections to its database are in use. */
  usedConnections(): number
  /** As SIGTERM does: the service is not ready any more, and goes on. */
  beginDrain(): void
  /** What it has logged, a line of JSON each. */
  logLines(): readonly string[]
  /** What PostgreSQL refused since it was last asked, as the log tells it. A file that leaves one behind fails (B1). */
  takeValidatorHoles(): readonly string[]
}

export interface ServiceOptions {
  readonly registry?: Registry
  readonly publicUrl?: string
  /** What the database has beside the organizations; its key names the template that is made of it. */
  readonly prepare?: { readonly key: string; readonly run: (database: Database) => Promise<void> }
  readonly catalogFolder?: string
  /** Open unless given. */
  readonly catalogAccess?: CatalogAccess
  /** What leads the service to the database at this URL; nothing stands between them unless given. */
  readonly reach?: (databaseUrl: string) => Promise<string>
  /** Stands between the service and its database: to watch what is sent. */
  readonly around?: (database: Database) => Database
  /** How long the server waits for a request, instead of as long as it does in earnest. */
  readonly limits?: Partial<Limits>
  /** On unless said otherwise. */
  readonly compresses?: boolean
  /** Who may send how much, where it is not more than any test sends. */
  readonly rateLimits?: Partial<RateLimits>
  /** Counts requests in the database, as several instances do. */
  readonly sharesLimits?: boolean
  /** The origins whose pages may read answers; any unless given. */
  readonly corsOrigins?: readonly string[]
  readonly trustedProxies?: number
  readonly metricsToken?: string
  /** What https is served with. */
  readonly certificate?: CertificateFiles
}

/** `iss` of the tokens of every service under test. */
export const testIssuer = 'https://auth.cohort.test'

export function useService(options: ServiceOptions = {}): ServiceUnderTest {
  const {
    registry = cohortRegistry,
    publicUrl,
    prepare,
    catalogFolder,
    catalogAccess = 'open',
    reach = async (url) => url,
    around = (all) => all,
    limits = {},
    compresses = true,
    rateLimits = {},
    sharesLimits = false,
    corsOrigins = '*',
    trustedProxies = 0,
    metricsToken,
    certificate,
  } = options
  const testDatabase = useTestDatabase(
    (url) => prepareDatabase(url, registry, prepare?.run),
    `api ${prepare?.key ?? ''}`,
  )
  const holes: string[] = []
  const journal = openJournal((line) => keepHole(holes, line))
  const drain = makeDrain()
  let running: Running | undefined

  beforeAll(async () => {
    const database = connect({ url: testDatabase.url, waitTimeoutMs: 10_000 })
    const keys = await keyRingOfPem(inject('signingKey'))
    const served = connect({
      url: await reach(testDatabase.url),
      waitTimeoutMs: 10_000,
      access: inject('databaseAccess'),
    })
    const tokens = createTokens({ database: served, keys, issuer: testIssuer })
    const clients = await makeClients(database, tokens)
    const limitsInForce = { ...generousLimits, ...rateLimits }
    const limiter = makeLimiter(limitsInForce, sharesLimits ? served : undefined)
    const app = createApp({
      registry,
      database: around(served),
      tokens,
      cursorSecret: await findCursorSecret(database),
      log: pino({ level: 'trace' }, journal),
      metrics: makeMetrics(served),
      tracing: undefined,
      drain,
      metricsToken,
      limiter,
      corsOrigins,
      publicUrl,
      trustedProxies,
      compresses,
      catalogFolder,
      catalogAccess,
    })
    const serving = await serve(app, { host: '127.0.0.1', port: 0, limits, certificate, limiter })
    running = {
      database,
      served,
      keys,
      clients,
      serving,
      watch: watchAnswers(Number(new URL(serving.url).port), {
        registry,
        isLimited: Object.values(limitsInForce).some((windows) => windows.length > 0),
      }),
    }
  })
  afterAll(async () => {
    const brokenLinks = await brokenLinksOf(running)
    await running?.serving.stop()
    running?.watch.stop()
    await running?.served.close()
    await running?.database.close()
    expect(holes).toEqual([])
    expect(brokenLinks).toEqual([])
    expect(running?.watch.faults()).toEqual([])
    expect(journal.faults([...(running?.clients.values() ?? [])])).toEqual([])
  })

  const started = () => {
    if (running === undefined)
      throw new Error('The service is started in beforeAll: use it in a test or a hook.')
    return running
  }
  return {
    registry,
    get url() {
      return started().serving.url
    },
    get database() {
      return started().database
    },
    get keys() {
      return started().keys
    },
    token: (caller) => clientOf(started(), caller).token,
    client: (caller) => clientOf(started(), caller),
    databaseUrl: () => testDatabase.url,
    usedConnections: () => started().served.connections().used,
    beginDrain: () => drain.begin(),
    logLines: () => journal.lines,
    takeValidatorHoles: () => holes.splice(0),
  }
}

interface Running {
  readonly serving: Serving
  readonly watch: ReturnType<typeof watchAnswers>
  readonly database: Database
  readonly served: PooledDatabase
  readonly keys: KeyRing
  readonly clients: ReadonlyMap<string, TestClient>
}

/** Links lead to where a service under test is known; no client here trusts its certificate. */
async function brokenLinksOf(running: Running | undefined): Promise<readonly string[]> {
  if (running === undefined || running.serving.url.startsWith('https:')) return []
  return running.watch.brokenLinks(running.serving.url)
}

function keepHole(holes: string[], line: string): void {
  const { msg, err } = JSON.parse(line)
  if (msg === validatorHole) holes.push(`${err.code}: ${err.routine}`)
}

function clientOf({ clients }: { clients: ReadonlyMap<string, TestClient> }, caller: string): TestClient {
  const client = clients.get(caller)
  if (client === undefined) throw new Error(`There is no caller ${caller}: ${[...clients.keys()].join(', ')}`)
  return client
}

async function prepareDatabase(
  url: string,
  registry: Registry,
  run: (database: Database) => Promise<void> = async () => {},
): Promise<void> {
  await migrate(url, { registry: cohortRegistry })
  const database = connect({ url, poolSize: 1, waitTimeoutMs: 10_000 })
  for (const organization of organizations) await createOrganization(database, organization)
  await run(database)
  await database.close()
  // What was prepared must fit the declarations that the service is given.
  await migrate(url, { registry })
}
