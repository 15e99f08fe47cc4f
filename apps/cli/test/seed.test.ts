import { useTestDatabase } from '@cohort/testing'
import { describe, expect, test } from 'vitest'
import { migrated, send } from './databases.ts'
import { runCohort } from './run-cohort.ts'

const counts = `select (select count(*) from organizations) as organizations,
  (select count(*) from environments) as environments,
  (select count(*) > 80 from customer_groups) as has_groups,
  (select count(*) > 200 from event_stores) as has_history`

const refusal = 'The database already has data; nothing was changed.'

describe('cohort seed', () => {
  const database = useTestDatabase(migrated)

  test('fills an empty database, and no other', async () => {
    expect(await runCohort(['seed'], database.url)).toEqual({
      exitCode: 0,
      stdout: 'Loaded Tarnfell Outdoor, test environment\nLoaded Tarnfell Outdoor, live environment\n',
      stderr: '',
    })
    const loaded = [{ organizations: 1, environments: 2, has_groups: true, has_history: true }]
    expect(await send(database.url, counts)).toEqual(loaded)
    expect(await runCohort(['seed'], database.url)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `${refusal}\n`,
    })
    expect(await runCohort(['seed', '--json'], database.url)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `${JSON.stringify({ error: refusal })}\n`,
    })
    expect(await send(database.url, counts)).toEqual(loaded)
  })
})

describe('cohort seed --json', () => {
  const database = useTestDatabase(migrated)

  test('tells what it loaded as JSON', async () => {
    const { exitCode, stdout } = await runCohort(['seed', '--json'], database.url)
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      environments: [
        { organization: 'Tarnfell Outdoor', slug: 'tarnfell', mode: 'test' },
        { organization: 'Tarnfell Outdoor', slug: 'tarnfell', mode: 'live' },
      ],
    })
  })
})

describe('cohort seed, beside an organization of somebody else', () => {
  const database = useTestDatabase(migrated)

  test('refuses and adds nothing', async () => {
    await send(
      database.url,
      "insert into organizations (id, name, slug) values ('0Vqg2mXk3bT9aZ', 'Mine', 'mine')",
    )
    expect(await runCohort(['seed'], database.url)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `${refusal}\n`,
    })
    expect(await send(database.url, 'select slug from organizations')).toEqual([{ slug: 'mine' }])
  })
})

describe('cohort seed, on a database that was not migrated', () => {
  const empty = useTestDatabase(async () => {}, 'empty')

  test('says what to do first', async () => {
    expect(await runCohort(['seed'], empty.url)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'The database is not migrated: run `cohort migrate` first.\n',
    })
  })
})
