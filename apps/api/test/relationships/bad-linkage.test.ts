import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { identifierOf, linkageOf, makeRecord } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { answerTo, judgeEach, judgeWork } = useBadInput(service)

const nobody = '0AAAAAAAAAAAAA'
const customer = { type: 'customers', id: nobody }
const malformed = (pointer: string) =>
  ({ status: 400, code: 'INVALID_DATA_FORMAT', source: { pointer } }) as const
const noId = (pointer: string) => ({ status: 400, code: 'INVALID_RESOURCE_ID', source: { pointer } }) as const
const missing = (pointer: string) => ({ status: 400, code: 'PARAM_MISSING', source: { pointer } }) as const
const mismatch = (pointer: string) => ({ status: 409, code: 'TYPE_MISMATCH', source: { pointer } }) as const
const notFound = (pointer: string) =>
  ({ status: 404, code: 'RECORD_NOT_FOUND', source: { pointer } }) as const

/** What is wrong with the linkage of a to-many, and where in it. */
const toMany: readonly (readonly [
  id: string,
  what: string,
  data: unknown,
  fault: (at: string) => object,
  below: string,
])[] = [
  ['R3', 'an object', customer, malformed, ''],
  ['R3', 'null', null, malformed, ''],
  ['R3', 'a text', nobody, malformed, ''],
  ['R4', 'a member that is no object', [customer, nobody], malformed, '/1'],
  ['R4', 'a member that is null', [null], malformed, '/0'],
  ['R4', 'a member without a type', [{ id: nobody }], missing, '/0'],
  ['R4', 'a member without an id', [{ type: 'customers' }], missing, '/0'],
  ['R4', 'a member whose id is null', [{ type: 'customers', id: null }], noId, '/0/id'],
  ['R4', 'a member whose id is a number', [{ type: 'customers', id: 12_345_678 }], noId, '/0/id'],
  ['R4', 'a member whose id is empty', [{ type: 'customers', id: '' }], noId, '/0/id'],
  ['R4', 'a member whose type is a number', [{ type: 1, id: nobody }], malformed, '/0/type'],
  ['R5', 'a member of another type', [{ type: 'markets', id: nobody }], mismatch, '/0/type'],
  ['R5', 'a member of no type', [{ type: 'constructor', id: nobody }], mismatch, '/0/type'],
  ['R6', 'a member that is not there', [customer], notFound, '/0'],
  ['R6', 'a member that cannot be there', [{ type: 'customers', id: "' or 1" }], notFound, '/0'],
  [
    'R8',
    '1,001 members',
    Array.from({ length: 1001 }, (_, index) => ({ type: 'customers', id: `${1e13 + index}` })),
    malformed,
    '',
  ],
]

/** What is wrong with the linkage of a to-one, and where in it. */
const toOne: typeof toMany = [
  ['R3', 'an array', [{ type: 'customer_groups', id: '{own}' }], malformed, ''],
  ['R3', 'an empty array', [], malformed, ''],
  ['R3', 'a text', '{own}', malformed, ''],
  ['R4', 'an object without a type', { id: '{own}' }, missing, ''],
  ['R4', 'an object without an id', { type: 'customer_groups' }, missing, ''],
  ['R4', 'an id that is a number', { type: 'customer_groups', id: 12_345_678 }, noId, '/id'],
  ['R4', 'a type that is null', { type: null, id: '{own}' }, malformed, '/type'],
  ['R5', 'another type', { type: 'markets', id: '{own}' }, mismatch, '/type'],
  ['R6', 'what is not there', { type: 'customer_groups', id: nobody }, notFound, ''],
  ['R6', 'what cannot be there', { type: 'customer_groups', id: 'short' }, notFound, ''],
  ['R7', 'what is in another environment', { type: 'customer_groups', id: '{foreign}' }, notFound, ''],
]

const inGroup = (data: unknown) => ({
  data: { type: 'customer_groups', attributes: { name: 'x' }, relationships: { customers: { data } } },
})
const inCustomer = (data: unknown) => ({
  data: {
    type: 'customers',
    attributes: { email: 'a@example.com' },
    relationships: { customer_group: { data } },
  },
})

describe('the linkage of a to-many cannot be', () => {
  for (const method of ['PATCH', 'POST']) {
    judgeEach(
      toMany.map(([id, what, data, fault, below]): BadInput => ({
        id,
        what: `${what} (${method})`,
        method,
        path: '/customer_groups/{own}/relationships/customers',
        body: { data },
        status: 0,
        ...fault(`/data${below}`),
      })),
    )
  }
  judgeEach([
    {
      id: 'R2',
      what: 'missing',
      method: 'PATCH',
      path: '/customer_groups/{own}/relationships/markets',
      body: {},
      ...missing(''),
    },
    {
      id: 'R2',
      what: 'in no body',
      method: 'DELETE',
      path: '/customer_groups/{own}/relationships/markets',
      body: '',
      ...missing(''),
    },
  ])
})

