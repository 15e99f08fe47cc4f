import { attribute, customerGroups, defineRegistry, Name, registry, type Resource } from '@cohort/schema'
import { createTestDatabase, type TestDatabase } from '@cohort/testing'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { connect } from '../connect.ts'
import { migrate } from './migrate.ts'

const made: TestDatabase[] = []

afterEach(async () => {
  await Promise.all(made.splice(0).map(({ drop }) => drop()))
})

/** The URL of a database of this test alone, with nothing in it. */
async function makeEmptyDatabase(): Promise<string> {
  const database = await createTestDatabase({
    serverUrl: inject('serverUrl'),
    migrate: async () => {},
    templateKey: 'empty',
  })
  made.push(database)
  return database.url
}

async function run(url: string, text: string) {
  const database = connect({ url, poolSize: 1 })
  try {
    return await database.send({ name: undefined, text, values: [] })
  } finally {
    await database.close()
  }
}

/** What a migration reports. */
async function migrated(url: string): Promise<string[]> {
  const lines: string[] = []
  await migrate(url, { registry, report: (line) => lines.push(line) })
  return lines
}

const everyMigration = [
  expect.stringMatching(/^0001_environments: success$/),
  expect.stringMatching(/^0002_customer_groups: success$/),
]

describe('a migration', () => {
  test('brings an empty database to the newest version, and a new one nowhere', async () => {
    const url = await makeEmptyDatabase()
    const lines = await migrated(url)
    expect(lines.slice(0, 2)).toEqual(everyMigration)
    expect(await migrated(url)).toEqual([])
    expect(await run(url, 'select count(*) from customer_groups')).toEqual([{ count: 0 }])
  })

  test('can be begun by several at once: one runs it, the others wait', async () => {
    const url = await makeEmptyDatabase()
    const reports = await Promise.all([migrated(url), migrated(url), migrated(url)])
    const [longest = [], ...others] = reports.toSorted((one, other) => other.length - one.length)
    expect(longest.slice(0, 2)).toEqual(everyMigration)
    expect(others).toEqual([[], []])
  })

  test('that fails changes nothing', async () => {
    const url = await makeEmptyDatabase()
    await run(url, 'create table customer_groups (in_the_way integer)')
    await expect(migrate(url, { registry })).rejects.toThrow('relation "customer_groups" already exists')
    expect(await run(url, "select to_regclass('organizations')::text as organizations")).toEqual([
      { organizations: null },
    ])
  })

  test('that loses its connection is told so, and ends nothing else', async () => {
    const url = await makeEmptyDatabase()
    const others = connect({ url, poolSize: 1 })
    const ask = (text: string) => others.send({ name: undefined, text, values: [] })
    // The lock that migrations wait for, so that this one is met while it waits.
    await ask(`select pg_advisory_lock(3853314791062309107)::text`)
    const migrating = migrate(url, { registry }).then(
      () => 'done',
      (error: Error) => error.message,
    )
    const endWaiting =
      "select pg_terminate_backend(pid) as ended from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    let ended: readonly unknown[] = []
    while (ended.length === 0) ended = await ask(endWaiting)
    expect(await migrating).toMatch(/^(terminating connection|Connection terminated)/)
    await others.close()
  })

  test('cannot reach a database that is not there', async () => {
    const url = new URL(await makeEmptyDatabase())
    url.pathname = '/nowhere'
    await expect(migrate(url.href, { registry })).rejects.toThrow('database "nowhere" does not exist')
  })
})

/** The groups as they would be declared in another way. */
function declaredAs(changes: Partial<Resource>) {
  return defineRegistry([{ ...customerGroups, ...changes }], {
    announced: Object.values(customerGroups.relationships).map(({ target }) => target),
  })
}

describe('a migrated database that does not fit the declarations is refused', () => {
  test.each([
    [
      'a column is missing',
      'alter table customer_groups drop column reference',
      ['the column reference is missing', 'an index on (environment_id, reference, id) is missing'],
    ],
    [
      'a column nobody declared',
      'alter table customer_groups add column colour text',
      ['the column colour is not declared'],
    ],
    [
      'a column of another type',
      'alter table customer_groups alter column reference_origin type varchar(255)',
      ['reference_origin is character varying and should be text'],
    ],
    [
      'a column that may be null',
      'alter table customer_groups alter column name drop not null',
      ['name should not be nullable'],
    ],
    [
      'a column that may not be null',
      'alter table customer_groups alter column code set not null',
      ['code should be nullable'],
    ],
    [
      'no unique key',
      'alter table customer_groups drop constraint customer_groups_code_taken',
      ['code should be unique, by the constraint customer_groups_code_taken'],
    ],
    [
      'a unique key of another name',
      'alter table customer_groups rename constraint customer_groups_code_taken to taken',
      ['code should be unique, by the constraint customer_groups_code_taken'],
    ],
    [
      'an index that does not end in the id',
      `do $$ begin
        drop index customer_groups_environment_id_name_id_idx;
        create index on customer_groups (environment_id, name);
      end $$`,
      ['an index on (environment_id, name, id) is missing'],
    ],
    [
      'no index for a sort',
      'drop index customer_groups_environment_id_name_id_idx',
      ['an index on (environment_id, name, id) is missing'],
    ],
  ])('%s', async (_fact, alteration, differences) => {
    const url = await makeEmptyDatabase()
    await migrate(url, { registry })
    await run(url, alteration)
    const sentences = differences.map((difference) => `customer_groups: ${difference}`)
    await expect(migrate(url, { registry })).rejects.toThrow(
      new Error(`The database does not fit the declarations:\n  ${sentences.join('\n  ')}`),
    )
  })

  test('no index for a sort by what a to-one leads to', async () => {
    const url = await makeEmptyDatabase()
    await migrate(url, { registry })
    await run(url, 'drop index customers_environment_id_customer_group_id_created_at_id_idx')
    await expect(migrate(url, { registry })).rejects.toThrow(
      'customers: an index on (environment_id, customer_group_id) is missing',
    )
  })

  test('a table that is not there', async () => {
    const url = await makeEmptyDatabase()
    await expect(migrate(url, { registry: declaredAs({ table: 'client_groups' }) })).rejects.toThrow(
      new Error('The database does not fit the declarations:\n  client_groups: there is no such table'),
    )
  })

  test('an attribute that no migration made', async () => {
    const url = await makeEmptyDatabase()
    const colour = attribute(Name, { can: ['sort'] })
    const attributes = { ...customerGroups.attributes, colour }
    await expect(migrate(url, { registry: declaredAs({ attributes }) })).rejects.toThrow(
      new Error(
        'The database does not fit the declarations:\n  customer_groups: the column colour is missing\n' +
          '  customer_groups: an index on (environment_id, colour, id) is missing',
      ),
    )
  })
})
