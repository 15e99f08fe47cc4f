import { registry } from '@cohort/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { followPages } from '../harness/follow-pages.ts'
import { eventsBelow, readLog } from '../harness/history.ts'
import { identifierOf, makeRecord, patchRecord, type Identifier } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Json, type Response } from '../harness/response.ts'
import { stable } from '../harness/stable.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

/** A group that was renamed and deleted. */
let gone: Identifier
/** Another that was made, and stays. */
let stays: Identifier

beforeAll(async () => {
  gone = identifierOf(await makeRecord(service, 'customer_groups', { name: 'VIP', code: 'vip' }))
  await patchRecord(service, gone, { attributes: { name: 'Very important' } })
  stays = identifierOf(await makeRecord(service, 'customer_groups', { name: 'Other' }))
  expectStatus(await send(service, 'DELETE', `/customer_groups/${gone.id}`), 204)
})

/** A document whose places in the log are the same in every run. */
function withoutPlaces(document: Json): Json {
  return stable(JSON.parse(JSON.stringify(document).replaceAll(/\b\d{13}-\d{9}\b/g, 'a-place')))
}

const who = {
  application: {
    id: 'id 1',
    client_id: 'demo-aurora-test',
    kind: 'integration',
    public: false,
    confidential: true,
  },
  owner: null,
}
const meta = { mode: 'test', organization_id: 'orgAurora000001', trace_id: 'a trace' }
const shared = {
  created_at: 'a time',
  updated_at: 'a time',
  reference: null,
  reference_origin: null,
  metadata: {},
}

test('the whole document of a version', async () => {
  const path = `/versions?filter[resource_id]=${gone.id}&filter[event]=update`
  const { json } = await send(service, 'GET', path)
  const encoded = 'filter%5Bq%5D%5Bresource_id_eq%5D=a-group&filter%5Bq%5D%5Bevent_eq%5D=update'
  const self = `http://cohort.test/api/versions?${encoded}`
  const document = withoutPlaces(JSON.parse(JSON.stringify(json).replaceAll(String(gone.id), 'a-group')))
  expect(document).toEqual({
    data: [
      {
        id: 'a-place',
        type: 'versions',
        links: { self: 'http://cohort.test/api/versions/a-place' },
        attributes: {
          resource_type: 'customer_groups',
          resource_id: 'a-group',
          event: 'update',
          changes: { name: ['VIP', 'Very important'] },
          who,
          ...shared,
        },
        meta,
      },
    ],
    meta: { record_count: 1, page_count: 1 },
    links: { self, first: self, prev: null, next: null, last: self },
  })
})

test('the whole document of an event', async () => {
  const { json } = await readLog(service, `/event_stores?filter[resource_id]=${gone.id}&page[size]=1`, 1)
  const document = withoutPlaces(JSON.parse(JSON.stringify(json).replaceAll(String(gone.id), 'a-group')))
  const list =
    'http://cohort.test/api/event_stores?filter%5Bq%5D%5Bresource_id_eq%5D=a-group&page%5Bsize%5D=1'
  expect(document).toEqual({
    data: [
      {
        id: 'a-place',
        type: 'event_stores',
        links: { self: 'http://cohort.test/api/event_stores/a-place' },
        attributes: {
          resource_type: 'customer_groups',
          resource_id: 'a-group',
          event: 'create',
          payload: {
            name: { from: null, to: 'VIP' },
            code: { from: null, to: 'vip' },
            metadata: { from: null, to: {} },
          },
          who,
          ...shared,
        },
        meta,
      },
    ],
    links: {
      self: list,
      first: list,
      prev: null,
      next: list.replace('&page%5Bsize%5D', '&page%5Bafter%5D=a-place&page%5Bsize%5D'),
    },
  })
})

test('a version and an event are the same entry, and each is found by its id', async () => {
  const events = await eventsBelow(service, gone, 3)
  const versions = (await send(service, 'GET', `/customer_groups/${gone.id}/versions?sort=id`)).json.data
  expect(versions.map(({ id }: Json) => id)).toEqual(events.map(({ id }) => id))
  for (const [index, { id, attributes }] of events.entries()) {
    const { payload, ...rest } = attributes
    const pairs = Object.entries<Json>(payload).map(([name, { from, to }]) => [name, [from, to]])
    expect(versions[index].attributes).toEqual({ ...rest, changes: Object.fromEntries(pairs) })
    const alone = await send(service, 'GET', `/event_stores/${id}`)
    expect(alone.json.data.attributes).toEqual(attributes)
    expect((await send(service, 'GET', `/versions/${id}`)).json.data.attributes).toEqual(
      versions[index].attributes,
    )
  }
})

