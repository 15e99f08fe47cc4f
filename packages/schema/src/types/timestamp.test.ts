import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTimestamp } from './timestamp.ts'

describe('a timestamp can be', () => {
  test.each([
    ['a date, which is its midnight in UTC', '2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['in wire format', '2026-01-31T09:30:00.123Z', '2026-01-31T09:30:00.123Z'],
    ['without seconds', '2026-01-31T09:30Z', '2026-01-31T09:30:00.000Z'],
    ['without a fraction', '2026-01-31T09:30:59Z', '2026-01-31T09:30:59.000Z'],
    ['of nine digits, cut to milliseconds', '2026-01-31T09:30:00.123999999Z', '2026-01-31T09:30:00.123Z'],
    ['east of UTC', '2026-01-31T00:30:00+05:45', '2026-01-30T18:45:00.000Z'],
    ['west of UTC', '2026-12-31T23:30:00-01:00', '2027-01-01T00:30:00.000Z'],
    ['on a leap day', '2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['the end of a day', '2026-01-31T24:00Z', '2026-02-01T00:00:00.000Z'],
    ['the first of all', '0001-01-01', '0001-01-01T00:00:00.000Z'],
    ['the last of all', '9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('%s: %s', (_fact, text, wire) => {
    expect(parseTimestamp(text)).toBe(wire)
  })
})

describe('a timestamp cannot be', () => {
  test.each([
    '2026-13-45',
    '2026-02-30',
    '2026-02-29',
    '2026-00-10',
    '2026-01-00',
    '300000-01-01',
    '26-01-01',
    'infinity',
    '-infinity',
    'now',
    'yesterday',
    'epoch',
    'today',
    'allballs',
    '',
    ' ',
    '1769850000',
    '2026-01-31T09:30:00',
    '2026-01-31 09:30:00Z',
    '2026-01-31T9:30Z',
    '2026-01-31T25:00Z',
    '2026-01-31T24:01Z',
    '2026-01-31T09:60Z',
    '2026-01-31T23:59:60Z',
    '2026-01-31T09:30:00.Z',
    '2026-01-31T09:30:00.1234567890Z',
    '2026-01-31T09:30:00+0100',
    '2026-01-31T09:30:00+25:00',
    '2026-01-31T09:30:00+01:60',
    '2026-01-31T09:30:00z',
    '20260131',
    '2026-W05-6',
    '2026-031',
    '2026-01-31Z',
    ' 2026-01-31',
    '2026-01-31\n',
    'Jan 31 2026',
    // Before the first year and after the last, which PostgreSQL does not read in this form.
    '0000-01-01',
    '0001-01-01T00:00+14:00',
    '9999-12-31T23:59-12:00',
    '+010000-01-01',
    '-000001-01-01',
  ])('%j', (text) => {
    expect(parseTimestamp(text)).toBeUndefined()
  })
})

describe('a timestamp in wire format', () => {
  const noInvalidDate = {
    min: new Date('0001-01-01T00:00:00.000Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  }

  test('is read as itself, whatever moment it is', () => {
    fc.assert(
      fc.property(fc.date(noInvalidDate), (moment) => {
        expect(parseTimestamp(moment.toISOString())).toBe(moment.toISOString())
      }),
    )
  })

  test('comes out of any text that is read at all', () => {
    const pieces = fc.constantFrom(
      '2026',
      '0000',
      '9999',
      '-01',
      '-13',
      '-31',
      'T',
      '09:30',
      ':00',
      '.1',
      'Z',
      '+23:59',
      '-',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        expect(parseTimestamp(parts.join('')) ?? 'nothing').toMatch(
          /^nothing$|^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
        )
      }),
      { numRuns: 500 },
    )
  })
})
