import { describe, expect, test } from 'vitest'
import {
  identifierOf,
  identifiersIn,
  linkageOf,
  makeRecord,
  patchRecord,
  recordDocument,
  type Identifier,
} from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus } from '../harness/response.ts'
import { stable } from '../harness/stable.ts'
import { useService } from '../harness/use-service.ts'
import { everyRelationship } from '../harness/world.ts'

const service = useService()
const nobody = '0AAAAAAAAAAAAA'

async function make(type: string, links = {}): Promise<Identifier> {
  return identifierOf(await makeRecord(service, type, {}, links))
}

async function linkageNow(record: Identifier, name: string): Promise<readonly Identifier[]> {
  return identifiersIn(await send(service, 'GET', linkageOf(record, name)))
}

test('a market is made with everything that it leads to, in one request', async () => {
  const links = {
    customer_group: await make('customer_groups'),
    merchant: await make('merchants'),
    price_list: await make('price_lists'),
    inventory_model: await make('inventory_models'),
  }
  const response = await send(
    service,
    'POST',
    '/markets?include=customer_group,merchant,price_list,inventory_model',
    {
      body: recordDocument('markets', {}, links),
    },
  )
  expectStatus(response, 201)
  const { data, included } = response.json
  for (const [name, target] of Object.entries(links)) expect(data.relationships[name].data).toEqual(target)
  expect(included.map(identifierOf)).toEqual(Object.values(links))
  expect(data.attributes.private).toBe(true)
})

test('a group is made with its members, in one request (CR-04)', async () => {
  const [one, two, market] = [await make('customers'), await make('customers'), await make('markets')]
  const response = await send(service, 'POST', '/customer_groups?withCount=customers,markets', {
    body: recordDocument('customer_groups', {}, { customers: [one, two, one], markets: [market] }),
  })
  expectStatus(response, 201)
  const { relationships } = response.json.data
  expect([relationships.customers.meta, relationships.markets.meta]).toEqual([
    { record_count: 2 },
    { record_count: 1 },
  ])
})

test('a group is not made when one of its members is not there (CR-04, CR-12)', async () => {
  const customer = await make('customers')
  const body = recordDocument(
    'customer_groups',
    { code: 'half' },
    { markets: [await make('markets')], customers: [customer, { type: 'customers', id: nobody }] },
  )
  const response = await send(service, 'POST', '/customer_groups', { body })
  expectStatus(response, 404)
  expect(response.json.errors).toEqual([
    {
      title: 'Record not found',
      detail: `There is no such resource in customers: ${nobody}`,
      code: 'RECORD_NOT_FOUND',
      source: { pointer: '/data/relationships/customers/data/1' },
      status: '404',
    },
  ])
  const { json } = await send(service, 'GET', '/customer_groups?filter[code]=half')
  expect(json.data).toEqual([])
  expect(await linkageNow(customer, 'customer_group')).toEqual([])
})

test('an update replaces members and attributes together, or neither (UP-05, UP-15)', async () => {
  const group = identifierOf(await makeRecord(service, 'customer_groups', { name: 'Before' }))
  const [before, after] = [await make('customers', { customer_group: group }), await make('customers')]
  const done = await patchRecord(service, group, {
    attributes: { name: 'After' },
    links: { customers: [after] },
  })
  expectStatus(done, 200)
  expect(await linkageNow(group, 'customers')).toEqual([after])
  const missing = { type: 'customers', id: nobody }
  const undone = await patchRecord(service, group, {
    attributes: { name: 'Never' },
    links: { customers: [before, missing] },
  })
  expectStatus(undone, 404)
  expect((await send(service, 'GET', `/customer_groups/${group.id}`)).json.data.attributes.name).toBe('After')
  expect(await linkageNow(group, 'customers')).toEqual([after])
})

test('an update leaves the relationships alone that it does not name (UP-03)', async () => {
  const group = await make('customer_groups')
  const merchant = await make('merchants')
  const market = await make('markets', { customer_group: group, merchant })
  expectStatus(await patchRecord(service, market, { attributes: { name: 'Renamed' } }), 200)
  expectStatus(await patchRecord(service, market, { links: { merchant: null } }), 200)
  expect(await linkageNow(market, 'customer_group')).toEqual([group])
  expect(await linkageNow(market, 'merchant')).toEqual([])
  expectStatus(await patchRecord(service, group, { attributes: { name: 'Renamed' } }), 200)
  expect(await linkageNow(group, 'markets')).toEqual([market])
})

