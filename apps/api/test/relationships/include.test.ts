import { isToOne } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { eventually } from '../harness/eventually.ts'
import { identifierOf, identifiersIn, linkageOf, makeRecord, type Identifier } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Json } from '../harness/response.ts'
import { stable } from '../harness/stable.ts'
import { danglingLinkage, unreachableResources } from '../harness/unreachable-resources.ts'
import { useService } from '../harness/use-service.ts'
import { everyRelationship, fullestOf, useWorld } from '../harness/world.ts'

const service = useService()
const world = useWorld(service)

async function read(path: string): Promise<Json> {
  const response = await send(service, 'GET', path)
  expectStatus(response, 200)
  return response.json
}

describe.each(everyRelationship)('$type can include $name', ({ type, name, relationship }) => {
  test('of one record: the linkage and the resources are those of their own addresses', async () => {
    const record = fullestOf(world(), type)
    const related = await eventually(
      () =>
        read(
          `/${type}/${record.id}/${name}?page[size]=100`.replace(isToOne(relationship) ? /\?.*/ : /$^/, ''),
        ),
      ({ data }) => [data].flat().length > 0,
    )
    const { data, included } = await read(`/${type}/${record.id}?include=${name}`)
    const linkage: readonly Identifier[] = [data.relationships[name].data].flat()
    expect(linkage).toEqual([related.data].flat().map(identifierOf))
    expect(stable(included)).toEqual(stable([related.data].flat()))
    for (const other of Object.keys(data.relationships).filter((key) => key !== name)) {
      expect(data.relationships[other]).not.toHaveProperty('data')
    }
  })

  test('of a list: every record has its linkage, and everything included is linked, once (CD-01, CD-02, IN-03)', async () => {
    const document = await read(`/${type}?include=${name}&page[size]=100`)
    expect(document.data.length).toBeGreaterThan(0)
    for (const { relationships } of document.data) expect(relationships[name]).toHaveProperty('data')
    expect(unreachableResources(document)).toEqual([])
    expect(danglingLinkage(document)).toEqual([])
  })

  test('together with all others of its type', async () => {
    const names = everyRelationship.filter((row) => row.type === type).map((row) => row.name)
    const document = await read(`/${type}?include=${names.join(',')}&page[size]=100`)
    expect(unreachableResources(document)).toEqual([])
    expect(danglingLinkage(document)).toEqual([])
  })
})

describe('nested includes', () => {
  test.each([
    ['customer_groups', 'markets.price_list.attachments.event_stores'],
    ['customer_groups', 'customers.customer_group.markets.merchant'],
    ['customers', 'customer_group.customers.customer_group.customers'],
    ['attachments', 'attachable.attachments.attachable.versions'],
    [
      'markets',
      'customer_group.attachments,merchant.attachments.versions,price_list,inventory_model.versions',
    ],
  ])('of %s can go to four levels: %s', async (type, include) => {
    const { id } = fullestOf(world(), type)
    for (const path of [`/${type}?page[size]=15`, `/${type}/${id}?`]) {
      const document = await read(`${path}&include=${include}`)
      expect(unreachableResources(document)).toEqual([])
      expect(danglingLinkage(document)).toEqual([])
      for (const level of include.split(',')) expect(reached(document, level.split('.'))).not.toEqual([])
    }
  })

  test('include what is on the way (CD-05)', async () => {
    const { market, priceList, attachments } = world()
    const { included } = await read(`/markets/${market.id}?include=price_list.attachments`)
    const own = attachments.slice(8, 10).toReversed()
    expect(included.map(identifierOf)).toEqual([priceList, ...own])
  })

  test('on a cycle show each resource once, also those of the list itself (CD-04, CD-06)', async () => {
    const { group, customers } = world()
    const document = await read(
      `/customers?filter[customer_group_id]=${group.id}&include=customer_group.customers`,
    )
    const members = customers.slice(0, 2).toReversed()
    expect(document.data.map(identifierOf)).toEqual(members)
    expect(document.included.map(identifierOf)).toEqual([group])
    expect(document.included[0].relationships.customers.data).toEqual(members)
  })

  test('show a resource that two paths lead to with what both ask of it (CD-06)', async () => {
    const { market, group } = world()
    const document = await read(
      `/markets/${market.id}?include=customer_group.customers,customer_group.markets`,
    )
    const shown = document.included.find((resource: Identifier) => resource.id === group.id)
    expect(shown.relationships.customers.data).toHaveLength(2)
    expect(shown.relationships.markets.data).toEqual([market])
    expect(document.included.map(identifierOf)).not.toContainEqual(market)
  })
})

/** The identifiers at the end of a path of relationships. */
function reached(document: Json, path: readonly string[]): readonly Identifier[] {
  const all: readonly Json[] = [document.data, document.included].flat()
  return path.reduce<readonly Json[]>(
    (from, name) =>
      from
        .flatMap(({ relationships }) => [relationships[name]?.data ?? []].flat())
        .flatMap((identifier: Identifier) =>
          all.filter(({ type, id }) => type === identifier.type && id === identifier.id),
        ),
    [document.data].flat(),
  )
}

