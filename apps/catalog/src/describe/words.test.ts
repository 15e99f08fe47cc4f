import { describe, expect, test } from 'vitest'
import { inSentence, labelOf, numberText, singularOf } from './words.ts'

describe('the label of a name', () => {
  test.each([
    ['name', 'Name'],
    ['reference_origin', 'Reference origin'],
    ['updated_at', 'Updated'],
    ['checkout_url', 'Checkout URL'],
    ['id', 'ID'],
  ])('%s is %s', (name, label) => expect(labelOf(name)).toBe(label))

  test('begins small inside a sentence, but capitals stay', () => {
    expect([inSentence('Customer groups'), inSentence('ID')]).toEqual(['customer groups', 'ID'])
  })
})

describe('one of a type', () => {
  test.each([
    ['customer_groups', 'Customer group'],
    ['event_stores', 'Event store'],
    ['companies', 'Company'],
    ['address', 'Address'],
  ])('%s: %s', (type, label) => expect(singularOf(type)).toBe(label))
})

test('a number parts its thousands', () => expect(numberText(1234567)).toBe('1,234,567'))
