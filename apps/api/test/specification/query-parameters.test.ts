import { beforeAll, describe, expect, test } from 'vitest'
import { groupDocument, groupUpdate, makeGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import type { Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
let id = ''

beforeAll(async () => {
  ;({ id } = await makeGroup(service, { name: 'a b+c&d=é', code: 'only' }))
})

describe('a query', () => {
  test.each([
    ['filter[name]=a+b%2Bc%26d%3D%C3%A9', 1],
    ['filter[name]=a%20b%2bc%26d%3d%c3%a9', 1],
    ['filter[name]=a+b%2Bc%26d=é', 1],
    ['filter[name]=a+b+c%26d%3D%C3%A9', 0],
  ])('is read as a form is (QP-01): %s', async (query, count) => {
    const { status, json } = await send(service, 'GET', `/customer_groups?${query}`)
    expect([status, json.data.length]).toEqual([200, count])
  })

  test.each([
    ['QP-07', 'page[size]=1&filter[q][code_eq]=only'],
    ['QP-08', 'page%5Bsize%5D=1&filter%5Bq%5D%5Bcode_eq%5D=only'],
    ['QP-08', 'page%5Bsize]=1&filter[q%5D[code_eq]=only'],
  ])('can have its brackets as they are, or escaped (%s): %s', async (_line, query) => {
    const { json } = await send(service, 'GET', `/customer_groups?${query}`)
    expect(json.data.map((group: Json) => group.id)).toEqual([id])
  })

  test('is answered with its brackets escaped in the links (QP-09)', async () => {
    const { json } = await send(service, 'GET', '/customer_groups?filter[code]=only&page[size]=1')
    expect(json.links.self).toBe(
      `${service.url}/api/customer_groups?filter%5Bq%5D%5Bcode_eq%5D=only&page%5Bsize%5D=1`,
    )
  })
})

describe('a parameter', () => {
  test.each([
    ['QP-04', 'foo=1', 'foo'],
    ['QP-04', 'utm=1', 'utm'],
    ['QP-05', 'a-=1', 'a-'],
    ['QP-05', '_x=1', '_x'],
    ['QP-05', '[page]=1', '[page]'],
    ['QP-12', 'trackingId=1', 'trackingId'],
    ['QP-12', 'pageSize=1', 'pageSize'],
    ['QP-13', 'fo%6F[b%20r]=1', 'foo[b r]'],
  ])('cannot be one that nobody knows (%s): %s', async (_line, query, parameter) => {
    const { status, json } = await send(service, 'GET', `/customer_groups?${query}`)
    expect([status, json.errors[0].code, json.errors[0].source]).toEqual([
      400,
      'PARAM_NOT_ALLOWED',
      { parameter },
    ])
  })

  test.each([
    'page[=1',
    'page[size=1',
    'page]=1',
    'page[size]x=1',
    'filter[_]=1',
    'filter[q][]=1',
    'fields[[]]=1',
  ])('cannot break the rules of names (QP-02, QP-05): %s', async (query) => {
    const { status, json } = await send(service, 'GET', `/customer_groups?${query}`)
    expect([status, json.errors[0].source]).toEqual([
      400,
      { parameter: query.slice(0, query.lastIndexOf('=')) },
    ])
  })

  test.each(['filter[code]=x', 'sort=name', 'page[size]=1'])(
    'of lists cannot be given for one resource (QP-06): %s',
    async (query) => {
      const answers = [
        await send(service, 'GET', `/customer_groups/${id}?${query}`),
        await send(service, 'PATCH', `/customer_groups/${id}?${query}`, { body: groupUpdate(id, {}) }),
        await send(service, 'DELETE', `/customer_groups/${id}?${query}`),
        await send(service, 'POST', `/customer_groups?${query}`, { body: groupDocument({ name: 'Never' }) }),
      ]
      expect(answers.map(({ status, json }) => [status, json.errors[0].code])).toEqual(
        answers.map(() => [400, 'PARAM_NOT_ALLOWED']),
      )
    },
  )

  test.each([
    ['sort=name&sort=code', 'BAD_REQUEST', 'sort'],
    ['filter[code]=a&filter[code]=b', 'BAD_REQUEST', 'filter[code]'],
    ['sort[]=name', 'INVALID_SORT_CRITERIA', 'sort[]'],
    ['filter[ids][]=a', 'INVALID_FILTERS_SYNTAX', 'filter[ids][]'],
  ])('cannot be given twice, or as an array (QP-14): %s', async (query, code, parameter) => {
    const { status, json } = await send(service, 'GET', `/customer_groups?${query}`)
    expect([status, json.errors[0].code, json.errors[0].source]).toEqual([400, code, { parameter }])
  })
})

describe('the one parameter of our own', () => {
  test('has a capital letter, so that it can never be one of JSON:API (QP-03, QP-11)', async () => {
    const { status, json } = await send(service, 'GET', `/customer_groups/${id}?withCount=customers`)
    expect([status, json.data.relationships.customers.meta]).toEqual([200, { record_count: 0 }])
  })

  test.each(['withcount', 'with_count', 'WithCount'])('cannot be spelled %s (QP-03, QP-11)', async (name) => {
    const { status, json } = await send(service, 'GET', `/customer_groups/${id}?${name}=customers`)
    expect([status, json.errors[0].source]).toEqual([400, { parameter: name }])
  })
})