describe('a to-many in a document cannot be', () => {
  judgeEach(
    toMany.map(([id, what, data, fault, below]): BadInput => ({
      id,
      what,
      method: 'POST',
      body: inGroup(data),
      status: 0,
      ...fault(`/data/relationships/customers/data${below}`),
    })),
  )
})

const customers = (relationship: unknown) => ({
  data: {
    type: 'customers',
    attributes: { email: 'a@example.com' },
    relationships: { customer_group: relationship },
  },
})

describe('a to-one in a document cannot be', () => {
  const pointer = '/data/relationships/customer_group'
  judgeEach([
    ...toOne.map(([id, what, data, fault, below]): BadInput => ({
      id,
      what,
      method: 'POST',
      path: '/customers',
      body: inCustomer(data),
      status: 0,
      ...fault(`${pointer}/data${below}`),
    })),
    {
      id: 'R2',
      what: 'without data (CR-03)',
      method: 'POST',
      path: '/customers',
      body: customers({}),
      ...missing(pointer),
    },
    {
      id: 'R2',
      what: 'links alone',
      method: 'POST',
      path: '/customers',
      body: customers({ links: { self: null } }),
      ...missing(pointer),
    },
    {
      id: 'R2',
      what: 'null itself',
      method: 'POST',
      path: '/customers',
      body: customers(null),
      ...malformed(pointer),
    },
    {
      id: 'R2',
      what: 'a list itself',
      method: 'POST',
      path: '/customers',
      body: customers([]),
      ...malformed(pointer),
    },
  ])
})

describe('the linkage of a to-one', () => {
  // A customer cannot be named in a row of the shared judge, so these are asked one by one.
  test.each(toOne.filter(([id]) => id !== 'R7'))(
    '%s cannot be %s',
    async (_id, _what, data, fault, below) => {
      const group = identifierOf(await makeRecord(service, 'customer_groups'))
      const one = identifierOf(await makeRecord(service, 'customers', {}, { customer_group: group }))
      const body = JSON.stringify({ data }).replaceAll('{own}', String(group.id))
      const response = await send(service, 'PATCH', linkageOf(one, 'customer_group'), { body })
      const { status, ...told } = { status: 0, ...fault(`/data${below}`) }
      expectStatus(response, status)
      expect(response.json.errors).toMatchObject([told])
      expect((await send(service, 'GET', linkageOf(one, 'customer_group'))).json.data).toEqual(group)
    },
  )
})

const relationships = (given: object) => ({
  data: { type: 'customer_groups', attributes: { name: 'x' }, relationships: given },
})

describe('a relationship in a document', () => {
  judgeEach([
    {
      id: 'R1',
      what: 'cannot be unknown',
      method: 'POST',
      body: relationships({ customer: { data: [] } }),
      status: 400,
      code: 'PARAM_NOT_ALLOWED',
      source: { pointer: '/data/relationships/customer' },
    },
    {
      id: 'R1',
      what: 'cannot be an inherited name',
      method: 'POST',
      body: relationships({ constructor: { data: [] } }),
      status: 400,
      code: 'PARAM_NOT_ALLOWED',
      source: { pointer: '/data/relationships/constructor' },
    },
  ])

  test('whose name begins with @ is none, and is passed over (MN-06)', async () => {
    const response = await send(service, 'POST', '/customer_groups', { body: relationships({ '@note': 5 }) })
    expect(response.status).toBe(201)
  })
})

test('R6 each of several members that are not there is told at its place in what was sent', async () => {
  const group = identifierOf(await makeRecord(service, 'customer_groups'))
  const one = identifierOf(await makeRecord(service, 'customers'))
  const other = { type: 'customers', id: '0BBBBBBBBBBBBB' }
  const response = await answerTo({
    id: 'R6',
    what: 'two that are not there, one of them twice, after one twice',
    method: 'POST',
    path: linkageOf(group, 'customers'),
    body: { data: [one, one, customer, other, customer] },
    status: 404,
  })
  expect(response.json.errors).toMatchObject([
    { detail: `There is no such resource in customers: ${nobody}`, source: { pointer: '/data/2' } },
    { detail: `There is no such resource in customers: ${other.id}`, source: { pointer: '/data/3' } },
  ])
})

describe('a member that is named twice', () => {
  test('R9 counts once', async () => {
    const group = identifierOf(await makeRecord(service, 'customer_groups'))
    const one = identifierOf(await makeRecord(service, 'customers'))
    await judgeWork(async () => {
      for (const method of ['POST', 'PATCH']) {
        expectStatus(
          await send(service, method, linkageOf(group, 'customers'), { body: { data: [one, one, one] } }),
          204,
        )
        expect((await send(service, 'GET', linkageOf(group, 'customers'))).json.data).toEqual([one])
      }
      return [{ did: 'update', type: 'customers', id: String(one.id) }]
    })
  })
})
