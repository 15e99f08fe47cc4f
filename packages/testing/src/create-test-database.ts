import { createHash, randomBytes } from 'node:crypto'

import { escapeIdentifier, type Client } from 'pg'

import { databaseOf, withClient, withDatabase } from './server-url.ts'

export interface TestDatabaseOptions {
  /** The URL that the global set-up provides. */
  readonly serverUrl: string
  /** Brings an empty database to the state that every test begins with; leaves no connection behind. */
  readonly migrate: (url: string) => Promise<void>
  /** One template is made for each key, so it names what `migrate` does. */
  readonly templateKey: string
}

export interface TestDatabase {
  readonly url: string
  /** Drops it, whoever is still connected. */
  readonly drop: () => Promise<void>
}

/** Makes a database by copying a migrated template; the first caller of a key, in whichever worker, makes that. */
export async function createTestDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  const { serverUrl } = options
  const template = await ensureTemplate(options)
  const name = `${databaseOf(serverUrl)}_${randomBytes(8).toString('hex')}`
  await run(serverUrl, `create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)}`)
  return {
    url: withDatabase(serverUrl, name),
    drop: () => run(serverUrl, `drop database if exists ${escapeIdentifier(name)} with (force)`),
  }
}

/** Workers wait for each other here. A template takes its name when it is complete, so a failed one is made again. */
async function ensureTemplate({ serverUrl, migrate, templateKey }: TestDatabaseOptions): Promise<string> {
  const key = createHash('sha256').update(templateKey).digest('hex').slice(0, 12)
  const template = `${databaseOf(serverUrl)}_template_${key}`
  const unfinished = `${template}_unfinished`
  return withClient(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [template])
    if (await exists(client, template)) return template
    await client.query(`drop database if exists ${escapeIdentifier(unfinished)} with (force)`)
    await client.query(`create database ${escapeIdentifier(unfinished)}`)
    await migrate(withDatabase(serverUrl, unfinished))
    await client.query(
      `alter database ${escapeIdentifier(unfinished)} rename to ${escapeIdentifier(template)}`,
    )
    return template
  })
}

async function exists(client: Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  return rowCount === 1
}

async function run(serverUrl: string, statement: string): Promise<void> {
  await withClient(serverUrl, (client) => client.query(statement))
}
