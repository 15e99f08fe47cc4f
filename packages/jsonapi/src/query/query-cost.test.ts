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
    ['one for a value that only one row has', 'filter[q][code_eq]=a', 11],
    ['a tenth for each further one', 'filter[q][code_in]=a,b,c,d,e', 11.4],
    ['a range of an index, which may be all of it', 'filter[q][name_eq]=a', 1010],
    ['little for each further value that is hashed', 'filter[q][name_in]=a,b,c', 1012],
    ['much for each that is compared', 'filter[q][name_gt_any]=a,b,c', 2010],
    ['a range where null passes too', 'filter[q][code_eq_or_null]=a', 1010],
    ['a range for all but one', 'filter[q][code_not_eq]=a', 1010],
    ['a look at every row for a part of a text', 'filter[q][name_cont]=a', 2010],
    ['as much for a part in any case, which every row may have', 'filter[q][name_i_cont]=a', 2010],
    ['the sum of its fields', 'filter[q][name_or_code_i_cont]=a', 4010],
    ['each further part that is looked for', 'filter[q][name_cont_any]=a,b,c', 3010],
    ['three times as much where every text is folded', 'filter[q][name_not_i_cont]=a', 6010],
    ['hardly more for a key across a to-many', 'filter[q][customers_email_eq]=a', 12.5],
    ['a range across a to-many', 'filter[q][customers_status_eq]=prospect', 2510],
    ['more behind a to-one, which many rows share', 'filter[q][customers_customer_group_code_eq]=a', 4010],
    ['a range for a path inside JSON that the index has', 'filter[q][metadata.tier_eq]=gold', 1010],
    ['a look at every row for another test of a path', 'filter[q][metadata.points_gt]=5', 2010],
    ['a look into every document for each value', 'filter[q][metadata.tier_not_in]=a,b,c', 4010],
    ['the rows before its page', 'page[number]=10001', 510],
    ['of those what there can be', 'page[number]=1000000000', 5010],
    ['more for them where keys are level', 'page[number]=10001&sort=name,-created_at', 1510],
    ['ten members of each row for a to-many', 'include=customers', 110],
    ['each path of an include once', 'include=markets.price_list,markets.merchant', 310],
    ['what is behind a to-many for each member', 'include=customers.attachments', 1110],
    ['ten for each row that is counted', 'withCount=customers,markets', 210],
    ['nothing for its fields', 'fields[customer_groups]=name', 10],
  ])('%s: %s', (_fact, text, cost) => {
    expect(costOf('customer_groups', text)).toBe(cost)
  })

  test.each([
    ['nothing for the order of what a to-one leads to', 'sort=customer_group.name', 10],
    ['nothing for more keys of its own', 'sort=customer_group.name,email', 10],
    ['a join and a sort where such a key only breaks ties', 'sort=status,customer_group.name', 5010],
    ['more for each row before a page', 'page[number]=10001&sort=customer_group.name', 1510],
    ['a range for those of one group', 'filter[q][customer_group_code_eq]=a', 1610],
  ])('and a list of customers %s: %s', (_fact, text, cost) => {
    expect(costOf('customers', text)).toBe(cost)
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
    `filter[q][name_in]=${Array(1000).fill('a').join(',')}`,
    'page[number]=1000000000&sort=name,-created_at',
    'filter[q][name_or_code_or_reference_i_cont]=a&filter[q][customers_email_i_cont]=a&filter[q][metadata.tier_eq]=gold',
  ])('that people make passes: %s', (text) => {
    expect(costOf('customer_groups', text)).toBeLessThanOrEqual(costLimit)
  })

  test.each([
    ['include', 111_100, 'page[size]=100&include=customers.attachments.versions'],
    ['include', 22_101, 'page[size]=100&include=customers.attachments,markets.attachments&filter[code]=a'],
    [
      'filter[q][customers_customer_group_customers_email_cont]',
      20_010,
      'filter[q][customers_customer_group_customers_email_cont]=a',
    ],
    ['filter[q][name_cont_any]', 501_510, `filter[q][name_cont_any]=${Array(1000).fill('a').join(',')}`],
    [
      'filter[q][customers_metadata.tier_not_in]',
      55_010,
      `filter[q][customers_metadata.tier_not_in]=${Array(21).fill('a').join(',')}`,
    ],
    ['page[number]', 25_010, 'page[number]=100001&sort=reference_origin,name,-created_at'],
    // The name as it was sent, with an escape that is not needed.
    [
      'filter[q][customers_customer_group_customers_metadata.a\\_b_gt]',
      20_010,
      'filter[q][customers_customer_group_customers_metadata.a\\_b_gt]=1',
    ],
  ])('that is too dear is refused, and told what makes it so: %s costs %d', (parameter, cost, text) => {
    expect(refusedWith(() => read('customer_groups', text))).toEqual([
      {
        title: 'Bad request',
        detail:
          `This request could cost ${cost}, and the limit is 20000; most of it comes from ${parameter}.` +
          ' Ask for a smaller page, a cursor instead of a number, fewer relationships or values, or a test that an index can answer.',
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
