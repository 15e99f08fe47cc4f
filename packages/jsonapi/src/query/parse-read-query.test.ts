import { describe, expect, test } from 'vitest'
import { gadgetRegistry, gadgets } from '../gadgets.fixture.ts'
import { refusalOf, refusedWith } from '../refused.fixture.ts'
import { parseReadQuery, type RequestKind } from './parse-read-query.ts'

function parse(text: string) {
  return parseReadQuery(gadgetRegistry, gadgets, 'list', text)
}

describe('a list', () => {
  test('that is asked for nothing has the first page of ten', () => {
    expect(parse('')).toEqual({
      resource: gadgets,
      filters: [],
      sort: [],
      page: { number: 1, size: 10 },
      include: null,
      fields: [],
      counts: [],
    })
  })

  test('can be asked for everything at once', () => {
    const query = parse(
      'fields[gadgets]=name,parts&page[size]=25&filter[q][name_cont]=vip&sort=-size,name&page[number]=2&withCount=parts&include=parts.notes',
    )
    expect({ ...query, filters: query.filters.length }).toEqual({
      resource: gadgets,
      filters: 1,
      sort: [
        { name: 'size', direction: 'desc' },
        { name: 'name', direction: 'asc' },
      ],
      page: { number: 2, size: 25 },
      include: [{ name: 'parts', children: [{ name: 'notes', children: [] }] }],
      fields: [{ type: 'gadgets', names: ['name', 'parts'] }],
      counts: ['parts'],
    })
  })

  test('cannot be asked for what nobody knows (Q1), and is told the nearest', () => {
    expect(refusedWith(() => parse('sorted=name'))).toEqual([
      {
        title: 'Param not allowed',
        detail:
          'The parameter "sorted" is not allowed here, at character 1 of the name. Did you mean "sort"?',
        code: 'PARAM_NOT_ALLOWED',
        source: { parameter: 'sorted' },
        status: '400',
        meta: { in: 'name', position: 1 },
      },
    ])
  })

  test.each([
    ['a stranger (Q1)', 'foo=1', 'PARAM_NOT_ALLOWED foo'],
    ['a page as one value (Q3)', 'page=1', 'INVALID_PAGE_OBJECT page'],
    ['a filter as one value (Q3)', 'filter=x', 'INVALID_FILTERS_SYNTAX filter'],
    ['fields as one value (Q3)', 'fields=x', 'INVALID_FIELD fields'],
    [
      'a hundred levels of a stranger (Q5)',
      `a${'[b]'.repeat(100)}=1`,
      `PARAM_NOT_ALLOWED a${'[b]'.repeat(100)}`,
    ],
    [
      'a hundred levels of a filter (Q5)',
      `filter${'[q]'.repeat(100)}=1`,
      `INVALID_FILTERS_SYNTAX filter${'[q]'.repeat(100)}`,
    ],
    ['the prototype of objects (Q6)', '__proto__[x]=1', 'PARAM_NOT_ALLOWED __proto__[x]'],
    [
      'the constructor of objects (Q6)',
      'constructor[prototype][y]=1',
      'PARAM_NOT_ALLOWED constructor[prototype][y]',
    ],
    ['a filter on the prototype (Q6)', 'filter[__proto__]=1', 'FILTER_NOT_ALLOWED filter[__proto__]'],
    ['a page of the prototype (Q6)', 'page[__proto__]=1', 'INVALID_PAGE_OBJECT page[__proto__]'],
    ['fields of the prototype (Q6)', 'fields[__proto__]=x', 'INVALID_RESOURCE fields[__proto__]'],
    ['a sort by the prototype (Q6)', 'sort=__proto__', 'INVALID_SORT_CRITERIA sort'],
  ])('cannot be asked for %s', (_fact, text, refusal) => {
    expect(refusalOf(() => parse(text))).toBe(refusal)
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})

function parseAs(request: RequestKind, text: string) {
  return parseReadQuery(gadgetRegistry, gadgets, request, text)
}

describe('another request', () => {
  test.each<[RequestKind, readonly string[]]>([
    [
      'list',
      [
        'filter[name]=x',
        'sort=name',
        'page[size]=5',
        'include=parts',
        'fields[gadgets]=name',
        'withCount=parts',
      ],
    ],
    ['single', ['include=parts', 'fields[gadgets]=name', 'withCount=parts']],
    ['linkage', ['filter[name]=x', 'sort=name', 'page[size]=5', 'include=parts', 'fields[gadgets]=name']],
    ['single_linkage', ['include=parts', 'fields[gadgets]=name']],
    ['nothing', []],
  ])('of the kind %s takes what has a meaning for it, and nothing else', (request, taken) => {
    const all = [
      'filter[name]=x',
      'sort=name',
      'page[size]=5',
      'include=parts',
      'fields[gadgets]=name',
      'withCount=parts',
    ]
    const outcomes = all.map((text) => {
      const isTaken = taken.includes(text)
      return isTaken ? parseAs(request, text).resource.type : refusalOf(() => parseAs(request, text))
    })
    expect(outcomes).toEqual(
      all.map((text) => (taken.includes(text) ? 'gadgets' : `PARAM_NOT_ALLOWED ${text.split('=')[0]}`)),
    )
  })
})

describe('the order of a list', () => {
  test('can be by several keys in either direction', () => {
    expect(parse('sort=name,-created_at,id').sort).toEqual([
      { name: 'name', direction: 'asc' },
      { name: 'created_at', direction: 'desc' },
      { name: 'id', direction: 'asc' },
    ])
  })

  test('cannot be by what is near a key, which is told', () => {
    expect(refusedWith(() => parse('sort=-naem'))).toEqual([
      {
        title: 'Invalid sort criteria',
        detail: 'gadgets cannot be sorted by "naem", at character 2 of the value. Did you mean "name"?',
        code: 'INVALID_SORT_CRITERIA',
        source: { parameter: 'sort' },
        status: '400',
        meta: { in: 'value', position: 2 },
      },
    ])
  })

  test.each([
    ['nothing (Q11)', 'sort='],
    ['a direction alone (Q11)', 'sort=-'],
    ['a key twice (Q11)', 'sort=name,name'],
    ['a key in both directions', 'sort=name,-name'],
    ['metadata (Q11)', 'sort=metadata'],
    ['what is not sortable', 'sort=secret'],
    ['a relationship', 'sort=parts'],
    ['fifty keys (Q11)', `sort=${'name,'.repeat(49)}name`],
    ['an empty key', 'sort=name,'],
    ['a key with a space', 'sort=name, size'],
    ['two dashes', 'sort=--name'],
    ['a key of another case', 'sort=Name'],
  ])('cannot be by %s', (_fact, text) => {
    expect(refusalOf(() => parse(text))).toBe('INVALID_SORT_CRITERIA sort')
  })

  test('cannot be a family', () => {
    expect(refusalOf(() => parse('sort[name]=asc'))).toBe('INVALID_SORT_CRITERIA sort[name]')
  })
})
