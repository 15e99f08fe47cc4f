import { publicIdPattern } from '@cohort/schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeId } from './make-id.ts'

const endOfTime = 62 ** 7 - 1

describe('an id', () => {
  test('is 14 letters and digits, and looks like an id', () => {
    expect(makeId()).toMatch(/^[0-9A-Za-z]{14}$/)
    expect(makeId()).toMatch(publicIdPattern)
  })

  test('begins with its time', () => {
    expect([0, 61, 62, 1_769_850_000_000, endOfTime].map((time) => makeId(time).slice(0, 7))).toEqual([
      '0000000',
      '000000z',
      '0000010',
      'V9ryEXw',
      'zzzzzzz',
    ])
  })

  test('sorts by its time, character by character', () => {
    const time = fc.integer({ min: 0, max: endOfTime })
    fc.assert(
      fc.property(time, time, (one, other) => {
        fc.pre(one !== other)
        expect(makeId(one) < makeId(other)).toBe(one < other)
      }),
    )
  })

  test('does not come twice, not even in one millisecond', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => makeId(0))).size).toBe(10_000)
  })
})
