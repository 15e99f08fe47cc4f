import { afterAll, beforeAll, inject } from 'vitest'

import { createTestDatabase, type TestDatabase } from './create-test-database.ts'

/** Long enough for the worker that makes the template, and for those that wait for it. */
const timeoutMs = 60_000

/** Gives a test file a migrated database of its own: `const database = useTestDatabase(migrate)`, then `database.url`. */
export function useTestDatabase(
  migrate: (url: string) => Promise<void>,
  templateKey = 'migrated',
): { readonly url: string } {
  let database: TestDatabase | undefined
  beforeAll(async () => {
    database = await createTestDatabase({ serverUrl: inject('serverUrl'), migrate, templateKey })
  }, timeoutMs)
  afterAll(() => database?.drop(), timeoutMs)
  return {
    get url() {
      if (database === undefined)
        throw new Error('The database is made in beforeAll: read its url in a test or a hook.')
      return database.url
    },
  }
}
