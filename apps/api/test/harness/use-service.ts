import { connect, createOrganization, findEnvironments, migrate, type Database } from '@cohort/db'
import { registry as cohortRegistry, type Registry } from '@cohort/schema'
import { useTestDatabase } from '@cohort/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, expect } from 'vitest'
import { createApp } from '../../src/app.ts'
import { validatorHole } from '../../src/middleware/handle-errors.ts'
import { serve, type Limits, type Serving } from '../../src/serve.ts'
import { demoCaller, tokensOf, type Caller } from '../../src/tokens.ts'

/** The organizations of every test: what one does, the other must never see. */
const organizations = [
  { id: 'orgAurora000001', name: 'Aurora', slug: 'aurora' },
  { id: 'orgBorealis0001', name: 'Borealis', slug: 'borealis' },
]

/** The API of a test file: on a database of its own and a free port, from before the first test until after the last. */
export interface ServiceUnderTest {
  /** `http://localhost:…` */
  readonly url: string
  readonly database: Database
  /** The token of an environment: `aurora/test`, `aurora/live`, `borealis/test`, `borealis/live`. */
  token(environment: string): string
  /** What PostgreSQL refused since it was last asked, as the log tells it. A file that leaves one behind fails (B1). */
  takeValidatorHoles(): readonly string[]
}

export interface ServiceOptions {
  readonly registry?: Registry
  readonly publicUrl?: string
  /** What the database has beside the organizations; its key names the template that is made of it. */
  readonly prepare?: { readonly key: string; readonly run: (database: Database) => Promise<void> }
  readonly catalogFolder?: string
  /** Stands between the service and its database: to watch what is sent. */
  readonly around?: (database: Database) => Database
  /** How long the server waits for a request, instead of as long as it does in earnest. */
  readonly limits?: Partial<Limits>
}

export function useService(options: ServiceOptions = {}): ServiceUnderTest {
  const {
    registry = cohortRegistry,
    publicUrl,
    prepare,
    catalogFolder,
    around = (all) => all,
    limits = {},
  } = options
  const testDatabase = useTestDatabase(
    (url) => prepareDatabase(url, registry, prepare?.run),
    `api ${prepare?.key ?? ''}`,
  )
  const holes: string[] = []
  let running: { readonly serving: Serving; readonly database: Database } | undefined

  beforeAll(async () => {
    const database = connect({ url: testDatabase.url, waitTimeoutMs: 10_000 })
    const environments = await findEnvironments(database)
    const callers = new Map<string, Caller>()
    for (const found of environments) {
      const name = `${found.organization.slug}/${found.environment.mode}`
      callers.set(tokenOf(name), await demoCaller(database, found))
    }
    const app = createApp({
      registry,
      database: around(database),
      tokens: tokensOf(callers),
      log: pino({ level: 'error' }, { write: (line) => keepHole(holes, line) }),
      publicUrl,
      trustedProxies: 0,
      catalogFolder,
    })
    running = { database, serving: await serve(app, { host: '127.0.0.1', port: 0, limits }) }
  })
  afterAll(async () => {
    await running?.serving.stop()
    await running?.database.close()
    expect(holes).toEqual([])
  })

  const started = () => {
    if (running === undefined)
      throw new Error('The service is started in beforeAll: use it in a test or a hook.')
    return running
  }
  return {
    get url() {
      return started().serving.url
    },
    get database() {
      return started().database
    },
    token: tokenOf,
    takeValidatorHoles: () => holes.splice(0),
  }
}

function keepHole(holes: string[], line: string): void {
  const { msg, err } = JSON.parse(line)
  if (msg === validatorHole) holes.push(`${err.code}: ${err.message}`)
}

function tokenOf(environment: string): string {
  return `token-of-${environment}`
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
