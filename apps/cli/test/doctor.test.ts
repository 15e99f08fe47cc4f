import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { useTestDatabase } from '@cohort/testing'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
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

/** Roles and databases are the server's. */
function askServer(statement: string): Promise<unknown> {
  return send(inject('serverUrl'), statement)
}

/** What the doctor finds; on a machine that is altered as `alter-machine.ts` says, or with other settings. */
async function examine(url: string | undefined, more: Readonly<Record<string, string>> = {}) {
  const { exitCode, stdout } = await runCohort(['doctor', '--json'], url, { ...state(), ...more })
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

describe('cohort doctor, where the user of the database may not take on the roles of the service', () => {
  const owner = `doctor_${process.pid}`
  // Hooks of the end run in the opposite order: the role goes after the database that it owns.
  afterAll(() => askServer(`drop role ${owner}`))
  const database = useTestDatabase(async () => {}, 'empty')
  let url: string
  beforeAll(async () => {
    const owned = new URL(database.url)
    await askServer(`create role ${owner} login password 'only the owner knows'`)
    await askServer(`alter database "${owned.pathname.slice(1)}" owner to ${owner}`)
    owned.username = owner
    owned.password = 'only the owner knows'
    url = owned.href
    await migrated(url)
  }, 60_000)

  test('warns that nothing holds the service to one environment, and says what a superuser runs', async () => {
    const { exitCode, of } = await examine(url)
    expect([exitCode, of('Database').told]).toEqual([0, expect.stringContaining(`answers, as ${owner}; `)])
    expect(of('Roles')).toEqual({
      about: 'Roles',
      state: 'warning',
      told: 'The user of the database may not take on the roles cohort_app and cohort_readonly, so that row level security does not hold the service to one environment',
      advice:
        'Let a superuser run once: create role cohort_app; create role cohort_readonly; grant cohort_app, cohort_readonly to the user; then migrate again.',
    })
    const { stdout } = await runCohort(['doctor'], url, state())
    expect(stdout).toMatch(/\nwarning +Roles +The user of the database may not take on the roles /)
    expect(stdout).toMatch(/\n\nWhat to do\nRoles: Let a superuser run once: [^\n]+ then migrate again\.\n$/)
  })

  test('finds nothing any more when that was done', async () => {
    await askServer(`grant cohort_app, cohort_readonly to ${owner}`)
    expect((await runCohort(['migrate'], url)).exitCode).toBe(0)
    const { exitCode, of } = await examine(url)
    expect([exitCode, of('Roles')]).toEqual([
      0,
      { about: 'Roles', state: 'ok', told: 'row level security holds the service to one environment' },
    ])
  })
})

describe('cohort doctor, on a database of another encoding', () => {
  const name = `doctor_${process.pid}`
  const url = () => Object.assign(new URL(inject('serverUrl')), { pathname: `/${name}` }).href
  beforeAll(
    () => askServer(`create database ${name} encoding 'SQL_ASCII' locale 'C' template template0`),
    60_000,
  )
  afterAll(() => askServer(`drop database ${name}`))

  test('says that it cannot hold every text, and that another is needed', async () => {
    const { exitCode, of } = await examine(url())
    expect([exitCode, of('Encoding')]).toEqual([
      1,
      {
        about: 'Encoding',
        state: 'fault',
        told: 'SQL_ASCII, which cannot hold every text',
        advice: "Make the database anew, with encoding 'UTF8'.",
      },
    ])
  })
})

describe('cohort doctor, on a machine', () => {
  const database = useTestDatabase(migrated)
  const altered = { NODE_OPTIONS: `--import=${new URL('alter-machine.ts', import.meta.url).href}` }
  const untilNtp = 'Let both machines take their time from NTP: tokens and retries go by it.'

  test.each<[clockMs: number, state: string, exitCode: number, direction: string]>([
    [-7000, 'fault', 1, 'ahead of'],
    [7000, 'fault', 1, 'behind'],
    [-3000, 'warning', 0, 'ahead of'],
    [3000, 'warning', 0, 'behind'],
  ])(
    'whose clock is wrong by %i ms, tells of a %s, says to use NTP, and ends with %i',
    async (clockMs, how, exitCode, direction) => {
      const found = await examine(database.url, { ...altered, COHORT_TEST_CLOCK_MS: String(clockMs) })
      const { told, ...clock } = found.of('Clock')
      expect([found.exitCode, clock]).toEqual([exitCode, { about: 'Clock', state: how, advice: untilNtp }])
      const [, apart, said] = /^the database is (\d+) ms (behind|ahead of) this machine$/.exec(told) ?? []
      expect(said).toBe(direction)
      expect(Math.abs(Number(apart) - Math.abs(clockMs))).toBeLessThan(1000)
    },
  )

  const makeRoom = 'Make room: a full disk refuses every write.'
  test.each([
    [1024 ** 3 - 1, 1023, { state: 'warning', advice: makeRoom }],
    [1024 ** 3, 1024, { state: 'ok' }],
  ])('whose disk has %i bytes left, tells of %i MiB, and ends with 0', async (bytes, mebibytes, judged) => {
    const { exitCode, of } = await examine(database.url, {
      ...altered,
      COHORT_TEST_FREE_BYTES: String(bytes),
    })
    const told = `${mebibytes} MiB are free at ${state().COHORT_STATE_FOLDER}`
    expect([exitCode, of('Disk')]).toEqual([0, { about: 'Disk', told, ...judged }])
  })

  test('that has no folder for its state, says which one it looked for', async () => {
    const { exitCode, of } = await examine(database.url, { COHORT_STATE_FOLDER: '/nowhere/at/all' })
    expect([exitCode, of('Disk')]).toEqual([
      0,
      {
        about: 'Disk',
        state: 'warning',
        told: "ENOENT: no such file or directory, statfs '/nowhere/at'",
        advice: 'Check what COHORT_STATE_FOLDER says.',
      },
    ])
  })

  test('whose key is none, or can be read by others, says what to do, and ends with 1', async () => {
    const given = await examine(database.url, { COHORT_SIGNING_KEY: 'none' })
    expect([given.exitCode, given.of('Signing keys')]).toEqual([
      1,
      {
        about: 'Signing keys',
        state: 'fault',
        told: expect.stringMatching(/\S/),
        advice: 'Put a private RSA key in PEM (PKCS #8) into COHORT_SIGNING_KEY.',
      },
    ])
    const file = join(state().COHORT_STATE_FOLDER, 'signing-keys.json')
    await writeFile(file, '{}')
    await chmod(file, 0o644)
    const { exitCode, of } = await examine(database.url)
    expect([exitCode, of('Signing keys')]).toEqual([
      1,
      {
        about: 'Signing keys',
        state: 'fault',
        told: `${file} can be read by others than its owner: chmod 600 ${file}`,
        advice: 'Do what it says; without its keys the service does not start.',
      },
    ])
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
