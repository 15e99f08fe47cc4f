import { beforeAll, describe, expect, test } from 'vitest'
import { followPages, pathOf } from '../harness/follow-pages.ts'
import { eventsBelow } from '../harness/history.ts'
import { identifierOf, makeRecord, patchRecord, type Identifier } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

/** Beyond this number the members of each parent are paged. */
const cap = 100

interface Crowd {
  readonly group: Identifier
  readonly customers: readonly Identifier[]
}

const crowds: { none?: Crowd; full?: Crowd; over?: Crowd } = {}

beforeAll(async () => {
  crowds.none = await makeCrowd(0)
  crowds.full = await makeCrowd(cap)
  crowds.over = await makeCrowd(2 * cap + 1)
})

async function makeCrowd(size: number): Promise<Crowd> {
  const group = identifierOf(await makeRecord(service, 'customer_groups'))
  const customers: Identifier[] = []
  while (customers.length < size) {
    const some = Array.from({ length: Math.min(10, size - customers.length) }, () =>
      makeRecord(service, 'customers', {}, { customer_group: group }),
    )
    customers.push(...(await Promise.all(some)).map(identifierOf))
  }
  return { group, customers }
}

function crowd(name: keyof typeof crowds): Crowd {
  const made = crowds[name]
  if (made === undefined) throw new Error('The crowds are made in beforeAll.')
  return made
}

async function included({ group }: Crowd, include = 'customers'): Promise<Json> {
  const response = await send(service, 'GET', `/customer_groups/${group.id}?include=${include}`)
  expectStatus(response, 200)
  return response.json
}

function idsOf(records: readonly Identifier[]): readonly string[] {
  return records.map(({ id }) => String(id)).toSorted((one, two) => one.localeCompare(two))
}

describe('of the members of a parent', () => {
  test('up to 100 are included whole, and say no count', async () => {
    for (const some of [crowd('none'), crowd('full')]) {
      const { data, included: members } = await included(some)
      const { links, data: linkage, ...rest } = data.relationships.customers
      expect(idsOf(linkage)).toEqual(idsOf(some.customers))
      expect(idsOf(members)).toEqual(idsOf(some.customers))
      expect([Object.keys(links), rest]).toEqual([['self', 'related'], {}])
    }
  })

  test('more are cut at 100, with their number and where the rest is (RL-12)', async () => {
    const some = crowd('over')
    const { data, included: members } = await included(some)
    const { links, data: listed, meta } = data.relationships.customers
    expect(listed).toHaveLength(cap)
    expect(members.map(identifierOf)).toEqual(listed)
    expect(meta).toEqual({ record_count: 2 * cap + 1 })
    expect(links.prev).toBeNull()
    const linkage = `${service.url}/api/customer_groups/${some.group.id}/relationships/customers`
    expect(links.next.replace(/(?<=after%5D=)[\w-]+/, 'CURSOR')).toBe(
      `${linkage}?page%5Bafter%5D=CURSOR&page%5Bsize%5D=100`,
    )
  })

  test('the link to the rest, followed, gives all others: none is missing, none is there twice (RL-08)', async () => {
    const some = crowd('over')
    const { links, data: linkage } = (await included(some)).data.relationships.customers
    const pages = await followPages(service, pathOf(service, links.next))
    expect(pages.map(({ data }) => data.length)).toEqual([cap, 1])
    const all: readonly Identifier[] = [...linkage, ...pages.flatMap(({ data }) => data)]
    expect(all).toHaveLength(some.customers.length)
    expect(idsOf(all)).toEqual(idsOf(some.customers))
    expect(pages.at(-1)?.links.prev).toContain('page%5Bbefore%5D=')
  })

  test('each parent of a list is cut by itself', async () => {
    const some = [crowd('none'), crowd('full'), crowd('over')]
    const ids = some.map(({ group }) => group.id).join(',')
    const { json } = await send(
      service,
      'GET',
      `/customer_groups?filter[ids]=${ids}&include=customers&sort=id`,
    )
    const shown = json.data.map(({ relationships }: Json) => [
      relationships.customers.data.length,
      relationships.customers.meta?.record_count,
      'next' in relationships.customers.links,
    ])
    expect(shown).toEqual([
      [0, undefined, false],
      [cap, undefined, false],
      [cap, 2 * cap + 1, true],
    ])
    expect(json.included).toHaveLength(2 * cap)
  })

  test('and the members of members are cut too', async () => {
    const { group, customers } = crowd('over')
    const { json } = await send(
      service,
      'GET',
      `/customers/${customers[0]?.id}?include=customer_group.customers`,
    )
    const shown = json.included.find((resource: Identifier) => resource.id === group.id)
    expect(shown.relationships.customers.data).toHaveLength(cap)
    expect(shown.relationships.customers.meta).toEqual({ record_count: 2 * cap + 1 })
  })

  test('a count that was asked for is the number of all, cut or not', async () => {
    const some = [crowd('none'), crowd('full'), crowd('over')]
    const counts = await Promise.all(
      some.map(async ({ group }) => {
        const path = `/customer_groups/${group.id}?include=customers&withCount=customers`
        return (await send(service, 'GET', path)).json.data.relationships.customers.meta
      }),
    )
    expect(counts).toEqual([{ record_count: 0 }, { record_count: cap }, { record_count: 2 * cap + 1 }])
  })
})

describe('of a long history', () => {
  test('the rest can be followed from place to place, and nothing is missing', async () => {
    const group = identifierOf(await makeRecord(service, 'customer_groups', { name: 'turn 0' }))
    const turns = cap + 4
    for (let turn = 1; turn <= turns; turn += 1) {
      expectStatus(await patchRecord(service, group, { attributes: { name: `turn ${turn}` } }), 200)
    }
    const all = (await eventsBelow(service, group, turns + 1)).map(identifierOf)
    expect(all).toHaveLength(turns + 1)
    const { data } = await included({ group, customers: [] }, 'event_stores,versions')
    const { event_stores: events, versions } = data.relationships
    expect(events.meta).toEqual({ record_count: turns + 1 })
    const rest = await followPages(service, pathOf(service, events.links.next))
    expect([...events.data, ...rest.flatMap((page) => page.data)]).toEqual(all)
    const older = await followPages(service, pathOf(service, versions.links.next))
    expect([...versions.data, ...older.flatMap((page) => page.data)].map(({ id }: Identifier) => id)).toEqual(
      all.map(({ id }) => id).toReversed(),
    )
  })
})
