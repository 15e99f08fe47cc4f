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
        detail: 'page[number] takes a whole number from 1 to 1000000000.',
        code: 'INVALID_PAGE_VALUE',
        source: { parameter: 'page[number]' },
        status: '400',
      },
    ])
  })

  test.each(['0', '-1', '101', '25.0', 'all'])('cannot have the size %j', (value) => {
    expect(refusalOf(() => parse(`page[size]=${value}`))).toBe('INVALID_PAGE_VALUE page[size]')
  })

  test('cannot have another key, and is told the nearest', () => {
    expect(refusedWith(() => parse('page[sise]=5'))).toEqual([
      {
        title: 'Invalid page object',
        detail: 'The family "page" takes page[number] and page[size] here. Did you mean "size"?',
        code: 'INVALID_PAGE_OBJECT',
        source: { parameter: 'page[sise]' },
        status: '400',
      },
    ])
    expect(refusalOf(() => parse('page[number][x]=5'))).toBe('INVALID_PAGE_OBJECT page[number][x]')
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

  test('has no number, and only a log has places (P7)', () => {
    expect(refusedWith(() => parseEvents('page[number]=2'))).toEqual([
      {
        title: 'Invalid page object',
        detail: 'The family "page" takes page[after] and page[size] here.',
        code: 'INVALID_PAGE_OBJECT',
        source: { parameter: 'page[number]' },
        status: '400',
      },
    ])
    expect(refusalOf(() => parse('page[after]=1769850000000-123456789'))).toBe(
      'INVALID_PAGE_OBJECT page[after]',
    )
    expect(refusalOf(() => parseEvents('page[before]=1769850000000-123456789'))).toBe(
      'INVALID_PAGE_OBJECT page[before]',
    )
  })
})

function parseEvents(text: string) {
  return parseReadQuery(gadgetRegistry, events, 'list', text).page
}
