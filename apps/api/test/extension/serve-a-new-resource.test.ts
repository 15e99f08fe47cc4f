import { describe, expect, test } from 'vitest'
import { eventsBelow, historyOf } from '../harness/history.ts'
import { identifierOf, linkageOf, makeRecord, patchRecord, recordDocument } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Json } from '../harness/response.ts'
import { stable } from '../harness/stable.ts'
import { danglingLinkage, unreachableResources } from '../harness/unreachable-resources.ts'
import { useService } from '../harness/use-service.ts'
import { prepare, registry } from './tags.ts'

const service = useService({ registry, prepare })
const base = 'http://cohort.test/api/tags'

async function read(path: string): Promise<Json> {
  const response = await send(service, 'GET', path)
  expectStatus(response, 200)
  return response.json
}

async function namesOf(query: string): Promise<readonly string[]> {
  return (await read(`/tags?${query}`)).data.map(({ attributes }: Json) => attributes.name)
}

describe('a resource that was declared here', () => {
  test('can be created, and its whole document is as the declaration says', async () => {
    const response = await send(service, 'POST', '/tags', {
      body: recordDocument('tags', { name: 'Urgent', code: 'urgent', metadata: { colour: 'red' } }),
    })
    expectStatus(response, 201)
    expect(response.headers.get('Location')).toBe(response.json.data.links.self)
    const links = (name: string) => ({
      links: { self: `${base}/id 1/relationships/${name}`, related: `${base}/id 1/${name}` },
    })
    expect(stable(response.json)).toEqual({
      data: {
        id: 'id 1',
        type: 'tags',
        links: { self: `${base}/id 1` },
        attributes: {
          name: 'Urgent',
          code: 'urgent',
          created_at: 'a time',
          updated_at: 'a time',
          reference: null,
          reference_origin: null,
          metadata: { colour: 'red' },
        },
        relationships: {
          customer_group: links('customer_group'),
          attachments: links('attachments'),
          versions: links('versions'),
          event_stores: links('event_stores'),
        },
        meta: { mode: 'test', organization_id: 'orgAurora000001', trace_id: 'a trace' },
      },
      links: { self: `${base}/id 1` },
    })
  })

  test('can be retrieved, updated and deleted', async () => {
    const { id } = await makeRecord(service, 'tags', { name: 'Before' })
    const updated = await patchRecord(service, { type: 'tags', id }, { attributes: { name: 'After' } })
    expectStatus(updated, 200)
    expect((await read(`/tags/${id}`)).data.attributes).toEqual(updated.json.data.attributes)
    expectStatus(await send(service, 'DELETE', `/tags/${id}`), 204)
    expectStatus(await send(service, 'GET', `/tags/${id}`), 404)
  })

  test('can be listed, with counts that are its own', async () => {
    const before = (await read('/tags?page[size]=1')).meta.record_count
    await makeRecord(service, 'tags')
    await makeRecord(service, 'customer_groups')
    const { data, meta } = await read('/tags?page[size]=1')
    expect(data).toHaveLength(1)
    expect(meta.record_count).toBe(before + 1)
  })

  test('can be filtered, sorted and given in part', async () => {
    for (const name of ['alpha', 'beta', 'alphabet']) {
      await makeRecord(service, 'tags', {
        name,
        code: `f-${name}`,
        reference: 'filtered',
        metadata: { name },
      })
    }
    const own = 'filter[reference]=filtered'
    expect(await namesOf(`${own}&filter[q][name_start]=alpha&sort=-name`)).toEqual(['alphabet', 'alpha'])
    expect(await namesOf(`${own}&filter[q][name_or_code_i_cont]=F-BETA`)).toEqual(['beta'])
    expect(await namesOf(`${own}&filter[q][metadata_jcont]={"name":"beta"}`)).toEqual(['beta'])
    expect(await namesOf(`${own}&filter[code]=f-alpha`)).toEqual(['alpha'])
    const [some] = (await read(`/tags?${own}&fields[tags]=code&sort=name`)).data
    expect([some.attributes, some.relationships]).toEqual([{ code: 'f-alpha' }, undefined])
  })

  test('is in an environment, and unique in it', async () => {
    const { id } = await makeRecord(service, 'tags', { code: 'once' })
    for (const as of ['aurora/live', 'borealis/test']) {
      expectStatus(await send(service, 'GET', `/tags/${id}`, { as }), 404)
      await makeRecord(service, 'tags', { code: 'once' }, {}, { as })
    }
    const response = await send(service, 'POST', '/tags', { body: recordDocument('tags', { code: 'once' }) })
    expectStatus(response, 422)
    expect(response.json.errors).toEqual([
      {
        title: 'has already been taken',
        detail: 'code - has already been taken',
        code: 'VALIDATION_ERROR',
        source: { pointer: '/data/attributes/code' },
        status: '422',
        meta: { error: 'taken', value: 'once' },
      },
    ])
  })
})

