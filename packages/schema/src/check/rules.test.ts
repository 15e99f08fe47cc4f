import { expect, test } from 'vitest'
import { rules, sentenceOf, type Fault } from './rules.ts'

test('every rule has its sentence, as clients show it', () => {
  const faults: readonly Omit<Fault, 'path'>[] = [
    { rule: 'blank' },
    { rule: 'invalid' },
    { rule: 'inclusion' },
    { rule: 'taken' },
    { rule: 'too_long', limit: '255 characters' },
    { rule: 'too_short', limit: '1 characters' },
    { rule: 'too_many', limit: '200 keys' },
    { rule: 'too_deep', limit: '32' },
    { rule: 'not_a_number' },
    { rule: 'not_an_integer' },
    { rule: 'less_than_or_equal_to', limit: '5' },
    { rule: 'greater_than_or_equal_to', limit: '0' },
  ]
  expect(faults.map(sentenceOf)).toEqual([
    "can't be blank",
    'is invalid',
    'is not included in the list',
    'has already been taken',
    'is too long (maximum is 255 characters)',
    'is too short (minimum is 1 characters)',
    'has too many entries (maximum is 200 keys)',
    'is nested too deeply (maximum is 32 levels)',
    'is not a number',
    'must be an integer',
    'must be less than or equal to 5',
    'must be greater than or equal to 0',
  ])
  expect(faults.map(({ rule }) => rule)).toEqual(Object.keys(rules))
})
