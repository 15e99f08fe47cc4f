import { parseReadQuery } from '@cohort/jsonapi/query'
import { attachments, customerGroups, registry, type CustomerGroupFilters } from '@cohort/schema'
import { expect, test } from 'vitest'
import { printListQuery, type ListQuery } from './list-query.ts'

type GroupQuery = ListQuery<typeof customerGroups>

/** What the service says to a query for groups: what it refuses, or nothing. */
function refusalOf(query: string): string | null {
  try {
    parseReadQuery(registry, customerGroups, 'list', query)
    return null
  } catch (error) {
    return String(error)
  }
}

test.each([
  printListQuery(customerGroups, { filter: { customers_customer_group_markets_name_eq: 'Europe' } }),
  printListQuery(customerGroups, { filter: { 'markets_merchant_metadata.tier.of_day_in': ['gold', 5] } }),
  printListQuery(customerGroups, { filter: { name_or_code_or_markets_name_eq_any: ['vip', 'Europe'] } }),
  printListQuery(customerGroups, { filter: { markets_price_list_tax_included_not_eq_or_null: true } }),
  printListQuery(customerGroups, { filter: { 'metadata.tags_jcont': ['new'], code_null: undefined } }),
  printListQuery(customerGroups, { include: ['customers.customer_group.markets', 'markets.price_list'] }),
])('what compiles as far as relationships, joins and paths lead is taken by the service: %s', (query) => {
  expect(refusalOf(query)).toBeNull()
})

test.each([
  // @ts-expect-error -- customers have no relationship "customer_grop"
  printListQuery(customerGroups, { filter: { customers_customer_grop_name_eq: 'x' } }),
  // @ts-expect-error -- markets have no attribute "nam"
  printListQuery(customerGroups, { filter: { customers_customer_group_markets_nam_eq: 'x' } }),
  // @ts-expect-error -- a yes or no is not tested by parts of it
  printListQuery(customerGroups, { filter: { markets_price_list_tax_included_cont: 'x' } }),
  // @ts-expect-error -- there is no predicate "like"
  printListQuery(customerGroups, { filter: { 'customers_metadata.tier_like': 'x' } }),
  // @ts-expect-error -- fields that are joined are of one kind
  printListQuery(customerGroups, { filter: { name_or_created_at_eq: '2026-01-31' } }),
  // @ts-expect-error -- one key that is none does not hide behind others that are
  printListQuery(customerGroups, { filter: { name_eq: 'x', code_or_nam_eq: 'x' } }),
])('a filter that the service has not does not compile: %s', (query) => {
  expect(refusalOf(query)).toContain('FILTER_NOT_ALLOWED')
})

test.each([
  // @ts-expect-error -- whether something is null is a yes or no
  printListQuery(customerGroups, { filter: { customers_customer_group_code_null: 'maybe' } }),
  // @ts-expect-error -- a yes or no is not a number
  printListQuery(customerGroups, { filter: { markets_price_list_tax_included_eq: 5 } }),
  // @ts-expect-error -- a time is written as a text
  printListQuery(customerGroups, { filter: { markets_disabled_at_lt: new Date(0) } }),
])('a value that its predicate does not take does not compile: %s', (query) => {
  expect(refusalOf(query)).toContain('INVALID_FILTER_VALUE')
})

test.each([
  // @ts-expect-error -- markets have no relationship "price_lst"
  printListQuery(customerGroups, { include: ['customers', 'markets.price_lst'] }),
  // @ts-expect-error -- price lists have no relationship "market"
  printListQuery(customerGroups, { include: ['markets.price_list.market'] }),
])('a path that leads nowhere does not compile: %s', (query) => {
  expect(refusalOf(query)).toContain('INVALID_INCLUDE')
})

test('a path goes on behind any of the types that a relationship leads to', () => {
  const query = printListQuery(attachments, { include: ['attachable.markets'] })
  // @ts-expect-error -- nothing has a relationship "shops"
  const wrong = printListQuery(attachments, { include: ['attachable.shops'] })
  expect([query, wrong]).toEqual(['include=attachable.markets', 'include=attachable.shops'])
})

test('filters and queries that were typed before are taken as they are', () => {
  const filter: CustomerGroupFilters = { name_eq: 'VIP', customers_customer_group_name_eq: 'VIP' }
  const query: GroupQuery = { filter, include: ['customers'] }
  const texts = [
    printListQuery(customerGroups, { filter, include: ['customers'] }),
    printListQuery(customerGroups, { filter: { ...filter, code_null: true } }),
    printListQuery(customerGroups, query),
    printListQuery(customerGroups, { ...query, filter: { ...query.filter, code_null: true } }),
  ]
  expect(texts.map(refusalOf)).toEqual([null, null, null, null])
})
