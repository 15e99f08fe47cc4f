import { expect, test } from 'vitest'
import { openJournal, rememberGiven, rememberSent } from './journal.ts'

const client = { name: 'a', clientId: 'id-of-a', clientSecret: 'secret-of-a', token: 'token-of-a' }

/** What is found in a log that has only this line. */
function faultsOf(line: object): readonly string[] {
  const journal = openJournal(() => {})
  journal.write(JSON.stringify(line))
  return journal.faults([client])
}

test.each<[what: string, said: string, remember: () => void]>([
  [
    'a value of a query',
    'ada@example.com',
    () => rememberSent({ path: '/export/x?f[email]=ada@example.com' }),
  ],
  [
    'a text of a document',
    'only Ada',
    () => rememberSent({ path: '', body: { data: { name: 'only Ada' } } }),
  ],
  [
    'a field of JSON as text',
    'in-json',
    () => rememberSent({ path: '', body: '{"client_secret":"in-json"}' }),
  ],
  ['a field of a form', 'in-a-form', () => rememberSent({ path: '', body: 'a=b&client_secret=in-a-form' })],
  [
    'a token',
    'bearer-token',
    () => rememberSent({ path: '', headers: { Authorization: 'Bearer bearer-token' } }),
  ],
  [
    'a secret of HTTP Basic',
    'in-basic',
    () => rememberSent({ path: '', headers: { Authorization: `Basic ${btoa('me:in-basic')}` } }),
  ],
  ['a token that was given', 'given-token', () => rememberGiven({ refresh_token: 'given-token' })],
  ['a secret of a client, wherever it is', client.clientSecret, () => {}],
])('a log that has %s is found faulty', (_what, said, remember) => {
  const line = { level: 30, err: { message: `about ${said}.` } }
  remember()
  expect(faultsOf(line)).toContain(`the log has ${said}`)
})

test('a log that has a field which nobody has allowed is found faulty', () => {
  expect(faultsOf({ level: 30, body: 1 })).toEqual(['the log has body'])
})

test('a log of names, numbers and ids is sound', () => {
  rememberSent({ path: '?a=customer_groups', body: { type: 'customer_groups', id: 'abcdefgh12' } })
  expect(
    faultsOf({ level: 30, route: '/api/customer_groups/:id', resource_id: 'abcdefgh12', status: 200 }),
  ).toEqual([])
})
