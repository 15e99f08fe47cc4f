import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { startEmbeddedPostgres } from '@cohort/embedded-postgres'
import { escapeIdentifier } from 'pg'

import { withClient, withDatabase } from './server-url.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** What the global set-up provides: the URL of a TestServer. */
    serverUrl: string
    /** The private key, in PEM, of services under test. */
    signingKey: string
    /** What services under test do behind row level security: their writes, or their reads too. */
    databaseAccess: 'service' | 'checked_service'
  }
}

export interface TestServerOptions {
  /** A server that runs already; on it a run makes databases with a name of their own and drops them. */
  readonly url?: string | undefined
  /** A folder with initdb and postgres; the PostgreSQL that npm brought when left out. */
  readonly binaries?: string | undefined
}

export interface TestServer {
  /** The database in it belongs to this run, and its name begins the name of every database that the run makes. */
  readonly url: string
  /** Removes everything that the run made. */
  readonly stop: () => Promise<void>
}

/** The one server of a test run. */
export async function startTestServer({ url, binaries }: TestServerOptions = {}): Promise<TestServer> {
  return url === undefined ? startOwnServer(binaries) : useServer(url)
}

/** Losing a test's data in a power cut is fine; waiting for the disk is not. */
const fastSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
}

async function startOwnServer(binaries: string | undefined): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'cohort-test-'))
  try {
    const server = await startEmbeddedPostgres({
      folder,
      settings: fastSettings,
      ...(binaries === undefined ? {} : { binaries }),
    })
    const stop = async () => {
      await server.stop()
      await remove(dirname(server.dataFolder))
      await remove(folder)
    }
    return { url: server.url, stop }
  } catch (error) {
    await remove(folder)
    throw error
  }
}

async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function useServer(url: string): Promise<TestServer> {
  const name = `cohort_test_${randomBytes(5).toString('hex')}`
  await withClient(url, (client) => client.query(`create database ${escapeIdentifier(name)}`))
  return { url: withDatabase(url, name), stop: () => dropDatabases(url, name) }
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefix],
    )
    for (const { datname } of rows) {
      await client.query(`drop database if exists ${escapeIdentifier(datname)} with (force)`)
    }
  })
}
