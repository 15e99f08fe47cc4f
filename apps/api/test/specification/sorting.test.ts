import { beforeAll, describe, expect, test } from 'vitest'
import { makeOldGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import type { Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

beforeAll(async () => {
  const groups = [
    { name: 'b', code: 'x', reference: '1' },
    { name: 'a', code: null, reference: '1' },
    { name: 'c', code: 'y', reference: '2' },
    { name: 'B', code: 'Z', reference: null },
    { name: 'ä', code: 'w', reference: '10' },
  ]
  for (const [index, group] of groups.entries()) await makeOldGroup(service, group, `2026-01-0${index + 1}`)
})

async function names(query: string): Promise<readonly string[]> {
  const { json } = await send(service, 'GET', `/customer_groups?${query}`)
  return json.data.map(({ attributes }: Json) => attributes.name)
}

async function ids(query: string): Promise<readonly string[]> {
  const { json } = await send(service, 'GET', `/customer_groups?filter[reference]=1&${query}`)
  return json.data.map(({ id }: Json) => id)
}

describe('a list', () => {
  test.each([
    ['SO-01', 'sort=created_at', ['b', 'a', 'c', 'B', 'ä']],
    ['SO-01', 'sort=-created_at', ['ä', 'B', 'c', 'a', 'b']],
    ['SO-01', 'sort=name', ['a', 'ä', 'b', 'B', 'c']],
    ['SO-01', 'sort=-name', ['c', 'B', 'b', 'ä', 'a']],
    ['SO-01', 'sort=code', ['B', 'ä', 'b', 'c', 'a']],
    ['SO-01', 'sort=-code', ['c', 'b', 'ä', 'B', 'a']],
    ['SO-02', 'sort=reference,name', ['a', 'b', 'ä', 'c', 'B']],
    ['SO-02', 'sort=reference,-name', ['b', 'a', 'ä', 'c', 'B']],
    ['SO-02', 'sort=-reference,name', ['c', 'ä', 'a', 'b', 'B']],
  ])('can be sorted (%s): %s, nulls last', async (_line, query, expected) => {
    expect(await names(query)).toEqual(expected)
  })

  test('is sorted by id where nothing else tells its members apart, in the same direction (SO-07)', async () => {
    const ascending = (await ids('sort=name')).toSorted((a, b) => (a < b ? -1 : 1))
    expect(await ids('sort=reference')).toEqual(ascending)
    expect(await ids('sort=id')).toEqual(ascending)
    expect(await ids('sort=-reference')).toEqual(ascending.toReversed())
    expect(await ids('sort=-id')).toEqual(ascending.toReversed())
  })

  test('that asks for no order has the newest first (SO-04)', async () => {
    expect(await names('')).toEqual(await names('sort=-created_at'))
  })

  test('keeps its order from page to page (PG-04, SO-07)', async () => {
    const pages = [1, 2, 3, 4, 5].map((page) => names(`sort=reference&page[size]=1&page[number]=${page}`))
    expect((await Promise.all(pages)).flat()).toEqual(await names('sort=reference'))
  })

  test.each([
    [
      'sort=nmae',
      'customer_groups cannot be sorted by "nmae", at character 1 of the value. Did you mean "name"?',
    ],
    ['sort=metadata', 'customer_groups cannot be sorted by "metadata", at character 1 of the value.'],
    ['sort=customers', 'customer_groups cannot be sorted by "customers", at character 1 of the value.'],
    ['sort=name,nope', 'customer_groups cannot be sorted by "nope", at character 6 of the value.'],
  ])('cannot be sorted by what it does not have (SO-03): %s', async (query, detail) => {
    const { status, json } = await send(service, 'GET', `/customer_groups?${query}`)
    expect(status).toBe(400)
    expect(json.errors).toMatchObject([{ code: 'INVALID_SORT_CRITERIA', source: { parameter: 'sort' } }])
    expect(json.errors[0].detail).toContain(detail)
  })
})

test('what is no list cannot be sorted (SO-03, QP-06)', async () => {
  const { json } = await send(service, 'GET', '/customer_groups?page[size]=1')
  const { status, json: refused } = await send(
    service,
    'GET',
    `/customer_groups/${json.data[0].id}?sort=name`,
  )
  expect([status, refused.errors[0].code, refused.errors[0].source]).toEqual([
    400,
    'PARAM_NOT_ALLOWED',
    { parameter: 'sort' },
  ])
})