describe('the owner of an attachment', () => {
  test('can be included whatever its type, and what each type has below it', async () => {
    const { attachments, group, market } = world()
    const document = await read(
      '/attachments?include=attachable.customer_group,attachable.customers&page[size]=100',
    )
    expect(document.data).toHaveLength(attachments.length)
    const owners = new Set(document.data.map(({ relationships }: Json) => relationships.attachable.data.type))
    expect(owners).toEqual(
      new Set(['customer_groups', 'customers', 'markets', 'merchants', 'price_lists', 'inventory_models']),
    )
    const find = ({ id }: Identifier): Json =>
      document.included.find((resource: Identifier) => resource.id === id)
    expect(find(market).relationships.customer_group.data).toEqual(group)
    expect(find(group).relationships.customers.data).toHaveLength(2)
    expect(unreachableResources(document)).toEqual([])
  })

  test('cannot include what none of its types has', async () => {
    const response = await send(service, 'GET', '/attachments?include=attachable.nope')
    expectStatus(response, 400)
    expect(response.json.errors[0]).toMatchObject({
      code: 'INVALID_INCLUDE',
      source: { parameter: 'include' },
    })
  })
})

test('an empty include gives an empty included, and no include none (IN-02, IN-04)', async () => {
  const { group } = world()
  for (const path of ['/customer_groups', `/customer_groups/${group.id}`]) {
    expect((await read(`${path}?include=`)).included).toEqual([])
    expect(await read(path)).not.toHaveProperty('included')
  }
})

test('what leads nowhere is included as null or [], and nothing beside it', async () => {
  const { openMarket, emptyGroup } = world()
  const market = await read(`/markets/${openMarket.id}?include=customer_group.customers,merchant,attachments`)
  const { customer_group, merchant, attachments } = market.data.relationships
  expect([customer_group.data, merchant.data, attachments.data, market.included]).toEqual([
    null,
    null,
    [],
    [],
  ])
  const group = await read(`/customer_groups/${emptyGroup.id}?include=customers,markets.merchant`)
  expect([group.data.relationships.customers.data, group.included]).toEqual([[], []])
})

test('fields leave out the linkage that they do not name, and what it led to stays (CD-03, SF-01)', async () => {
  const { group } = world()
  const path = `/customer_groups/${group.id}?include=customers&fields[customer_groups]=name&fields[customers]=`
  const { data, included } = await read(path)
  expect(Object.keys(data)).toEqual(['id', 'type', 'links', 'attributes', 'meta'])
  expect(included.map(({ attributes }: Json) => attributes)).toEqual([{}, {}])
})

test('the whole document of a group with its market', async () => {
  const group = identifierOf(await makeRecord(service, 'customer_groups', { name: 'Trade' }))
  await makeRecord(service, 'markets', { name: 'Trade shop' }, { customer_group: group })
  const fields = 'fields[customer_groups]=name,markets&fields[markets]=name,private,customer_group'
  const meta = { mode: 'test', organization_id: 'orgAurora000001', trace_id: 'a trace' }
  const base = 'http://cohort.test/api'
  expect(stable(await read(`/customer_groups/${group.id}?include=markets&${fields}`))).toEqual({
    data: {
      id: 'id 1',
      type: 'customer_groups',
      links: { self: `${base}/customer_groups/id 1` },
      attributes: { name: 'Trade' },
      relationships: {
        markets: {
          links: {
            self: `${base}/customer_groups/id 1/relationships/markets`,
            related: `${base}/customer_groups/id 1/markets`,
          },
          data: [{ type: 'markets', id: 'id 2' }],
        },
      },
      meta,
    },
    included: [
      {
        id: 'id 2',
        type: 'markets',
        links: { self: `${base}/markets/id 2` },
        attributes: { name: 'Trade shop', private: true },
        relationships: {
          customer_group: {
            links: {
              self: `${base}/markets/id 2/relationships/customer_group`,
              related: `${base}/markets/id 2/customer_group`,
            },
          },
        },
        meta,
      },
    ],
    links: {
      self: `${base}/customer_groups/id 1?include=markets&fields%5Bcustomer_groups%5D=name%2Cmarkets&fields%5Bmarkets%5D=name%2Cprivate%2Ccustomer_group`,
    },
  })
})

test('related resources can include, and what is linked is what they say', async () => {
  const { group } = world()
  const response = await send(
    service,
    'GET',
    `/customer_groups/${group.id}/markets?include=merchant.attachments`,
  )
  expect(identifiersIn(response)).toHaveLength(1)
  expect(unreachableResources(response.json)).toEqual([])
  expect(response.json.included).toHaveLength(3)
  expectStatus(await send(service, 'GET', linkageOf(group, 'markets')), 200)
})
