import { describe, expect, test } from 'vitest'
import { events, gadgetRegistry, gadgets } from '../gadgets.fixture.ts'
import { refusalOf, refusedWith } from '../refused.fixture.ts'
import { parseReadQuery } from './parse-read-query.ts'

function parse(text: string) {
  return parseReadQuery(gadgetRegistry, gadgets, 'list', text)
}

describe('the page of a list', () => {
  test.each([
    ['page[number]=3', { number: 3, size: 10 }],
    ['page[size]=1', { number: 1, size: 1 }],
    ['page[size]=100', { number: 1, size: 100 }],
    ['page[size]=025&page[number]=1000000000', { number: 1_000_000_000, size: 25 }],
  ])('can be %s', (text, page) => {
    expect(parse(text).page).toEqual(page)
  })

  test.each([
    '0',
    '-1',
    '99999999999999999999',
    '1.5',
    '1e1',
    'abc',
    '',
    '0x10',
    '1 ',
    'NaN',
    '１',
    '1000000001',
  ])('cannot have the number %j (P2)', (value) => {
    expect(refusedWith(() => parse(`page[number]=${value}`))).toEqual([
      {
        title: 'Invalid page value',
        detail: 'page[number] takes a whole number from 1 to 1000000000, at character 1 of the value.',
        code: 'INVALID_PAGE_VALUE',
        source: { parameter: 'page[number]' },
        status: '400',
        meta: { in: 'value', position: 1 },
      },
    ])
  })

  test.each(['0', '000', '-1', '25.0', 'all', '+5', '٣'])('cannot have the size %j (CP-04)', (value) => {
    const [error] = refusedWith(() => parse(`page[size]=${encodeURIComponent(value)}`))
    expect(error).toMatchObject({ code: 'INVALID_PAGE_VALUE', source: { parameter: 'page[size]' } })
    expect(error).not.toHaveProperty('links')
  })

  test.each(['101', '00000000000000000101', '9'.repeat(400)])(
    'cannot have the size %s, and is told the largest in the words of the profile (CP-05)',
    (value) => {
      expect(refusedWith(() => parse(`page[size]=${value}`))).toEqual([
        {
          title: 'Invalid page value',
          detail: 'page[size] takes a whole number from 1 to 100, at character 1 of the value.',
          code: 'INVALID_PAGE_VALUE',
          source: { parameter: 'page[size]' },
          status: '400',
          meta: { in: 'value', position: 1, page: { maxSize: 100 } },
          links: { type: 'https://jsonapi.org/profiles/ethanresnick/cursor-pagination/max-size-exceeded' },
        },
      ])
    },
  )

  test('can be after a place, before one, or between two, which is as large as a page can be (CP-13)', () => {
    expect(parse('page[after]=aB-_9').page).toEqual({ number: 1, size: 10, after: 'aB-_9' })
    expect(parse('page[before]=x&page[size]=5').page).toEqual({ number: 1, size: 5, before: 'x' })
    expect(parse('page[before]=x&page[after]=y').page).toEqual({
      number: 1,
      size: 100,
      after: 'y',
      before: 'x',
    })
  })

  test.each(['', ' ', 'a b', 'a.b', 'a/b', 'é', 'a'.repeat(8193)])(
    'cannot be at the place %j, which no cursor looks like (P5, CP-08)',
    (cursor) => {
      for (const key of ['page[after]', 'page[before]']) {
        expect(refusalOf(() => parse(`${key}=${encodeURIComponent(cursor)}`))).toBe(
          `INVALID_PAGE_VALUE ${key}`,
        )
      }
    },
  )

  test.each(['page[number]=2&page[after]=x', 'page[before]=x&page[number]=1'])(
    'cannot be chosen by its number and by a place: %s (P7)',
    (text) => {
      expect(refusedWith(() => parse(text))).toEqual([
        {
          title: 'Invalid page object',
          detail: 'A page is chosen by its number or by a place, not by both, at character 6 of the name.',
          code: 'INVALID_PAGE_OBJECT',
          source: { parameter: 'page[number]' },
          status: '400',
          meta: { in: 'name', position: 6 },
        },
      ])
    },
  )

  test('cannot have another key, and is told the nearest', () => {
    expect(refusedWith(() => parse('page[sise]=5'))).toEqual([
      {
        title: 'Invalid page object',
        detail:
          'The family "page" takes page[number], page[size], page[after], page[before] here, at character 6 of the name. Did you mean "size"?',
        code: 'INVALID_PAGE_OBJECT',
        source: { parameter: 'page[sise]' },
        status: '400',
        meta: { in: 'name', position: 6 },
      },
    ])
    expect(refusedWith(() => parse('page[SIZE]=5'))[0]?.detail).toContain('Did you mean "size"?')
  })

  test.each([
    ['page', 5],
    ['page[]', 6],
    ['page[number][x]', 13],
  ])('has one key in brackets: %s is none, from character %i on', (name, position) => {
    const [error] = refusedWith(() => parse(`${name}=5`))
    expect([error?.code, error?.source, error?.meta]).toEqual([
      'INVALID_PAGE_OBJECT',
      { parameter: name },
      { in: 'name', position },
    ])
  })
})

describe('a page of a log', () => {
  test('can begin after a place', () => {
    expect(parseEvents('page[after]=1769850000000-123456789&page[size]=5')).toEqual({
      number: 1,
      size: 5,
      after: '1769850000000-123456789',
    })
  })

  test('can end before a place', () => {
    expect(parseEvents('page[before]=1769850000000-123456789')).toEqual({
      number: 1,
      size: 10,
      before: '1769850000000-123456789',
    })
  })

  test.each([
    '',
    'x',
    '-1769850000000',
    '1769850000000-',
    "1769850000000' or",
    '%C3%A4'.repeat(8),
    'a'.repeat(33),
  ])('cannot begin after %j, which is no place (P5)', (place) => {
    expect(refusalOf(() => parseEvents(`page[after]=${place}`))).toBe('INVALID_PAGE_VALUE page[after]')
  })

  test('can be the first, by the number that existing clients give to it', () => {
    expect(parseEvents('page[number]=1&page[size]=5')).toEqual({ number: 1, size: 5 })
    expect(refusalOf(() => parseEvents('page[number]=1&page[after]=1769850000000-123456789'))).toBe(
      'INVALID_PAGE_OBJECT page[number]',
    )
  })

  test('has no number (P7)', () => {
    expect(refusedWith(() => parseEvents('page[number]=2'))).toEqual([
      {
        title: 'Invalid page object',
        detail:
          'The family "page" takes page[size], page[after], page[before] here, at character 6 of the name.',
        code: 'INVALID_PAGE_OBJECT',
        source: { parameter: 'page[number]' },
        status: '400',
        meta: { in: 'name', position: 6 },
      },
    ])
  })
})

function parseEvents(text: string) {
  return parseReadQuery(gadgetRegistry, events, 'list', text).page
}
