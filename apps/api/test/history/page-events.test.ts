import { beforeAll, describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { followPages, pathOf } from '../harness/follow-pages.ts'
import { readLog } from '../harness/history.ts'
import { identifierOf, makeRecord, patchRecord, type Identifier } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import type { Json } from '../harness/response.ts'
import { stable } from '../harness/stable.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeEach } = useBadInput(service)

let group: Identifier

beforeAll(async () => {
  group = identifierOf(await makeRecord(service, 'customer_groups'))
  for (const type of ['customers', 'markets']) {
    const record = identifierOf(await makeRecord(service, type))
    await patchRecord(service, record, { attributes: { reference: 'changed' } })
  }
})

/** True when each place is after the one before. */
function isInOrder(places: readonly string[]): boolean {
  return places.every((place, index) => index === 0 || (places[index - 1] ?? '') < place)
}

const refused = (path: string, code: BadInput['code'], parameter: string): BadInput => ({
  id: 'P',
  what: `cannot be asked for with ${path}`,
  path,
  status: 400,
  ...(code && { code }),
  source: { parameter },
})

describe('event_stores', () => {
  test('are listed in the order of their ids, from place to place, without counts', async () => {
    const { record_count: count } = (await send(service, 'GET', '/versions')).json.meta
    const whole = await readLog(service, '/event_stores?page[size]=100', count)
    const pages = await followPages(service, '/event_stores?page[size]=2')
    const ids = pages.flatMap(({ data }) => data.map(({ id }: Json) => id))
    expect(ids).toEqual(whole.json.data.map(({ id }: Json) => id))
    expect(isInOrder(ids)).toBe(true)
    for (const page of pages) {
      expect(page).not.toHaveProperty('meta')
      expect(page.links).not.toHaveProperty('last')
    }
    const ways = pages.map(({ links }) => links.prev && new URL(links.prev).searchParams.get('page[before]'))
    expect(ways).toEqual([null, ...pages.slice(1).map(({ data }) => data[0].id)])
  })

  test('can be read back from a place, in the same order', async () => {
    const { data: all } = (await send(service, 'GET', '/event_stores?page[size]=100')).json
    const { json } = await send(service, 'GET', `/event_stores?page[before]=${all[3].id}&page[size]=2`)
    expect(json.data.map(({ id }: Json) => id)).toEqual([all[1].id, all[2].id])
    const first = await send(service, 'GET', pathOf(service, json.links.prev))
    expect(first.json.data.map(({ id }: Json) => id)).toEqual([all[0].id])
    expect(first.json.links.prev).toBeNull()
    const next = await send(service, 'GET', pathOf(service, json.links.next))
    expect(next.json.data.map(({ id }: Json) => id)).toEqual([all[3].id, all[4].id])
  })

  test('have a place after the last one, from which a reader goes on', async () => {
    const before = await followPages(service, '/event_stores?page[size]=100')
    const last = before.flatMap(({ data }) => data).at(-1)
    expect((await send(service, 'GET', `/event_stores?page[after]=${last.id}`)).json.data).toEqual([])
    const { id } = await makeRecord(service, 'merchants')
    const { json } = await readLog(service, `/event_stores?page[after]=${last.id}`, 1)
    expect(json.data.map(({ attributes }: Json) => attributes.resource_id)).toEqual([id])
  })

  test('take a place that was never there, and show what is after it', async () => {
    const { json } = await readLog(
      service,
      `/event_stores?filter[resource_id]=${group.id}&page[after]=0000000000000-000000000`,
      1,
    )
    expect(json.data).toHaveLength(1)
    const none = await send(service, 'GET', '/event_stores?page[after]=9999999999999-000000000')
    expect(none.json.data).toEqual([])
  })

  test('begin with their first page when it is asked for by its number, as existing clients do', async () => {
    const byNumber = await readLog(service, '/event_stores?page[number]=1&page[size]=2', 2)
    const first = await send(service, 'GET', '/event_stores?page[size]=2')
    expect(stable(byNumber.json)).toEqual(stable(first.json))
  })

  const place = '1769850000000-123456789'
  judgeEach([
    refused('/event_stores?page[number]=2', 'INVALID_PAGE_OBJECT', 'page[number]'),
    refused(`/event_stores?page[number]=1&page[after]=${place}`, 'INVALID_PAGE_OBJECT', 'page[number]'),
    refused('/event_stores?page[before]=x', 'INVALID_PAGE_VALUE', 'page[before]'),
    refused('/event_stores?page[after]=x', 'INVALID_PAGE_VALUE', 'page[after]'),
    refused(`/versions?page[after]=${place}`, 'INVALID_PAGE_VALUE', 'page[after]'),
    refused('/event_stores?filter[q][payload_eq]=x', 'FILTER_NOT_ALLOWED', 'filter[q][payload_eq]'),
    refused('/versions?include=customers', 'INVALID_INCLUDE', 'include'),
    refused('/event_stores?include=resource', 'INVALID_INCLUDE', 'include'),
  ])
})
