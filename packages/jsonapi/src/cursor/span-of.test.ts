import type { Resource } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { events, gadgetRegistry, gadgets } from '../gadgets.fixture.ts'
import { cursorProfile } from '../negotiate/profiles.ts'
import { parseReadQuery } from '../query/parse-read-query.ts'
import { refusedWith } from '../refused.fixture.ts'
import { pagedList, type Cursors } from './cursors.ts'
import { spanOf } from './span-of.ts'

const url = 'https://host/api/gadgets'

/** Cursors of one list: its selection, and after it the place. */
const cursors: Cursors = {
  write: ({ selection }, place) => `${selection.length}_${place.join('_')}`,
  read: ({ selection }, cursor) => {
    const [length, ...place] = cursor.split('_')
    return Number(length) === selection.length ? place : undefined
  },
}

function span(text: string, profiles: readonly string[] = [], resource: Resource = gadgets) {
  return spanOf(parseReadQuery(gadgetRegistry, resource, 'list', text), url, { cursors, profiles })
}

const whole = { after: null, before: null }

describe('a list is paged by cursor', () => {
  test.each([
    ['from a place', 'page[after]=0_a_1', [], gadgets, { after: ['a', '1'], before: null }],
    ['to a place', 'page[before]=0_a', [], gadgets, { after: null, before: ['a'] }],
    ['between two', 'page[after]=0_a&page[before]=0_b', [], gadgets, { after: ['a'], before: ['b'] }],
    ['by who names the profile', '', [cursorProfile], gadgets, whole],
    ['and who asks for its first page then', 'page[number]=1', [cursorProfile], gadgets, whole],
    ['when it is a log', 'page[size]=5', [], events, whole],
  ])('%s', (_fact, text, profiles, resource, expected) => {
    expect(span(text, profiles, resource)).toEqual(expected)
  })
})

describe('a list is paged by number', () => {
  test.each([
    ['unless something else is asked for', 'page[size]=5', []],
    ['with an unknown profile', '', ['https://a.b/c']],
    ['where a later number is asked for, whatever the profile', 'page[number]=2', [cursorProfile]],
  ])('%s', (_fact, text, profiles) => {
    expect(span(text, profiles)).toBeNull()
  })
})

test('a cursor of another list is refused at its parameter (CP-08)', () => {
  for (const key of ['page[after]', 'page[before]']) {
    expect(refusedWith(() => span(`sort=name&${key}=0_a`))).toEqual([
      {
        title: 'Invalid page value',
        detail: `${key} takes a cursor that a page of this very list has told, at character 1 of the value.`,
        code: 'INVALID_PAGE_VALUE',
        source: { parameter: key },
        status: '400',
        meta: { in: 'value', position: 1 },
      },
    ])
  }
})

test('a list is another one by its filters, in any order, and its sort, and by nothing else', () => {
  expect(selectionOf('page[size]=5&include=parts&fields[gadgets]=name&withCount=parts')).toBe('')
  expect(selectionOf('filter[name]=a&sort=-name&page[after]=x')).toBe(
    'filter%5Bq%5D%5Bname_eq%5D=a&sort=-name',
  )
  expect(selectionOf('filter[code]=b&filter[name]=a')).toBe(selectionOf('filter[name]=a&filter[code]=b'))
})

function selectionOf(text: string): string {
  return pagedList(parseReadQuery(gadgetRegistry, gadgets, 'list', text), url).selection
}
