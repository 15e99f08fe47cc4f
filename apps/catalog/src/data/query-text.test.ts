import { customerGroups } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { addressFromSearch, searchFromAddress, searchOf, searchOfPage } from './query-text.ts'
import { readListQuery } from './read-list-query.ts'

const examples = [
  '',
  'filter[q][name_or_code_i_cont]=vip&sort=-updated_at&page[number]=2&page[size]=25',
  'filter[q][name_eq]=a%20%26%20b%3Dc&fields[customer_groups]=name,code',
]

describe('the query string of a list page', () => {
  test.each(examples)('goes through the router unchanged: %s', (text) => {
    const address = text === '' ? '' : `?${text}`
    expect(addressFromSearch(searchFromAddress(address))).toBe(address)
  })

  test.each(examples)('is the one that the API reads: %s', (text) => {
    const { query } = readListQuery(customerGroups, text)
    expect(decodeURIComponent(query ? (searchOf(query).text ?? '') : '')).toBe(decodeURIComponent(text))
  })

  test('that asks for what is not there is told with the nearest name', () => {
    expect(readListQuery(customerGroups, 'filter[q][nam_eq]=x').faults).toEqual([
      'customer_groups cannot be filtered by "nam_eq", at character 11 of the name. Did you mean "name_eq"?',
    ])
  })
})

test('another page to which the API links has its place there, and all else as it is here', () => {
  const { query } = readListQuery(customerGroups, 'sort=name&page[size]=25')
  const link =
    'https://shop.example/api/customer_groups?sort=name&withCount=customers&page%5Bnumber%5D=2&page%5Bsize%5D=25'
  expect(query && searchOfPage(query, link).text).toBe('sort=name&page[number]=2&page[size]=25')
})
