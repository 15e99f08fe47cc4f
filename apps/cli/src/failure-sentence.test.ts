import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { CommandError } from './command-error.ts'
import { failureSentence } from './failure-sentence.ts'

test('a failure is told by its innermost cause', () => {
  const refused = withCode('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED')
  const outer = new Error('SERVICE_UNAVAILABLE: Try again.', { cause: refused })
  expect(failureSentence(outer)).toBe('The database cannot be reached: connect ECONNREFUSED 127.0.0.1:5432.')
})

test('what a command says itself is told, and not its cause', () => {
  const cause = withCode('relation exists', '42P07')
  expect(failureSentence(new CommandError('Nothing was changed.', { cause }))).toBe('Nothing was changed.')
})

test('a host with several addresses is told with the fault of each', () => {
  const both = Object.assign(new AggregateError([new Error('::1 refused'), new Error('127.0.0.1 refused')]), {
    code: 'ECONNREFUSED',
  })
  expect(failureSentence(both)).toBe('The database cannot be reached: ::1 refused, 127.0.0.1 refused.')
})

test('a file that is not there, or not to be read, is told of as such, and not as a database', async () => {
  const missing = await readFile('/nowhere/at/all').catch((error: unknown) => error)
  expect(failureSentence(missing)).toBe("ENOENT: no such file or directory, open '/nowhere/at/all'")
  const socket = await new Promise((resolve) => connect('/nowhere/at/all').once('error', resolve))
  expect(failureSentence(socket)).toBe('The database cannot be reached: connect ENOENT /nowhere/at/all.')
})

test('a fault of an unknown kind is told in its own words', () => {
  expect(failureSentence(withCode('deadlock detected', '40P01'))).toBe('deadlock detected')
  expect(failureSentence(withCode('odd', 'toString'))).toBe('odd')
  expect(failureSentence('a text')).toBe('a text')
})

function withCode(message: string, code: string): Error {
  return Object.assign(new Error(message), { code })
}
