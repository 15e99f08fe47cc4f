import { expect, test } from 'vitest'
import { runCohort } from './run-cohort.ts'

test('cohort --help shows every command', async () => {
  expect(await runCohort(['--help'])).toEqual({
    exitCode: 0,
    stdout: `Looks after a Cohort: its database, who may call it, and what tokens are signed with.

Usage: cohort <command> [options]

Commands:
  migrate                     Bring the database to the newest version
  seed                        Load the demo data into an empty database
  doctor                      Look for what is wrong, and say what to do about it
  organizations create        Make an organization, with a test and a live environment
  organizations list          List the organizations
  applications create         Make an application, and show its client id and secret once
  applications list           List the applications, without their secrets
  applications rotate-secret  Give an application a new secret, and show it once
  applications delete         Delete an application, and end its tokens
  keys rotate                 Sign tokens with a new key from now on
  keys list                   List the keys that tokens are signed with
  tokens issue                Issue a token of an application, to see what it sees

Options:
      --json  Print the result, or what went wrong, as one line of JSON
  -h, --help  Show what a command does and takes

COHORT_DATABASE_URL names the database: postgres://user:password@host:5432/name
COHORT_STATE_FOLDER or COHORT_SIGNING_KEY say where the signing keys are.
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
