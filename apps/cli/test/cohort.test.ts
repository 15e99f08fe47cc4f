import { expect, test } from 'vitest'
import { runCohort } from './run-cohort.ts'

test('cohort --help shows every command', async () => {
  expect(await runCohort(['--help'])).toEqual({
    exitCode: 0,
    stdout: `Looks after the database of a Cohort.

Usage: cohort <command> [options]

Commands:
  migrate  Bring the database to the newest version
  seed     Load the demo data into an empty database

Options:
      --json  Print the result, or what went wrong, as one line of JSON
  -h, --help  Show what a command does and takes

COHORT_DATABASE_URL names the database: postgres://user:password@host:5432/name
\`cohort help <command>\` tells more of one.
`,
    stderr: '',
  })
})

test('cohort help migrate and cohort migrate --help are the same', async () => {
  const help = await runCohort(['help', 'migrate'])
  expect(help.stdout).toMatch(
    /^Bring the database to the newest version\.\n\nUsage: cohort migrate \[options\]\n/,
  )
  expect(await runCohort(['migrate', '--help'])).toEqual(help)
})

test.each([
  [['migarte'], 'There is no command "migarte". Did you mean "migrate"?\nSee `cohort --help`.\n'],
  [['seed', '--jsno'], 'There is no option "--jsno". Did you mean "--json"?\nSee `cohort seed --help`.\n'],
])('cohort cannot be called with %j', async (args, stderr) => {
  expect(await runCohort(args)).toEqual({ exitCode: 2, stdout: '', stderr })
})

test.each(['migrate', 'seed'])('cohort %s cannot work without a database', async (command) => {
  const { exitCode, stdout, stderr } = await runCohort([command])
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  expect(stderr).toMatch(/^COHORT_DATABASE_URL is not set: it takes the URL of a PostgreSQL, .+\n$/)
})

test.each([
  [
    'migrate',
    'mysql://me:s3cret@localhost/x',
    'COHORT_DATABASE_URL takes a URL that begins with postgres:// or postgresql://.',
  ],
  ['migrate', 'postgres://me:s3cret@localhost:port/x', 'COHORT_DATABASE_URL cannot be read as a URL.'],
  ['seed', 'postgres://me:s3cret@localhost:port/x', 'COHORT_DATABASE_URL cannot be read as a URL.'],
  [
    'migrate',
    'postgres://me:s3cret@127.0.0.1:1/x',
    'The database cannot be reached: connect ECONNREFUSED 127.0.0.1:1.',
  ],
  [
    'seed',
    'postgres://me:s3cret@127.0.0.1:1/x',
    'The database cannot be reached: connect ECONNREFUSED 127.0.0.1:1.',
  ],
  [
    'seed',
    'postgres://me:s3cret@localhost/x?host=/nowhere',
    'The database cannot be reached: connect ENOENT /nowhere/.s.PGSQL.5432.',
  ],
])('cohort %s cannot work with %s, and says so without the password', async (command, url, told) => {
  expect(await runCohort([command], url)).toEqual({ exitCode: 1, stdout: '', stderr: `${told}\n` })
})
