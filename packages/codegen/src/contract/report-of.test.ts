import { expect, test } from 'vitest'
import { breaking, harmless } from './change.ts'
import { reportOf } from './report-of.ts'

const gone = breaking('The attribute gadgets.name was removed.')
const come = harmless('The attribute gadgets.code was added.')
const major = { name: '@cohort/schema', type: 'major' }

test('what breaks nobody needs no changeset', () => {
  expect(reportOf([come], [])).toEqual({
    text: 'Not breaking:\n  The attribute gadgets.code was added.',
    isAllowed: true,
  })
  expect(reportOf([], [])).toEqual({ text: 'The contract is that of the last release.', isAllowed: true })
})

test('what breaks is allowed with a changeset that says major of the package of the contract', () => {
  expect(reportOf([gone, come], [major])).toEqual({
    text: 'Breaking:\n  The attribute gadgets.name was removed.\nNot breaking:\n  The attribute gadgets.code was added.',
    isAllowed: true,
  })
})

test.each([
  ['without one', []],
  ['with one that says minor', [{ ...major, type: 'minor' }]],
  ['with one of another package', [{ ...major, name: '@cohort/client' }]],
])('what breaks is not allowed %s', (_what, releases) => {
  const { text, isAllowed } = reportOf([gone], releases)
  expect(isAllowed).toBe(false)
  expect(text).toContain('Breaking needs a changeset that says major for @cohort/schema')
})
