import { useTestDatabase } from '@cohort/testing'
import { describe, expect, test } from 'vitest'
import { migrated, send } from './databases.ts'
import { runCohort } from './run-cohort.ts'
import { useStateFolder } from './use-state-folder.ts'

const state = useStateFolder()
const abouts = [
  'Database',
  'Version',
  'Encoding',
  'Extensions',
  'Migrations',
  'Tables',
  'Roles',
  'Clock',
  'Connections',
  'Signing keys',
  'Disk',
]

async function examine(url: string | undefined) {
  const { exitCode, stdout } = await runCohort(['doctor', '--json'], url, state())
  const { findings } = JSON.parse(stdout)
  return {
    exitCode,
    findings,
    of: (about: string) => findings.find((finding: { about: string }) => finding.about === about),
  }
}

describe('cohort doctor, on a database as it should be', () => {
  const database = useTestDatabase(migrated)

  test('finds nothing that keeps the service from working, and says what it looked at', async () => {
    const { exitCode, findings } = await examine(database.url)
    expect(exitCode).toBe(0)
    expect(findings.map(({ about }: { about: string }) => about)).toEqual(abouts)
    expect(findings.filter(({ state: how }: { state: string }) => how === 'fault')).toEqual([])
    const { stdout } = await runCohort(['doctor'], database.url, state())
    expect(stdout).toMatch(/^ok +Database +answers, as \w+; \d+ MiB\nok +Version +PostgreSQL \d+\.\d+\n/)
  })
})

describe('cohort doctor, on a database that somebody has changed', () => {
  const database = useTestDatabase(migrated)

  test('names the index that is missing, and what to do', async () => {
    await send(database.url, 'drop index customer_groups_environment_id_name_id_idx')
    const { exitCode, of } = await examine(database.url)
    expect(exitCode).toBe(1)
    expect(of('Tables')).toEqual({
      about: 'Tables',
      state: 'fault',
      told: 'customer_groups: an index on (environment_id, name, id) is missing',
      advice: 'Undo what was changed by hand: the tables and indexes must be those of the migrations.',
    })
  })
})

describe('cohort doctor, on an empty database', () => {
  const database = useTestDatabase(async () => {}, 'empty')

  test('says that it is to be migrated, and changes nothing', async () => {
    const { exitCode, of } = await examine(database.url)
    expect([exitCode, of('Migrations').told, of('Migrations').advice]).toEqual([
      1,
      expect.stringMatching(/^\d+ have not run, from 0001_environments on$/),
      'Run `cohort migrate`.',
    ])
    expect(
      await send(
        database.url,
        "select count(*)::integer as tables from pg_tables where schemaname = 'public'",
      ),
    ).toEqual([{ tables: 0 }])
  })
})

test('cohort doctor tells of a database that does not answer, and still looks at the machine', async () => {
  const { exitCode, findings } = await examine('postgres://me:s3cret@127.0.0.1:1/x')
  expect(exitCode).toBe(1)
  expect(findings.map(({ about }: { about: string }) => about)).toEqual(['Database', 'Signing keys', 'Disk'])
  expect(findings[0].told).toBe('The database cannot be reached: connect ECONNREFUSED 127.0.0.1:1.')
  expect(JSON.stringify(findings)).not.toContain('s3cret')
})
