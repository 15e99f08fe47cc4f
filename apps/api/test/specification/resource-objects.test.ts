import { describe, expect, test } from 'vitest'
import { groupDocument, makeGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

const type = 'customer_groups'
const attributes = { name: 'Object' }

describe('a resource object that is sent', () => {
  test('can have a lid (RO-05)', async () => {
    const body = { data: { type, lid: 'mine', attributes } }
    const { status, json } = await send(service, 'POST', '/customer_groups', { body })
    expect([status, json.data.attributes.name]).toEqual([201, 'Object'])
    expect(json.data.lid).toBeUndefined()
  })

  test.each([5, null, true, {}, ['mine']])('cannot have %j as its lid (RO-06)', async (lid) => {
    const { status, json } = await send(service, 'POST', '/customer_groups', {
      body: { data: { type, lid, attributes } },
    })
    expect([status, json.errors]).toEqual([
      400,
      [
        {
          title: 'Invalid data format',
          detail: '"lid" must be a string.',
          code: 'INVALID_DATA_FORMAT',
          source: { pointer: '/data/lid' },
          status: '400',
        },
      ],
    ])
  })

  test.each([5, null, true, {}, ['x']])('cannot have %j as its type (RO-06)', async (wrong) => {
    const { status, json } = await send(service, 'POST', '/customer_groups', {
      body: { data: { type: wrong, attributes } },
    })
    expect([status, json.errors[0].source]).toEqual([400, { pointer: '/data/type' }])
  })

  test.each([5, null, true, {}, ['x']])('cannot have %j as its id (RO-06)', async (id) => {
    const group = await makeGroup(service, attributes)
    const created = await send(service, 'POST', '/customer_groups', {
      body: { data: { type, id, attributes } },
    })
    expect([created.status, created.json.errors[0].source]).toEqual([400, { pointer: '/data/id' }])
    const body = { data: { type, id, attributes } }
    const updated = await send(service, 'PATCH', `/customer_groups/${group.id}`, { body })
    expect([updated.status, updated.json.errors[0].source]).toEqual([400, { pointer: '/data/id' }])
  })
})

describe('a resource object that is answered', () => {
  test('has an id of its own, of 14 letters and digits, which sorts by age (RO-01 to RO-03)', async () => {
    const ids: string[] = []
    for (let index = 0; index < 5; index += 1) ids.push((await makeGroup(service, attributes)).id)
    const legal = ids.filter((id) => /^[0-9A-Za-z]{14}$/.test(id))
    expect(new Set(legal).size).toBe(ids.length)
    const { json } = await send(service, 'GET', `/customer_groups?filter[ids]=${ids.join(',')}&sort=id`)
    const sorted: string[] = json.data.map((group: { id: string }) => group.id)
    const times = sorted.map((id) => id.slice(0, 7))
    expect(times).toEqual(ids.map((id) => id.slice(0, 7)))
  })

  test('has no foreign keys among its attributes (RO-11)', async () => {
    const group = await makeGroup(service, attributes)
    expect(Object.keys(group.attributes).filter((name) => name.endsWith('_id'))).toEqual([])
  })

  test('has a link that leads to it (RO-12)', async () => {
    const group = await makeGroup(service, attributes)
    const { status, json } = await send(service, 'GET', group.links.self.slice(`${service.url}/api`.length))
    expect([status, { ...json.data, meta: {} }]).toEqual([200, { ...group, meta: {} }])
  })
})

test('an object of metadata is not taken for a resource (RO-09)', async () => {
  const metadata = { type: 'customers', id: 5, links: 'none', data: { errors: [] } }
  const { status, json } = await send(service, 'POST', '/customer_groups', {
    body: groupDocument({ ...attributes, metadata }),
  })
  expect([status, json.data.attributes.metadata]).toEqual([201, metadata])
})
