import { expect, inject, it } from 'vitest'

import { createTestDatabase } from './create-test-database.ts'
import { databaseOf, withClient } from './server-url.ts'
import { startTestServer } from './start-test-server.ts'

const serverUrl = inject('serverUrl')

it('a server that runs already is left as it was', async () => {
  const server = await startTestServer({ url: serverUrl })
  const run = databaseOf(server.url)
  expect(run).toMatch(/^cohort_test_[0-9a-f]{10}$/)
  const database = await createTestDatabase({
    serverUrl: server.url,
    templateKey: 'nothing',
    migrate: () => Promise.resolve(),
  })
  expect(await databasesOf(run)).toHaveLength(3)
  expect(databaseOf(database.url)).toMatch(new RegExp(`^${run}_`))
  await server.stop()
  expect(await databasesOf(run)).toEqual([])
})

it('a server of its own is gone after the run, with its folder', async () => {
  const server = await startTestServer()
  expect(await withClient(server.url, (client) => client.query('show fsync'))).toMatchObject({
    rows: [{ fsync: 'off' }],
  })
  await server.stop()
  await expect(withClient(server.url, (client) => client.query('select 1'))).rejects.toThrow('ENOENT')
})

async function databasesOf(run: string): Promise<readonly unknown[]> {
  return withClient(serverUrl, async (client) => {
    const { rows } = await client.query('select from pg_database where starts_with(datname, $1)', [run])
    return rows
  })
}
