import { parseReadQuery, printReadQuery } from '@cohort/jsonapi/query'
import { customerGroups, registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { printListQuery, type ListQuery } from './list-query.ts'

type GroupQuery = ListQuery<typeof customerGroups>

/** A query, as the service prints it after reading it. */
function readBack(query: GroupQuery): string {
  return decodeURIComponent(
    printReadQuery(parseReadQuery(registry, customerGroups, 'list', printListQuery(customerGroups, query))),
  )
}

const examples: readonly (readonly [fact: string, query: GroupQuery, text: string])[] = [
  ['nothing', {}, ''],
  ['a value', { filter: { name_cont: 'a & b=c%' } }, 'filter[q][name_cont]=a & b=c%'],
  ['several names', { filter: { name_or_code_i_cont: 'vip' } }, 'filter[q][name_or_code_i_cont]=vip'],
  ['a list with commas inside', { filter: { name_in: ['a,b', 'c\\d'] } }, 'filter[q][name_in]=a\\,b,c\\\\d'],
  ['a yes or no', { filter: { code_null: true } }, 'filter[q][code_null]=true'],
  ['JSON', { filter: { metadata_jcont: { tier: 'gold' } } }, 'filter[q][metadata_jcont]={"tier":"gold"}'],
  ['an order', { sort: ['name', '-created_at'] }, 'sort=name,-created_at'],
  [
    'what to include',
    { include: ['customers', 'markets.price_list'] },
    'include=customers,markets.price_list',
  ],
  ['fields', { fields: ['name', 'customers'] }, 'fields[customer_groups]=name,customers'],
  ['a page', { page: { number: 3, size: 25 } }, 'page[number]=3&page[size]=25'],
  ['a page after a place', { page: { after: 'a-_1', size: 25 } }, 'page[after]=a-_1&page[size]=25'],
  ['a page before one', { page: { before: 'b' } }, 'page[before]=b'],
  ['what is between two', { page: { after: 'a', before: 'b' } }, 'page[after]=a&page[before]=b'],
]

test('a page cannot be chosen by its number and by a place', () => {
  // @ts-expect-error -- the service refuses it (P7)
  const query: GroupQuery = { page: { number: 2, after: 'a' } }
  expect(() => readBack(query)).toThrow('INVALID_PAGE_OBJECT')
})

describe('the query builder is the mirror of the parser', () => {
  test.each(examples)('%s', (_fact, query, text) => {
    expect(readBack(query)).toBe(text)
  })
})
