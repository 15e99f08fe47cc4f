import { describe, expect, test } from 'vitest'
import { gadgetRegistry, gadgets } from '../gadgets.fixture.ts'
import { parseReadQuery } from '../query/parse-read-query.ts'
import { cursorLinks, pageCount, pageLinks, selfLink } from './page-links.ts'

const url = 'https://host/api/gadgets'

function linksOf(text: string, recordCount: number) {
  return pageLinks(parseReadQuery(gadgetRegistry, gadgets, 'list', text), url, recordCount, null)
}

const pageTwo = `${url}?page%5Bnumber%5D=2`
const pageThree = `${url}?page%5Bnumber%5D=3`

describe('the links of', () => {
  test.each([
    [
      'the first of three pages',
      '',
      25,
      { self: url, first: url, prev: null, next: pageTwo, last: pageThree },
    ],
    [
      'the middle one',
      'page[number]=2',
      25,
      { self: pageTwo, first: url, prev: url, next: pageThree, last: pageThree },
    ],
    [
      'the last one',
      'page[number]=3',
      25,
      { self: pageThree, first: url, prev: pageTwo, next: null, last: pageThree },
    ],
    ['the only one', '', 10, { self: url, first: url, prev: null, next: null, last: url }],
    [
      'one that a last record fills',
      '',
      11,
      { self: url, first: url, prev: null, next: pageTwo, last: pageTwo },
    ],
    ['an empty list', '', 0, { self: url, first: url, prev: null, next: null, last: url }],
    [
      'an empty list, beyond its end',
      'page[number]=3',
      0,
      { self: pageThree, first: url, prev: url, next: null, last: url },
    ],
    [
      'a page beyond the end (P3): the one before it is the last that there is',
      'page[number]=9',
      25,
      { self: `${url}?page%5Bnumber%5D=9`, first: url, prev: pageThree, next: null, last: pageThree },
    ],
  ])('%s', (_fact, text, recordCount, links) => {
    expect(linksOf(text, recordCount)).toEqual(links)
  })

  test('a page keep everything else that was asked for, in its normalised form', () => {
    const kept = 'filter%5Bq%5D%5Bname_eq%5D=a%20%26%20b&sort=-name&fields%5Bgadgets%5D=name'
    expect(
      linksOf('fields[gadgets]=name&sort=-name&page[size]=5&page[number]=2&filter[name]=a+%26+b', 11),
    ).toEqual({
      self: `${url}?${kept}&page%5Bnumber%5D=2&page%5Bsize%5D=5`,
      first: `${url}?${kept}&page%5Bsize%5D=5`,
      prev: `${url}?${kept}&page%5Bsize%5D=5`,
      next: `${url}?${kept}&page%5Bnumber%5D=3&page%5Bsize%5D=5`,
      last: `${url}?${kept}&page%5Bnumber%5D=3&page%5Bsize%5D=5`,
    })
  })
})

describe('the number of pages', () => {
  test.each([
    [0, 0],
    [1, 1],
    [25, 1],
    [26, 2],
    [100_000, 4000],
  ])('of %i records, 25 a page, is %i', (recordCount, pages) => {
    const query = parseReadQuery(gadgetRegistry, gadgets, 'list', 'page[size]=25')
    expect(pageCount(query, recordCount)).toBe(pages)
    expect(selfLink(query, url)).toBe(`${url}?page%5Bsize%5D=25`)
  })
})

const edges = { first: 'f', last: 'l' }
const after = (cursor: string) => `${url}?page%5Bafter%5D=${cursor}`
const before = (cursor: string) => `${url}?page%5Bbefore%5D=${cursor}`

describe('the links of a page deep in its list (P4)', () => {
  test('lead on from its first and its last record', () => {
    const query = parseReadQuery(gadgetRegistry, gadgets, 'list', 'page[number]=1001')
    expect(pageLinks(query, url, 20_000, edges)).toEqual({
      self: `${url}?page%5Bnumber%5D=1001`,
      first: url,
      prev: before('f'),
      next: after('l'),
      last: `${url}?page%5Bnumber%5D=2000`,
    })
  })
})

describe('the links of a page by cursors', () => {
  test.each([
    ['the first page, and more (CP-16, CP-17)', '', edges, true, null, after('l')],
    ['the only page', '', edges, false, null, null],
    ['an empty list', '', null, false, null, null],
    ['a page after a place', 'page[after]=x', edges, true, before('f'), after('l')],
    ['the last page', 'page[after]=x', edges, false, before('f'), null],
    ['what is after the last one', 'page[after]=x', null, false, before('end'), null],
    ['a page before a place', 'page[before]=x', edges, true, before('f'), after('l')],
    ['the first page, from behind', 'page[before]=x', edges, false, null, after('l')],
    ['what is before the first one', 'page[before]=x', null, false, null, url],
    ['the page before the end', 'page[before]=end', edges, true, before('f'), null],
    ['a list of one page, from behind', 'page[before]=end', edges, false, null, null],
    ['a range', 'page[after]=x&page[before]=y&page[size]=10', edges, false, null, null],
    [
      'a range that is longer than its page',
      'page[after]=x&page[before]=y&page[size]=10',
      edges,
      true,
      null,
      `${url}?page%5Bafter%5D=l&page%5Bbefore%5D=y&page%5Bsize%5D=10`,
    ],
  ])('%s (CP-15, CP-18, CP-21)', (_fact, text, ends, hasMore, prev, next) => {
    const query = parseReadQuery(gadgetRegistry, gadgets, 'list', text)
    const links = cursorLinks(query, url, { edges: ends, end: 'end', hasMore })
    expect({ prev: links.prev, next: links.next }).toEqual({ prev, next })
    expect([links.self, links.first, links.last]).toEqual([selfLink(query, url), url, before('end')])
  })

  test('a log has no last page, and no way back from after its end', () => {
    const query = parseReadQuery(gadgetRegistry, gadgets, 'list', 'page[after]=x')
    expect(cursorLinks(query, url, { edges: null, end: null, hasMore: false })).toEqual({
      self: after('x'),
      first: url,
      prev: null,
      next: null,
    })
  })
})
