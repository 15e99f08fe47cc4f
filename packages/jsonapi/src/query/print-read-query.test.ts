import { registry } from '@cohort/schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JsonApiError } from '../errors/json-api-error.ts'
import { gadgetRegistry, gadgets } from '../gadgets.fixture.ts'
import { parseReadQuery } from './parse-read-query.ts'
import { printReadQuery } from './print-read-query.ts'
import { arbitraryReadQuery } from './read-query.fixture.ts'

function parse(text: string) {
  return parseReadQuery(gadgetRegistry, gadgets, 'list', text)
}

describe('a query prints', () => {
  test.each([
    ['as nothing when it asks for nothing', '', ''],
    ['without what it would be anyway', 'page[number]=1&page[size]=10', ''],
    [
      'in one order, with its brackets escaped',
      'page[size]=5&sort=-name,id&filter[q][name_eq]=a',
      'filter%5Bq%5D%5Bname_eq%5D=a&sort=-name%2Cid&page%5Bsize%5D=5',
    ],
    ['its plain keys in full', 'filter[ids]=a,b', 'filter%5Bq%5D%5Bid_in%5D=a%2Cb'],
    [
      'its times in UTC',
      'filter[sold_at_from]=2026-01-31T10:00%2B01:00',
      'filter%5Bq%5D%5Bsold_at_gteq%5D=2026-01-31T09%3A00%3A00.000Z',
    ],
    ['its flags as words', 'filter[q][code_null]=0', 'filter%5Bq%5D%5Bcode_null%5D=false'],
    [
      'its paths, each once',
      'include=parts,parts.notes,notes,parts.gadget',
      'include=parts.notes%2Cparts.gadget%2Cnotes',
    ],
    ['an empty include, which says something', 'include=', 'include='],
    ['its counts', 'withCount=parts,notes', 'withCount=parts%2Cnotes'],
    ['an empty fieldset', 'fields[gadgets]=', 'fields%5Bgadgets%5D='],
    ['its place', 'page[size]=5&page[before]=b-_1', 'page%5Bbefore%5D=b-_1&page%5Bsize%5D=5'],
    [
      'its range, which is as long as a page can be',
      'page[size]=100&page[before]=b&page[after]=a',
      'page%5Bafter%5D=a&page%5Bbefore%5D=b',
    ],
    ['a plus as what it is', 'filter[name]=a+b%2Bc', 'filter%5Bq%5D%5Bname_eq%5D=a%20b%2Bc'],
  ])('%s', (_fact, text, printed) => {
    expect(printReadQuery(parse(text))).toBe(printed)
  })
})

/** The resources that have lists, by the numbers of their pages. */
const listed = registry.resources.filter(
  ({ actions, paging }) => actions.includes('list') && paging === 'number',
)

describe('any legal query', () => {
  test('is the same after it was printed and read again', () => {
    fc.assert(
      fc.property(arbitraryReadQuery(gadgetRegistry, gadgets), (query) => {
        expect(parse(printReadQuery(query))).toEqual(query)
      }),
      { numRuns: 300 },
    )
  })

  test.each(listed)('is the same for $type, as they are declared', (resource) => {
    fc.assert(
      fc.property(arbitraryReadQuery(registry, resource), (query) => {
        expect(parseReadQuery(registry, resource, 'list', printReadQuery(query))).toEqual(query)
      }),
    )
  })
})

const pieces = fc.constantFrom(
  ...'& = [ ] , - _ \\ % %zz %00 %ff + . * é 😀 __proto__ constructor q filter [q] page [number] [size] 0 1'.split(
    ' ',
  ),
  ...'sort include withCount parts parts.notes fields [gadgets] [parts] name code size sold_at metadata id _eq _in _or_ _and_ _not_in _null _jcont'.split(
    ' ',
  ),
  ...'filter[q][name_in]= &filter[q][size_gt]= &page[number]= &page[after]= &page[before]= &sort= &filter[name]= true {"a":1} 2026-01-31'.split(
    ' ',
  ),
)

/** Text that is a query, nearly a query, or nothing like it. */
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  fc
    .tuple(arbitraryReadQuery(gadgetRegistry, gadgets).map(printReadQuery), fc.nat(200), pieces)
    .map(([text, place, piece]) => text.slice(0, place) + piece + text.slice(place)),
)

describe('any text at all', () => {
  test('has one normalised form, or is refused as a bad request: it never breaks the parser', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const outcome = normalised(text)
        expect(outcome).toBe(typeof outcome === 'string' ? normalised(outcome) : 400)
      }),
      { numRuns: 2000 },
    )
  })
})

/** The query's normalised text, or the status that it is refused with. */
function normalised(text: string): string | number {
  try {
    return printReadQuery(parse(text))
  } catch (error) {
    if (error instanceof JsonApiError) return error.status
    throw error
  }
}
