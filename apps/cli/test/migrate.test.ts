import { createTestDatabase, useTestDatabase } from '@cohort/testing'
import { describe, expect, inject, test } from 'vitest'
import { runCohort } from './run-cohort.ts'
import { migrated, send } from './databases.ts'

describe('cohort migrate', () => {
  const empty = useTestDatabase(async () => {}, 'empty')

  test('tells each migration that it ran, and the next time that there was none', async () => {
    const first = await runCohort(['migrate'], empty.url)
    expect(first).toMatchObject({ exitCode: 0, stderr: '' })
    expect(first.stdout).toMatch(/^(Migrated \d{4}_\w+\n)+$/)
    expect(first.stdout).toContain('Migrated 0001_environments\nMigrated 0002_customer_groups\n')
    expect(await runCohort(['migrate'], empty.url)).toEqual({
      exitCode: 0,
      stdout: 'The database is already up to date.\n',
      stderr: '',
    })
  })
})

describe('cohort migrate --json', () => {
  const empty = useTestDatabase(async () => {}, 'empty')

  test('tells the same as JSON', async () => {
    const { exitCode, stdout } = await runCohort(['migrate', '--json'], empty.url)
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      migrations: expect.arrayContaining(['0001_environments', '0002_customer_groups']),
      access: 'service',
    })
    const again = await runCohort(['migrate', '--json'], empty.url)
    expect(again).toEqual({ exitCode: 0, stdout: '{"migrations":[],"access":"service"}\n', stderr: '' })
  })
})

describe('cohort migrate, several at once', () => {
  const empty = useTestDatabase(async () => {}, 'empty')

  test('can run: one migrates and the others wait', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => runCohort(['migrate'], empty.url)))
    expect(runs.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(
      runs.map(() => ({ exitCode: 0, stderr: '' })),
    )
    expect(runs.filter(({ stdout }) => stdout.startsWith('Migrated'))).toHaveLength(1)
  })
})

describe('cohort migrate, on tables that somebody has changed', () => {
  const changed = useTestDatabase(migrated)

  test('fails and names the differences', async () => {
    await send(changed.url, 'alter table customer_groups drop column reference, add column colour text')
    const { exitCode, stdout, stderr } = await runCohort(['migrate'], changed.url)
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toContain('The database does not fit the declarations:\n')
    expect(stderr).toContain('  customer_groups: the column reference is missing\n')
    expect(stderr).toContain('  customer_groups: the column colour is not declared\n')
  })
})

describe('cohort migrate, where a migration fails', () => {
  const taken = useTestDatabase(async () => {}, 'empty')

  test('says why, and leaves nothing of it', async () => {
    await send(taken.url, 'create table customer_groups (mine integer)')
    expect(await runCohort(['migrate'], taken.url)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'The migration 0002_customer_groups failed and nothing was changed: relation "customer_groups" already exists\n',
    })
    expect(await send(taken.url, "select to_regclass('environments') is null as is_missing")).toEqual([
      { is_missing: true },
    ])
  })
})

describe('cohort migrate, on a database that is gone', () => {
  test('says so', async () => {
    const database = await createTestDatabase({
      serverUrl: inject('serverUrl'),
      migrate: async () => {},
      templateKey: 'empty',
    })
    await database.drop()
    expect(await runCohort(['migrate'], database.url)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(/^There is no such database: database ".+" does not exist\.\n$/),
    })
  })
})
