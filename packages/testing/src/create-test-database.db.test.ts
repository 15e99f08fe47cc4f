import { randomUUID } from 'node:crypto'

import { Client } from 'pg'
import { describe, expect, inject, it } from 'vitest'

import { createTestDatabase } from './create-test-database.ts'
import { withClient } from './server-url.ts'
import { useTestDatabase } from './use-test-database.ts'

const serverUrl = inject('serverUrl')

describe('createTestDatabase', () => {
  it('gives databases that begin alike and go their own ways', async () => {
    const options = { serverUrl, migrate, templateKey: randomUUID() }
    const [left, right] = [await createTestDatabase(options), await createTestDatabase(options)]
    await ask(left.url, 'insert into thing values (2)')
    expect(await ask(left.url, 'select count(*)::int from thing')).toBe(2)
    expect(await ask(right.url, 'select count(*)::int from thing')).toBe(1)
    await left.drop()
    await right.drop()
  })

  it('migrates once for callers that come at the same time', async () => {
    let migrations = 0
    const options = {
      serverUrl,
      templateKey: randomUUID(),
      migrate: async (url: string) => {
        migrations += 1
        await migrate(url)
      },
    }
    const databases = await Promise.all(Array.from({ length: 5 }, () => createTestDatabase(options)))
    expect(migrations).toBe(1)
    expect(new Set(databases.map(({ url }) => url)).size).toBe(5)
    await Promise.all(databases.map((database) => database.drop()))
  })

  it('makes a template for each key', async () => {
    const empty = await createTestDatabase({
      serverUrl,
      templateKey: randomUUID(),
      migrate: () => Promise.resolve(),
    })
    const full = await createTestDatabase({ serverUrl, templateKey: randomUUID(), migrate })
    expect(await ask(empty.url, "select to_regclass('thing') is null")).toBe(true)
    expect(await ask(full.url, "select to_regclass('thing') is null")).toBe(false)
    await empty.drop()
    await full.drop()
  })

  it('does not take a template whose migration failed', async () => {
    const templateKey = randomUUID()
    const failing = async (url: string) => {
      await migrate(url)
      throw new Error('half way')
    }
    await expect(createTestDatabase({ serverUrl, templateKey, migrate: failing })).rejects.toThrow('half way')
    const database = await createTestDatabase({ serverUrl, templateKey, migrate })
    expect(await ask(database.url, 'select count(*)::int from thing')).toBe(1)
    await database.drop()
  })

  it('drops a database that still has clients, once or twice', async () => {
    const database = await createTestDatabase({ serverUrl, migrate, templateKey: randomUUID() })
    const client = new Client({ connectionString: database.url })
    client.on('error', () => {})
    await client.connect()
    await database.drop()
    await database.drop()
    await expect(ask(database.url, 'select 1')).rejects.toThrow('does not exist')
    await client.end()
  })
})

describe('useTestDatabase', () => {
  const database = useTestDatabase(migrate, 'a thing')
  const urlWhileCollecting = attempt(() => database.url)

  it('gives a migrated database to the tests of a file', async () => {
    expect(await ask(database.url, 'select count(*)::int from thing')).toBe(1)
  })

  it('has none before they run', () => {
    expect(urlWhileCollecting).toBe(
      'Error: The database is made in beforeAll: read its url in a test or a hook.',
    )
  })
})

async function migrate(url: string): Promise<void> {
  await withClient(url, (client) => client.query('create table thing as select 1 as id'))
}

async function ask(url: string, statement: string): Promise<unknown> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(statement)
    return Object.values(rows[0] ?? {})[0]
  })
}

function attempt(read: () => string): string {
  try {
    return read()
  } catch (error) {
    return String(error)
  }
}