const eventsIn = ({ json }: Response) => json.data.map(({ attributes }: Json) => attributes.event)

describe('the history of what is deleted', () => {
  const happened = ['create', 'update', 'destroy']

  test('stays readable below its former address, and by filters', async () => {
    expectStatus(await send(service, 'GET', `/customer_groups/${gone.id}`), 404)
    const filter = `filter[resource_type]=customer_groups&filter[resource_id]=${gone.id}`
    for (const path of [`/versions?${filter}&sort=id`, `/customer_groups/${gone.id}/versions?sort=id`]) {
      expect(eventsIn(await send(service, 'GET', path))).toEqual(happened)
    }
    for (const path of [`/event_stores?${filter}`, `/customer_groups/${gone.id}/event_stores`]) {
      expect(eventsIn(await readLog(service, path, 3))).toEqual(happened)
    }
    const linkage = await send(service, 'GET', `/customer_groups/${gone.id}/relationships/versions?sort=id`)
    expect(linkage.json.data.map(({ type }: Identifier) => type)).toEqual([
      'versions',
      'versions',
      'versions',
    ])
  })

  test('cannot be read below the address of another type, which never had that id', async () => {
    for (const name of ['versions', 'event_stores']) {
      expect((await send(service, 'GET', `/customers/${gone.id}/${name}`)).status).toBe(404)
    }
  })

  test('cannot be read from another environment', async () => {
    for (const as of ['aurora/live', 'borealis/test']) {
      for (const name of ['versions', 'event_stores']) {
        expectStatus(await send(service, 'GET', `/customer_groups/${gone.id}/${name}`, { as }), 404)
        const list = await send(service, 'GET', `/${name}?filter[resource_id]=${gone.id}`, { as })
        expect(list.json.data).toEqual([])
      }
    }
    const [event] = await eventsBelow(service, gone, 3)
    expectStatus(await send(service, 'GET', `/event_stores/${event.id}`, { as: 'borealis/test' }), 404)
    expectStatus(await send(service, 'GET', `/versions/${event.id}`, { as: 'borealis/test' }), 404)
  })
})

describe('versions', () => {
  test('are listed newest first, and can be sorted, filtered, counted and paged', async () => {
    const newest = (await send(service, 'GET', '/versions')).json
    const places = newest.data.map(({ id }: Json) => id)
    expect(places).toEqual(places.toSorted().toReversed())
    const all = await followPages(service, '/versions?sort=id&page[size]=2')
    const ids = all.flatMap(({ data }) => data.map(({ id }: Json) => id))
    expect(new Set(ids).size).toBe(newest.meta.record_count)
    const groups = await send(
      service,
      'GET',
      '/versions?filter[q][resource_type_eq]=customer_groups&filter[q][event_not_eq]=create',
    )
    expect(groups.json.meta.record_count).toBe(2)
    const since = await send(service, 'GET', '/versions?filter[created_at_from]=2099-01-01')
    expect(since.json.meta.record_count).toBe(0)
  })

  test('count as many as there are, after writes of every kind', async () => {
    const counted = (await send(service, 'GET', '/versions?page[size]=1')).json.meta.record_count
    const filtered = (await send(service, 'GET', '/versions?filter[q][id_present]=true')).json.meta
      .record_count
    expect(counted).toBe(filtered)
  })
})

test('every type with a history includes it, so nobody has to ask twice', async () => {
  const { json } = await send(service, 'GET', `/customer_groups/${stays.id}?include=versions,event_stores`)
  expect(json.included.map(({ type, attributes }: Json) => [type, attributes.event])).toEqual([
    ['versions', 'create'],
    ['event_stores', 'create'],
  ])
  const withHistory = registry.resources.filter(({ relationships }) => 'versions' in relationships)
  expect(withHistory.every(({ relationships }) => 'event_stores' in relationships)).toBe(true)
})