test.each([
  ['null', null],
  ['an id that is null', { type: 'customer_groups', id: null }],
])('a customer is made without a group, and leaves one, by %s', async (_what, none) => {
  const group = await make('customer_groups')
  const customer = await make('customers', { customer_group: none })
  expect(await linkageNow(customer, 'customer_group')).toEqual([])
  expectStatus(await patchRecord(service, customer, { links: { customer_group: group } }), 200)
  expect(await linkageNow(customer, 'customer_group')).toEqual([group])
  const left = await patchRecord(service, customer, { links: { customer_group: none } })
  expectStatus(left, 200)
  expect(await linkageNow(customer, 'customer_group')).toEqual([])
})

const blank = (name: string, pointer: string) => ({
  title: "can't be blank",
  detail: `${name} - can't be blank`,
  code: 'VALIDATION_ERROR',
  source: { pointer },
  status: '422',
  meta: { error: 'blank' },
})

test('an attachment cannot be made without its owner: 422 at the relationship', async () => {
  const response = await send(service, 'POST', '/attachments', {
    body: recordDocument('attachments', { name: '' }),
  })
  expectStatus(response, 422)
  expect(response.json.errors).toEqual([
    blank('name', '/data/attributes/name'),
    blank('attachable', '/data/relationships/attachable'),
  ])
})

test('the whole document of a create with include and fields', async () => {
  const group = identifierOf(await makeRecord(service, 'customer_groups', { name: 'VIP' }))
  const response = await send(
    service,
    'POST',
    '/customers?include=customer_group&fields[customers]=email,customer_group&fields[customer_groups]=name',
    { body: recordDocument('customers', { email: 'ada@example.com' }, { customer_group: group }) },
  )
  expectStatus(response, 201)
  const meta = { mode: 'test', organization_id: 'orgAurora000001', trace_id: 'a trace' }
  const self = 'http://cohort.test/api/customers/id 1'
  expect(stable(response.json)).toEqual({
    data: {
      id: 'id 1',
      type: 'customers',
      links: { self },
      attributes: { email: 'ada@example.com' },
      relationships: {
        customer_group: {
          links: { self: `${self}/relationships/customer_group`, related: `${self}/customer_group` },
          data: { type: 'customer_groups', id: 'id 2' },
        },
      },
      meta,
    },
    included: [
      {
        id: 'id 2',
        type: 'customer_groups',
        links: { self: 'http://cohort.test/api/customer_groups/id 2' },
        attributes: { name: 'VIP' },
        meta,
      },
    ],
    links: {
      self: `${self}?include=customer_group&fields%5Bcustomers%5D=email%2Ccustomer_group&fields%5Bcustomer_groups%5D=name`,
    },
  })
})

test('the answer to an update shows what it set, with include and fields (IN-07, SF-06)', async () => {
  const [group, other] = [await make('customer_groups'), await make('customer_groups')]
  const customer = await make('customers', { customer_group: group })
  const response = await send(
    service,
    'PATCH',
    `/customers/${customer.id}?include=customer_group.customers&fields[customer_groups]=customers`,
    { body: { data: { ...customer, relationships: { customer_group: { data: other } } } } },
  )
  expectStatus(response, 200)
  expect(response.json.data.relationships.customer_group.data).toEqual(other)
  expect(response.json.included.map(identifierOf)).toEqual([other])
  expect(response.json.included[0].relationships.customers.data).toEqual([customer])
})

const readOnly = everyRelationship.filter(({ relationship }) => relationship.kind === 'has_many_as')

describe.each(readOnly)('$type.$name', ({ type, name }) => {
  test('cannot be written in a document: 403 (UP-10)', async () => {
    const owner = type === 'attachments' ? { attachable: await make('merchants') } : {}
    const record = await make(type, owner)
    for (const response of [
      await send(service, 'POST', `/${type}`, { body: recordDocument(type, {}, { ...owner, [name]: [] }) }),
      await patchRecord(service, record, { links: { [name]: [] } }),
    ]) {
      expectStatus(response, 403)
      expect(response.json.errors).toEqual([
        {
          title: 'Forbidden',
          detail: `${name} cannot be written here.`,
          code: 'FORBIDDEN',
          source: { pointer: `/data/relationships/${name}` },
          status: '403',
        },
      ])
    }
  })
})
