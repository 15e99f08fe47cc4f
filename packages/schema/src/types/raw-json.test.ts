import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactNumber, isExactNumber } from './raw-json.ts'

describe('a number that JavaScript keeps', () => {
  test.each([
    ['0', 0],
    ['-1', -1],
    ['42', 42],
    ['0.1', 0.1],
    ['9007199254740991', 9007199254740991],
    ['1e+308', 1e308],
  ])('%s is a number', (source, value) => {
    expect(exactNumber(source)).toBe(value)
    expect(isExactNumber(exactNumber(source))).toBe(false)
  })
})

describe('a number of which JavaScript would lose something', () => {
  test.each([
    '1.0',
    '-0',
    '1E2',
    '1e308',
    '9007199254740993',
    '0.12345678901234567890123456789',
    '0.10',
    '1e-400',
  ])('%s prints as it was written', (source) => {
    expect(isExactNumber(exactNumber(source))).toBe(true)
    expect(JSON.stringify({ number: exactNumber(source) })).toBe(`{"number":${source}}`)
  })
})

describe('any number', () => {
  test('prints as its own text', () => {
    const digits = fc.stringMatching(/^-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?$/)
    fc.assert(
      fc.property(digits, (source) => {
        expect(JSON.stringify(exactNumber(source))).toBe(source)
      }),
    )
  })

  test('is none when it is an object, a text or a plain number', () => {
    expect([{}, { rawJSON: '1.0' }, '1.0', 1, null, undefined].map(isExactNumber)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ])
  })
})