describe('its relationships', () => {
  test('can be written in documents and as linkage', async () => {
    const group = identifierOf(await makeRecord(service, 'customer_groups'))
    const tag = identifierOf(await makeRecord(service, 'tags', {}, { customer_group: group }))
    expect((await read(`/tags/${tag.id}/customer_group`)).data.id).toBe(group.id)
    expectStatus(
      await send(service, 'PATCH', linkageOf(tag, 'customer_group'), { body: { data: null } }),
      204,
    )
    expect((await read(linkageOf(tag, 'customer_group'))).data).toBeNull()
    const unknown = { type: 'customer_groups', id: '0AAAAAAAAAAAAA' }
    const missing = await send(service, 'PATCH', linkageOf(tag, 'customer_group'), {
      body: { data: unknown },
    })
    expectStatus(missing, 404)
    expect(missing.json.errors[0].source).toEqual({ pointer: '/data' })
    const wrong = await send(service, 'PATCH', linkageOf(tag, 'customer_group'), { body: { data: tag } })
    expectStatus(wrong, 409)
  })

  test('can be included both ways, also through the polymorphic owner', async () => {
    const group = identifierOf(await makeRecord(service, 'customer_groups', { name: 'Tagged' }))
    const tag = identifierOf(await makeRecord(service, 'tags', {}, { customer_group: group }))
    const attachment = identifierOf(await makeRecord(service, 'attachments', {}, { attachable: tag }))
    const down = await read(
      `/tags/${tag.id}?include=customer_group.customers,attachments.versions,versions,event_stores`,
    )
    expect(unreachableResources(down)).toEqual([])
    expect(danglingLinkage(down)).toEqual([])
    expect(down.data.relationships.customer_group.data).toEqual(group)
    const up = await read(`/attachments/${attachment.id}?include=attachable.customer_group`)
    expect(up.included.map(identifierOf)).toEqual([tag, group])
    const counted = await read(`/tags/${tag.id}?withCount=attachments,versions`)
    expect(counted.data.relationships.attachments.meta).toEqual({ record_count: 1 })
  })

  test('can be filtered and sorted across, both ways', async () => {
    for (const name of ['Across b', 'Across a']) {
      const group = identifierOf(await makeRecord(service, 'customer_groups', { name }))
      await makeRecord(service, 'tags', { name: `of ${name}` }, { customer_group: group })
    }
    const query = 'filter[q][customer_group_name_start]=Across&sort=customer_group.name'
    expect(await namesOf(query)).toEqual(['of Across a', 'of Across b'])
  })

  test('keep a group from being deleted, and take attachments with them', async () => {
    const group = identifierOf(await makeRecord(service, 'customer_groups'))
    const tag = identifierOf(await makeRecord(service, 'tags', {}, { customer_group: group }))
    const attachment = identifierOf(await makeRecord(service, 'attachments', {}, { attachable: tag }))
    const locked = await send(service, 'DELETE', `/customer_groups/${group.id}`)
    expectStatus(locked, 423)
    expect(locked.json.errors[0].meta).toEqual({ customers: 0, markets: 0, tags: 1 })
    expectStatus(await send(service, 'DELETE', `/tags/${tag.id}`), 204)
    expectStatus(await send(service, 'GET', `/attachments/${attachment.id}`), 404)
    expectStatus(await send(service, 'DELETE', `/customer_groups/${group.id}`), 204)
  })

  test('cannot lead into another environment', async () => {
    const tag = identifierOf(await makeRecord(service, 'tags'))
    const foreign = identifierOf(
      await makeRecord(service, 'customer_groups', {}, {}, { as: 'borealis/live' }),
    )
    const { status } = await send(service, 'PATCH', linkageOf(tag, 'customer_group'), {
      body: { data: foreign },
    })
    expect(status).toBe(404)
  })
})

test('its history is kept, and stays when it is gone', async () => {
  const group = identifierOf(await makeRecord(service, 'customer_groups'))
  const tag = identifierOf(await makeRecord(service, 'tags', { name: 'Before' }))
  await patchRecord(service, tag, { attributes: { name: 'After' } })
  await patchRecord(service, tag, { attributes: { name: 'After' } })
  await send(service, 'PATCH', linkageOf(tag, 'customer_group'), { body: { data: group } })
  await send(service, 'DELETE', `/tags/${tag.id}`)
  expect(await historyOf(service, tag)).toEqual([
    ['create', { name: [null, 'Before'], metadata: [null, {}] }],
    ['update', { name: ['Before', 'After'] }],
    ['update', { customer_group_id: [null, group.id] }],
    ['destroy', { name: ['After', null], metadata: [{}, null], customer_group_id: [group.id, null] }],
  ])
  const events = await eventsBelow(service, tag, 4)
  expect(events.map(({ attributes }) => attributes.event)).toEqual(['create', 'update', 'update', 'destroy'])
  expect(events[0].attributes.payload).toEqual({
    name: { from: null, to: 'Before' },
    metadata: { from: null, to: {} },
  })
})
