import { isToOne } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { eventually } from '../harness/eventually.ts'
import { identifierOf, identifiersIn, linkageOf, makeRecord, type Identifier } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Json, type Response } from '../harness/response.ts'
import { stable } from '../harness/stable.ts'
import { useService } from '../harness/use-service.ts'
import { everyRelationship, fullestOf, useWorld } from '../harness/world.ts'

const service = useService()
const { judgeWork } = useBadInput(service)
const world = useWorld(service)
const unknownId = '0AAAAAAAAAAAAA'

/** What is below a record, once there is something: the log is a moment behind its writers. */
function readBelow(path: string): Promise<Response> {
  return eventually(
    () => send(service, 'GET', path),
    ({ json }) => [json.data].flat().length > 0,
  )
}

describe.each(everyRelationship)('$type.$name', ({ type, name, relationship }) => {
  test('can be read as resources and as linkage, which agree (FE-08, RL-05, RC-01)', async () => {
    const record = fullestOf(world(), type)
    const related = await readBelow(`/${type}/${record.id}/${name}`)
    const linkage = await readBelow(linkageOf(record, name))
    expectStatus(related, 200)
    expectStatus(linkage, 200)
    expect(identifiersIn(linkage).length).toBeGreaterThan(0)
    expect(identifiersIn(related)).toEqual(identifiersIn(linkage))
    expect(linkage.json.data).toEqual(
      isToOne(relationship) ? identifiersIn(linkage)[0] : identifiersIn(linkage),
    )
    const base = `${service.url}/api/${type}/${record.id}`
    expect(linkage.json.links).toMatchObject({
      self: `${base}/relationships/${name}`,
      related: `${base}/${name}`,
    })
    expect(related.json.links.self).toBe(`${base}/${name}`)
  })

  test('is where the links of the record lead (FE-01, FE-07, RC-02)', async () => {
    const record = fullestOf(world(), type)
    const { json } = await send(service, 'GET', `/${type}/${record.id}`)
    const base = `${service.url}/api/${type}/${record.id}`
    expect(json.data.relationships[name]).toEqual({
      links: { self: `${base}/relationships/${name}`, related: `${base}/${name}` },
    })
  })

  test('cannot be read of a record that is not there (FE-06, FE-09)', async () => {
    for (const path of [`/${type}/${unknownId}/${name}`, `/${type}/${unknownId}/relationships/${name}`]) {
      const response = await send(service, 'GET', path)
      expectStatus(response, 404)
      expect(response.json.errors).toEqual([
        {
          title: 'Record not found',
          detail: `There is no such resource in ${type}.`,
          code: 'RECORD_NOT_FOUND',
          status: '404',
        },
      ])
    }
  })

  test('cannot be read from another environment, which sees no more than of an unknown id (S8)', () =>
    judgeWork(async () => {
      const record = fullestOf(world(), type)
      for (const below of [name, `relationships/${name}`]) {
        const options = { as: 'borealis/test', headers: { 'X-Request-Id': 'same' } }
        const foreign = await send(service, 'GET', `/${type}/${record.id}/${below}`, options)
        const unknown = await send(service, 'GET', `/${type}/${unknownId}/${below}`, options)
        expect([foreign.status, foreign.text]).toEqual([404, unknown.text])
      }
      return []
    }))
})

test('what is empty can be read: null of a to-one, [] of a to-many (FE-04, FE-08, FE-10, RL-03, RL-04, RL-06)', async () => {
  const { openMarket, emptyGroup } = world()
  const none = await send(service, 'GET', `/markets/${openMarket.id}/customer_group`)
  expect(stable(none.json)).toEqual({
    data: null,
    links: { self: `http://cohort.test/api/markets/${openMarket.id}/customer_group` },
  })
  expect((await send(service, 'GET', linkageOf(openMarket, 'customer_group'))).json.data).toBeNull()
  const empty = await send(service, 'GET', `/customer_groups/${emptyGroup.id}/customers`)
  expect([empty.json.data, empty.json.meta]).toEqual([[], { record_count: 0, page_count: 0 }])
  expect((await send(service, 'GET', linkageOf(emptyGroup, 'customers'))).json.data).toEqual([])
})

test('a relationship that is not declared cannot be read: 404 (U7)', async () => {
  const { group } = world()
  for (const name of ['nope', 'constructor', 'name', 'Customers', 'customer_group_id']) {
    for (const path of [`/customer_groups/${group.id}/${name}`, linkageOf(group, name)]) {
      expect((await send(service, 'GET', path)).status).toBe(404)
    }
  }
})

const withoutTrace = ({ json: { data, included } }: Response): Json => stable({ data, included })

test('what a to-one leads to is shown as its own address shows it', async () => {
  const { market, group } = world()
  const related = await send(
    service,
    'GET',
    `/markets/${market.id}/customer_group?include=customers&fields[customers]=email`,
  )
  const direct = await send(
    service,
    'GET',
    `/customer_groups/${group.id}?include=customers&fields[customers]=email`,
  )
  expect(withoutTrace(related)).toEqual(withoutTrace(direct))
  expect(related.json.included).toHaveLength(2)
})

const names = async (path: string) =>
  (await send(service, 'GET', path)).json.data.map(({ attributes }: Json) => attributes.name)

async function makeShelf(): Promise<Identifier> {
  const owner = identifierOf(await makeRecord(service, 'merchants'))
  for (const name of ['beta', 'alpha', 'gamma', 'alpha 2', 'delta']) {
    await makeRecord(service, 'attachments', { name }, { attachable: owner })
  }
  return owner
}

