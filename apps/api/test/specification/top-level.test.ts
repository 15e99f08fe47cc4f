import { describe, expect, test } from 'vitest'
import { groupDocument, groupUpdate, makeGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { stable } from '../harness/stable.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

const self = 'http://cohort.test/api/customer_groups/id 1'
const relationship = (name: string) => ({
  links: { self: `${self}/relationships/${name}`, related: `${self}/${name}` },
})

/** The document of one group. */
const document = {
  data: {
    id: 'id 1',
    type: 'customer_groups',
    links: { self },
    attributes: {
      name: 'VIP',
      code: 'vip',
      created_at: 'a time',
      updated_at: 'a time',
      reference: null,
      reference_origin: null,
      metadata: {},
    },
    relationships: {
      customers: relationship('customers'),
      markets: relationship('markets'),
      attachments: relationship('attachments'),
      versions: relationship('versions'),
      event_stores: relationship('event_stores'),
    },
    meta: { mode: 'test', organization_id: 'orgAurora000001', trace_id: 'a trace' },
  },
  links: { self },
}

describe('the document', () => {
  test('of a list is an array, also without members (TL-01, TL-02, TL-08)', async () => {
    const { json } = await send(service, 'GET', '/customer_groups', { as: 'borealis/live' })
    const list = 'http://cohort.test/api/customer_groups'
    expect(stable(json)).toEqual({
      data: [],
      meta: { record_count: 0, page_count: 0 },
      links: { self: list, first: list, prev: null, next: null, last: list },
    })
  })

  test('of a create, a read, an update and a list shows the same resource (TL-01, TL-07, TL-08)', async () => {
    const created = await send(service, 'POST', '/customer_groups', {
      body: groupDocument({ name: 'VIP', code: 'vip' }),
    })
    const path = `/customer_groups/${created.json.data.id}`
    const read = await send(service, 'GET', path)
    const updated = await send(service, 'PATCH', path, {
      body: groupUpdate(created.json.data.id, { name: 'VIP' }),
    })
    const list = await send(service, 'GET', '/customer_groups?filter[code]=vip')
    expect([created, read, updated].map(({ json }) => stable(json))).toEqual([document, document, document])
    expect(stable(list.json).data).toEqual([document.data])
  })

  test('of a list of many is an array of them (TL-08)', async () => {
    for (const name of ['One', 'Two', 'Three']) await makeGroup(service, { name }, { as: 'aurora/live' })
    const { json } = await send(service, 'GET', '/customer_groups?sort=name', { as: 'aurora/live' })
    expect(json.data.map((group: { attributes: { name: string } }) => group.attributes.name)).toEqual([
      'One',
      'Three',
      'Two',
    ])
    expect(json.meta).toEqual({ record_count: 3, page_count: 1 })
  })

  test('has its members in the order in which they are declared', async () => {
    const { id } = await makeGroup(service, { metadata: {}, reference: 'r', code: 'order', name: 'Order' })
    const { json } = await send(service, 'GET', `/customer_groups/${id}`)
    expect(Object.keys(json.data)).toEqual(Object.keys(document.data))
    expect(Object.keys(json.data.attributes)).toEqual(Object.keys(document.data.attributes))
    expect(Object.keys(json.data.relationships)).toEqual(Object.keys(document.data.relationships))
  })

  test('never has data and errors (TL-03)', async () => {
    const { json } = await send(service, 'POST', '/customer_groups', { body: groupDocument({}) })
    expect(Object.keys(json)).toEqual(['errors'])
  })
})

describe('members that nobody knows', () => {
  test('can stand anywhere in a document, and are passed over (TL-06, UP-16)', async () => {
    const stranger = { foo: { bar: [1] } }
    const body = {
      ...stranger,
      data: {
        ...stranger,
        type: 'customer_groups',
        attributes: { name: 'Lenient' },
        links: stranger,
        meta: stranger,
      },
      included: [stranger],
      jsonapi: stranger,
    }
    const { status, json } = await send(service, 'POST', '/customer_groups', { body })
    expect([status, json.data.attributes.name]).toEqual([201, 'Lenient'])
    expect(JSON.stringify(json)).not.toContain('foo')
  })

  test('can stand in a relationship and an identifier, in every document that is sent (TL-06, UP-16)', async () => {
    const { id } = await makeGroup(service, { name: 'Lenient' })
    const made = await send(service, 'POST', '/customers', {
      body: { data: { type: 'customers', attributes: { email: 'lenient@example.com' } } },
    })
    const stranger = { foo: { bar: [1] }, links: { foo: 1 }, meta: { foo: 1 } }
    const linkage = { ...stranger, data: [{ ...stranger, type: 'customers', id: made.json.data.id }] }
    const path = `/customer_groups/${id}`
    const answers = [
      await send(service, 'PATCH', path, {
        body: {
          ...stranger,
          data: { ...stranger, type: 'customer_groups', id, relationships: { customers: linkage } },
        },
      }),
      await send(service, 'PATCH', `${path}/relationships/customers`, { body: linkage }),
      await send(service, 'DELETE', `${path}/relationships/customers`, { body: linkage }),
      await send(service, 'POST', `${path}/relationships/customers`, { body: linkage }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 204, 204, 204])
    const { json } = await send(service, 'GET', `${path}/relationships/customers`)
    expect(json.data).toEqual([{ type: 'customers', id: made.json.data.id }])
  })

  test('cannot stand among attributes or relationships (TL-06)', async () => {
    const data = {
      type: 'customer_groups',
      attributes: { name: 'Strict', foo: 1 },
      relationships: { bar: { data: [] } },
    }
    const inAttributes = await send(service, 'POST', '/customer_groups', { body: { data } })
    expect(inAttributes.json.errors[0].source).toEqual({ pointer: '/data/attributes/foo' })
    const body = { data: { ...data, attributes: { name: 'Strict' } } }
    const inRelationships = await send(service, 'POST', '/customer_groups', { body })
    expect(inRelationships.json.errors[0].source).toEqual({ pointer: '/data/relationships/bar' })
  })
})

test('the link to itself, followed, gives the same again (TL-10)', async () => {
  const { id } = await makeGroup(service, { name: 'Itself', code: 'itself' })
  for (const path of [
    `/customer_groups/${id}?fields[customer_groups]=name`,
    '/customer_groups?filter[q][name_or_code_i_cont]=itself&sort=-name,id&page[size]=5&fields[customer_groups]=name,code',
    `/customer_groups?filter[q][metadata_jcont]=${encodeURIComponent('{"a":[1,"ü&=+%"]}')}&filter[q][name_in]=a\\,b,c%26d`,
  ]) {
    const first = await send(service, 'GET', path)
    const again = await send(service, 'GET', first.json.links.self.slice(`${service.url}/api`.length))
    expect(stable(again.json)).toEqual(stable(first.json))
  }
})

test('the description of the API is at its own address, and documents do not link to it (TL-12 decided otherwise)', async () => {
  const { json } = await send(service, 'GET', '/customer_groups')
  expect(json.links).not.toHaveProperty('describedby')
  const description = await fetch(`${service.url}/openapi.json`)
  expect(description.status).toBe(200)
  expect(await description.json()).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) })
})
