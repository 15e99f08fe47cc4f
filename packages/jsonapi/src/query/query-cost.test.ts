import { registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { refusedWith } from '../refused.fixture.ts'
import { parseReadQuery, type RequestKind } from './parse-read-query.ts'
import { costLimit, costSharesOf } from './query-cost.ts'

function read(type: string, text: string, request: RequestKind = 'list') {
  const resource = registry.find(type)
  if (resource === undefined) throw new Error(`There is no type "${type}"`)
  return parseReadQuery(registry, resource, request, text)
}

function costOf(type: string, text: string): number {
  const query = read(type, text)
  return costSharesOf(registry, query, query.page.size, []).reduce((sum, { cost }) => sum + cost, 0)
}

describe('what a list of customer groups costs', () => {
  test.each([
    ['a row each for its page', '', 10],
    ['of a hundred', 'page[size]=100', 100],
    ['nothing for its own order', 'sort=name,-created_at', 10],
    ['one for a test that an index answers', 'filter[q][code_eq]=a', 11],
    ['ten for a part of a text, whatever its case', 'filter[q][name_i_cont]=a', 20],
    ['a hundred for a look at every row', 'filter[q][name_cont]=a', 110],
    ['a hundred for a negation', 'filter[q][code_not_eq]=a', 110],
    ['the sum of its fields', 'filter[q][name_or_code_i_cont]=a', 30],
    ['a tenth for each value of a list', 'filter[q][code_in]=a,b,c,d,e', 11.5],
    ['ten times a test across a to-many', 'filter[q][customers_email_eq]=a', 20],
    ['three times more across the to-one behind it', 'filter[q][markets_merchant_name_eq]=a', 40],
    ['one for a path inside JSON that the index has', 'filter[q][metadata.tier_eq]=gold', 11],
    ['a hundred for another test of a path', 'filter[q][metadata.points_gt]=5', 110],
    ['ten members of each row for a to-many', 'include=customers', 110],
    ['each path of an include once', 'include=markets.price_list,markets.merchant', 310],
    ['what is behind a to-many for each member', 'include=customers.attachments', 1110],
    ['ten for each row that is counted', 'withCount=customers,markets', 210],
    ['nothing for its fields', 'fields[customer_groups]=name', 10],
  ])('%s: %s', (_fact, text, cost) => {
    expect(costOf('customer_groups', text)).toBe(cost)
  })

  test('and a list of customers a hundred for an order by what their to-one leads to', () => {
    expect(costOf('customers', 'sort=customer_group.name')).toBe(110)
  })
})

describe('a request', () => {
  test.each([
    'page[size]=100&include=customers,markets,attachments,versions,event_stores&withCount=customers,markets',
    'page[size]=100&include=customers.attachments',
    'page[size]=25&include=customers.attachments,customers.versions,markets.price_list,markets.merchant',
    'include=customers.attachments.versions',
    'filter[q][name_or_code_or_reference_cont]=a&filter[q][customers_email_end]=.com&filter[q][attachments_name_cont]=a',
    'filter[q][customers_attachments_name_cont]=contract',
    'filter[q][metadata.tier_not_eq]=gold&filter[q][customers_metadata.tier_not_in]=a,b,c',
    `filter[q][code_in]=${Array(1000).fill('a').join(',')}`,
  ])('that people make passes: %s', (text) => {
    expect(costOf('customer_groups', text)).toBeLessThanOrEqual(costLimit)
  })

  test.each([
    ['include', 111_100, 'page[size]=100&include=customers.attachments.versions'],
    ['include', 22_101, 'page[size]=100&include=customers.attachments,markets.attachments&filter[code]=a'],
    [
      'filter[q][customers_customer_group_customers_email_cont]',
      30_010,
      'filter[q][customers_customer_group_customers_email_cont]=a',
    ],
    [
      'filter[q][customers_attachments_name_not_in]',
      1_010_010,
      `filter[q][customers_attachments_name_not_in]=${Array(1000).fill('a').join(',')}`,
    ],
    // The name as it was sent, with an escape that is not needed.
    [
      'filter[q][customers_customer_group_customers_metadata.a\\_b_gt]',
      30_010,
      'filter[q][customers_customer_group_customers_metadata.a\\_b_gt]=1',
    ],
  ])('that is too dear is refused, and told what makes it so: %s costs %d', (parameter, cost, text) => {
    expect(refusedWith(() => read('customer_groups', text))).toEqual([
      {
        title: 'Bad request',
        detail:
          `This request could cost ${cost}, and the limit is 20000; most of it comes from ${parameter}.` +
          ' Ask for a smaller page, fewer relationships, or a test that an index can answer.',
        code: 'BAD_REQUEST',
        source: { parameter },
        status: '400',
        meta: { cost, limit: 20_000 },
      },
    ])
  })

  test('for one record pays for one', () => {
    const text = 'include=customers.attachments.versions&withCount=markets'
    expect(read('customer_groups', text, 'single').include).toHaveLength(1)
  })

  test('of hundreds of relationships has a cost that JSON can say', () => {
    const text = `filter[q][${'customers_customer_group_'.repeat(400)}name_cont]=a`
    expect(refusedWith(() => read('customer_groups', text))[0]?.meta).toEqual({
      cost: Number.MAX_SAFE_INTEGER,
      limit: 20_000,
    })
  })
})