describe('the members of a to-many', () => {
  test('can be filtered, sorted and paged like any list', async () => {
    const path = `/merchants/${(await makeShelf()).id}/attachments`
    expect(await names(`${path}?sort=name`)).toEqual(['alpha', 'alpha 2', 'beta', 'delta', 'gamma'])
    expect(await names(`${path}?filter[q][name_start]=alpha&sort=-name`)).toEqual(['alpha 2', 'alpha'])
    const page = await send(
      service,
      'GET',
      `${path}?sort=name&page[size]=2&page[number]=2&withCount=versions`,
    )
    expect(page.json.data.map(({ attributes }: Json) => attributes.name)).toEqual(['beta', 'delta'])
    expect(page.json.meta).toEqual({ record_count: 5, page_count: 3 })
    expect(page.json.links.next).toBe(
      `${service.url}/api${path}?sort=name&withCount=versions&page%5Bnumber%5D=3&page%5Bsize%5D=2`,
    )
  })

  test('can be sorted and paged as linkage too (SO-06)', async () => {
    const owner = await makeShelf()
    const ids = await send(service, 'GET', `/merchants/${owner.id}/attachments?sort=name`)
    const page = await send(service, 'GET', `${linkageOf(owner, 'attachments')}?sort=name&page[size]=2`)
    expect(page.json.data).toEqual(identifiersIn(ids).slice(0, 2))
    expect(page.json.meta).toEqual({ record_count: 5, page_count: 3 })
    expect(page.json.links.related).toBe(`${service.url}/api/merchants/${owner.id}/attachments`)
  })

  test.each([
    ['filter[q][name_start]=x', 'customer_group'],
    ['sort=name', 'customer_group'],
    ['page[size]=1', 'customer_group'],
    ['filter[q][nope_eq]=x', 'attachments'],
    ['include=nope', 'attachments'],
    ['withCount=name', 'attachments'],
  ])('cannot be asked for with %s below %s: 400', async (query, name) => {
    const { market } = world()
    const { status } = await send(service, 'GET', `/markets/${market.id}/${name}?${query}`)
    expect(status).toBe(400)
  })
})

test('a write of linkage answers nothing, and includes nothing: include is refused (IN-01)', async () => {
  const path = `${linkageOf(world().emptyGroup, 'customers')}?include=customers`
  const response = await send(service, 'PATCH', path, { body: { data: [] } })
  expectStatus(response, 400)
  expect(response.json.errors[0]).toMatchObject({
    code: 'PARAM_NOT_ALLOWED',
    source: { parameter: 'include' },
  })
})

describe('linkage with what it leads to (IN-06)', () => {
  test('has identifiers, and the members with what they lead to as resources', async () => {
    const { group, customers } = world()
    const [customer] = customers
    if (customer === undefined) throw new Error('The world has customers')
    const path = `${linkageOf(group, 'customers')}?include=customers.attachments,customers.customer_group&fields[customers]=email,attachments,customer_group`
    const { json } = await send(service, 'GET', path)
    expect(json.data).toContainEqual({ type: 'customers', id: customer.id })
    const shown = json.included.map(({ type, id }: { type: string; id: string }) => `${type} ${id}`)
    expect(shown).toContain(`customers ${customer.id}`)
    expect(shown).toContain(`customer_groups ${group.id}`)
    const member = json.included.find(({ id }: { id: string }) => id === customer.id)
    expect(Object.keys(member.attributes)).toEqual(['email'])
    expect(decodeURIComponent(json.links.self)).toContain(
      'include=customers.attachments,customers.customer_group',
    )
  })

  test('of a to-one has the one that it leads to', async () => {
    const { market, merchant } = world()
    const { json } = await send(service, 'GET', `${linkageOf(market, 'merchant')}?include=merchant`)
    expect(json.data).toEqual({ type: 'merchants', id: merchant.id })
    expect(json.included.map(({ type, id }: { type: string; id: string }) => [type, id])).toEqual([
      ['merchants', merchant.id],
    ])
  })

  test('that leads nowhere includes nothing, and an empty include neither', async () => {
    const { group, openMarket } = world()
    const empty = await send(service, 'GET', `${linkageOf(openMarket, 'merchant')}?include=merchant`)
    expect([empty.json.data, empty.json.included]).toEqual([null, []])
    const nothing = await send(service, 'GET', `${linkageOf(group, 'customers')}?include=`)
    expect(nothing.json.included).toEqual([])
  })

  test.each(['markets', 'customers.nope', 'customer_group'])('cannot include %s (IN-05)', async (path) => {
    const response = await send(service, 'GET', `${linkageOf(world().group, 'customers')}?include=${path}`)
    expectStatus(response, 400)
    expect(response.json.errors[0]).toMatchObject({
      code: 'INVALID_INCLUDE',
      source: { parameter: 'include' },
    })
  })
})

test('every address below a record tells which methods it takes, and HEAD is GET without its body', async () => {
  const { group, market } = world()
  const allowed = async (path: string) => (await send(service, 'OPTIONS', path)).headers.get('Allow')
  expect(await allowed(`/customer_groups/${group.id}/customers`)).toBe('GET, HEAD, OPTIONS')
  expect(await allowed(linkageOf(market, 'merchant'))).toBe('GET, HEAD, PATCH, POST, DELETE, OPTIONS')
  const head = await send(service, 'HEAD', linkageOf(group, 'customers'))
  expectStatus(head, 200)
  const put = await send(service, 'PUT', linkageOf(group, 'customers'), { body: { data: [] } })
  expectStatus(put, 405)
})
