import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { connect, findEnvironments, migrate } from '@cohort/db'
import { largeDataStatements, largeOrganization, type LargeDataSizes } from '@cohort/db/large-data'
import { cursorProfile } from '@cohort/jsonapi'
import { registry } from '@cohort/schema'
import { createTestDatabase } from '@cohort/testing'
import pg from 'pg'
import { startChildServer, type ChildServer } from './child-server.ts'
import type { KnownLinks } from './works.ts'

/** The PostgreSQL under both. */
export interface BenchServer {
  readonly url: string
  readonly postmasterPid: number
}

/** A server under load. */
export interface Contestant extends ChildServer {
  readonly title: string
  /** Of the service; the reference does not look at it. */
  readonly token: string
}

/** The service and the reference over one database, which is a copy of the loaded one and ends with them. */
export interface Bench {
  readonly service: Contestant
  readonly reference: Contestant
  readonly sizes: LargeDataSizes
  readonly links: KnownLinks
  readonly postmasterPid: number
  readonly close: () => Promise<void>
}

const programOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const cohortProgram = programOf('../../cli/src/main.ts')
export const serviceProgram = programOf('../../api/src/main.ts')
const referenceProgram = programOf('./reference/main.ts')

const poolSize = '10'
/** Limits are counted, and never reached. */
const highLimit = '100000000'

/** Loads what is not loaded yet, which takes a minute for a million rows, and starts both servers. */
export async function openBench(server: BenchServer, sizes: LargeDataSizes): Promise<Bench> {
  const database = await createTestDatabase({
    serverUrl: server.url,
    migrate: (url) => load(url, sizes),
    templateKey: `bench ${JSON.stringify(sizes)}`,
  })
  const folder = await mkdtemp(join(tmpdir(), 'cohort-bench-'))
  const service = await startService(database.url, folder)
  const reference = await startReference(database.url, folder)
  return {
    service,
    reference,
    sizes,
    links: await knownLinks(service),
    postmasterPid: server.postmasterPid,
    close: async () => {
      await Promise.all([service.stop(), reference.stop()])
      await database.drop()
      await rm(folder, { recursive: true })
    },
  }
}

async function load(url: string, sizes: LargeDataSizes): Promise<void> {
  console.log(`Loading ${sizes.groups} groups and ${sizes.customers} customers …`)
  await migrate(url, { registry })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of largeDataStatements(sizes)) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** With tokens, limits and logs, as in production. */
async function startService(databaseUrl: string, folder: string): Promise<Contestant> {
  const server = await startChildServer(serviceProgram, join(folder, 'service.log'), {
    COHORT_DATABASE_URL: databaseUrl,
    COHORT_STATE_FOLDER: folder,
    COHORT_POOL_SIZE: poolSize,
    COHORT_RATE_LIMIT_TEST: highLimit,
    COHORT_BURST_LIMIT_TEST: highLimit,
    COHORT_DRAIN_SECONDS: '0',
  })
  return { ...server, title: 'the service', token: await tokenFrom(server.url, databaseUrl) }
}

async function startReference(databaseUrl: string, folder: string): Promise<Contestant> {
  const { environment } = await testEnvironment(databaseUrl)
  const server = await startChildServer(referenceProgram, join(folder, 'reference.log'), {
    DATABASE_URL: databaseUrl,
    POOL_SIZE: poolSize,
    ENVIRONMENT: String(environment.id),
    ORGANIZATION: environment.organizationId,
  })
  return { ...server, title: 'the reference', token: '' }
}

async function testEnvironment(databaseUrl: string) {
  const database = connect({ url: databaseUrl, poolSize: 1 })
  try {
    const environments = await findEnvironments(database)
    const found = environments.find(({ environment }) => environment.mode === 'test')
    if (found === undefined) throw new Error('The data has no test environment.')
    return found
  } finally {
    await database.close()
  }
}

/** A token as any client gets one. */
async function tokenFrom(url: string, databaseUrl: string): Promise<string> {
  const line = `applications create --organization ${largeOrganization} --environment test --name Bench --role admin --json`
  const { stdout } = await promisify(execFile)(process.execPath, [cohortProgram, ...line.split(' ')], {
    env: { COHORT_DATABASE_URL: databaseUrl },
  })
  const made: unknown = JSON.parse(stdout)
  const response = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: textOf(made, 'client_id'),
      client_secret: textOf(made, 'client_secret'),
    }),
  })
  return textOf(await response.json(), 'access_token')
}

/** Cursors are the service's own: they are asked for, with the profile. */
async function knownLinks({ url, token }: Contestant): Promise<KnownLinks> {
  const response = await fetch(`${url}/api/customer_groups?page[size]=25`, {
    headers: {
      authorization: `Bearer ${token}`,
      accept: `application/vnd.api+json;profile="${cursorProfile}"`,
    },
  })
  const { pathname, search } = new URL(textOf(memberOf(await response.json(), 'links'), 'last'))
  return { lastPage: `${pathname}${search}` }
}

function textOf(value: unknown, name: string): string {
  const text = memberOf(value, name)
  if (typeof text !== 'string') throw new Error(`There is no ${name} in ${JSON.stringify(value)}.`)
  return text
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
