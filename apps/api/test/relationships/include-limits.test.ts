import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { makeGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeEach, answerTo } = useBadInput(service)

/** 20 different paths; with one more it is one too many. */
const twentyPaths = [
  'customers',
  'markets',
  'attachments',
  'versions',
  'event_stores',
  ...['customers', 'markets'].flatMap((first) =>
    ['customer_group', 'attachments', 'versions', 'event_stores'].map((second) => `${first}.${second}`),
  ),
  ...['merchant', 'price_list', 'inventory_model'].flatMap((second) => [
    `markets.${second}`,
    `markets.${second}.attachments`,
  ]),
  'markets.merchant.versions',
]

/** Every value that include refuses, with a word of why. */
const refused: readonly (readonly [id: string, what: string, include: string, names: string])[] = [
  ['I1', 'an unknown relationship', 'nope', '"nope"'],
  ['I1', 'an unknown relationship beside a known one', 'customers,nope', '"nope"'],
  ['I1', 'an unknown relationship below a known one', 'customers.nope', '"nope"'],
  ['I1', 'an attribute', 'name', '"name"'],
  ['I1', 'an inherited name', 'constructor', '"constructor"'],
  ['I1', 'another case', 'Customers', '"Customers"'],
  ['I1', 'what history does not have', 'versions.customers', '"customers"'],
  ['I1', 'nothing between two commas', 'customers,,markets', '""'],
  ['I1', 'nothing after a dot', 'customers.', '""'],
  ['I1', 'a space', 'customers, markets', '" markets"'],
  [
    'I2',
    'five levels (IN-09)',
    'markets.price_list.attachments.attachable.versions',
    'markets.price_list.attachments.attachable.versions',
  ],
  [
    'I2',
    'a cycle of five levels',
    'customers.customer_group.customers.customer_group.customers',
    'more than 4 levels',
  ],
  ['I2', 'a hundred levels', Array.from({ length: 100 }, () => 'customers').join('.'), 'more than 4 levels'],
  ['I4', '21 paths', [...twentyPaths, 'markets.price_list.versions'].join(','), 'at most 20 paths'],
]

describe('include cannot be', () => {
  const rows = (path: string) =>
    refused.map(([id, what, include]): BadInput => ({
      id,
      what: `${what} (${path.startsWith('/customer_groups/{own}') ? 'one' : 'list'})`,
      path: `${path}?include=${encodeURIComponent(include)}`,
      status: 400,
      code: 'INVALID_INCLUDE',
      source: { parameter: 'include' },
    }))
  judgeEach(rows('/customer_groups'))
  judgeEach(rows('/customer_groups/{own}'))

  test.each(refused)(
    '%s %s without being told which path it is (IN-08)',
    async (id, what, include, names) => {
      const path = `/customer_groups?include=${encodeURIComponent(include)}`
      const { json } = await answerTo({ id, what, path, status: 400 })
      expect(json.errors[0].detail).toContain(names)
    },
  )

  test.each(['include[]=customers', 'include[customers]=1'])('I1 a family: %s', async (query) => {
    const { json } = await answerTo({ id: 'I1', what: query, path: `/customer_groups?${query}`, status: 400 })
    expect(json.errors[0].code).toBe('INVALID_INCLUDE')
  })

  test('I1 a name that is nearly right, without being told the right one', async () => {
    const { json } = await answerTo({
      id: 'I1',
      what: '',
      path: '/customer_groups?include=customer',
      status: 400,
    })
    expect(json.errors).toEqual([
      {
        title: 'Invalid include',
        detail:
          'customer_groups cannot include "customer", at character 1 of the value. Did you mean "customers"?',
        code: 'INVALID_INCLUDE',
        source: { parameter: 'include' },
        status: '400',
        meta: { in: 'value', position: 1 },
      },
    ])
  })

  test('IN-05 half right in a write: nothing is written', async () => {
    const body = { data: { type: 'customer_groups', attributes: { name: 'x' } } }
    const { json } = await answerTo({
      id: 'IN-05',
      what: '',
      method: 'POST',
      path: '/customer_groups?include=customers,nope',
      body,
      status: 400,
    })
    expect(json.errors[0].code).toBe('INVALID_INCLUDE')
  })
})

describe('include can be', () => {
  test.each([
    ['20 paths', twentyPaths.join(',')],
    ['four levels', 'markets.price_list.attachments.attachable'],
    ['a cycle of four levels', 'customers.customer_group.customers.customer_group'],
    ['the same path twice, which is one (I3)', 'customers,customers'],
    ['a path beside its beginning', 'markets,markets.merchant'],
  ])('%s', async (_what, include) => {
    const { id } = await makeGroup(service, { name: 'Included' })
    for (const path of ['/customer_groups', `/customer_groups/${id}`]) {
      expect((await send(service, 'GET', `${path}?include=${include}`)).status).toBe(200)
    }
  })

  test('twenty, as counted here', () => {
    expect(new Set(twentyPaths).size).toBe(20)
  })
})
