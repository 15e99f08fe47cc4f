import { expect, test } from 'vitest'
import { shownSecrets } from './shown-secrets.ts'

const secret = 'x'.repeat(43)
const token = 'eyJhbGciOiJSUzUxMiJ9.eyJ4IjoxfQ.c2ln'
const env = { COHORT_DATABASE_URL: 'postgres://me:my%20password@127.0.0.1/x' }
const run = (line: string, printed: string) => shownSecrets({ args: line.split(' '), env, printed })

test.each<[shown: string, line: string, printed: string]>([
  [secret, 'applications create --name A', `client_secret=${secret}\n`],
  [secret, 'applications rotate-secret --json', `{"client_id":"a","client_secret":"${secret}"}\n`],
  [token, 'tokens issue --client-id a', `${token}\n`],
  [token, 'tokens issue --json', `{"access_token":"${token}"}\n`],
])('%s is shown once: a later command that prints it is found out', async (shown, line, printed) => {
  expect(await run(line, printed)).toEqual([])
  expect(await run('applications list', `A  ${shown}\n`)).toEqual([shown])
  expect(await run('applications list', 'A\n')).toEqual([])
})

test('the password of the database is found in an error', async () => {
  expect(await run('doctor', 'no login for me with "my password"')).toEqual(['my password'])
})
