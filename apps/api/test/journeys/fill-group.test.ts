import { expect, test } from 'vitest'
import { followPages } from '../harness/follow-pages.ts'
import { eventsBelow, historyOf } from '../harness/history.ts'
import { identifierOf, linkageOf, makeRecord, patchRecord, type Identifier } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

async function makeCustomers(count: number): Promise<readonly Identifier[]> {
  const customers: Identifier[] = []
  while (customers.length < count) {
    const some = Array.from({ length: 20 }, () => makeRecord(service, 'customers'))
    customers.push(...(await Promise.all(some)).map(identifierOf))
  }
  return customers
}

async function read(path: string): Promise<Json> {
  const response = await send(service, 'GET', path)
  expectStatus(response, 200)
  return response.json
}

test('a group is made, filled with a thousand customers, tied to a market, emptied and deleted, and its history is read', async () => {
  // A new group has nobody in it.
  const group = identifierOf(
    await makeRecord(service, 'customer_groups', { name: 'Founders', code: 'founders' }),
  )
  const customers = await makeCustomers(1000)
  const counts = async () => {
    const { relationships } = (await read(`/customer_groups/${group.id}?withCount=customers,markets`)).data
    return [relationships.customers.meta.record_count, relationships.markets.meta.record_count]
  }
  expect(await counts()).toEqual([0, 0])

  // One request brings all of them in; asking again changes nothing.
  for (let turn = 0; turn < 2; turn += 1) {
    expectStatus(
      await send(service, 'POST', linkageOf(group, 'customers'), { body: { data: customers } }),
      204,
    )
    expect(await counts()).toEqual([1000, 0])
  }
  const pages = await followPages(service, `/customer_groups/${group.id}/customers?page[size]=100&sort=email`)
  const listed = pages.flatMap(({ data }) => data.map(identifierOf))
  expect(new Set(listed.map(({ id }: Identifier) => id))).toEqual(new Set(customers.map(({ id }) => id)))
  expect(pages).toHaveLength(10)

  // A market is for this group alone from now on.
  const market = identifierOf(await makeRecord(service, 'markets', { name: 'Founders only' }))
  const tied = await patchRecord(service, market, { links: { customer_group: group } })
  expect(tied.json.data.attributes.private).toBe(true)
  const shown = await read(`/markets/${market.id}?include=customer_group.customers&fields[customers]=email`)
  expect(shown.included).toHaveLength(101)
  expect(shown.included[0].relationships.customers.meta).toEqual({ record_count: 1000 })

  // So many depend on it that it cannot go.
  const locked = await send(service, 'DELETE', `/customer_groups/${group.id}`)
  expectStatus(locked, 423)
  expect(locked.json.errors[0].meta).toEqual({ customers: 1000, markets: 1 })

  // One request empties it, another lets the market go; both stay.
  expectStatus(await send(service, 'PATCH', linkageOf(group, 'customers'), { body: { data: [] } }), 204)
  expect(await counts()).toEqual([0, 1])
  const stillLocked = await send(service, 'DELETE', `/customer_groups/${group.id}`)
  expect(stillLocked.json.errors[0].meta).toEqual({ customers: 0, markets: 1 })
  const freed = { body: { data: { type: 'customer_groups', id: null } } }
  expectStatus(await send(service, 'PATCH', linkageOf(market, 'customer_group'), freed), 204)
  expect((await read(`/markets/${market.id}`)).data.attributes.private).toBe(false)
  expectStatus(await send(service, 'DELETE', `/customer_groups/${group.id}`), 204)
  expectStatus(await send(service, 'GET', `/customer_groups/${group.id}`), 404)
  expect((await read('/customers?page[size]=1')).meta.record_count).toBe(1000)

  // What happened is still there: to the group, to the market, and to each of the thousand.
  expect(await historyOf(service, group)).toEqual([
    ['create', { name: [null, 'Founders'], code: [null, 'founders'], metadata: [null, {}] }],
    ['destroy', { name: ['Founders', null], code: ['founders', null], metadata: [{}, null] }],
  ])
  const events = await eventsBelow(service, group, 2)
  expect(events.map(({ attributes }) => attributes.event)).toEqual(['create', 'destroy'])
  expect((await historyOf(service, market)).slice(1)).toEqual([
    ['update', { customer_group_id: [null, group.id], private: [false, true] }],
    ['update', { customer_group_id: [group.id, null], private: [true, false] }],
  ])
  const moves = '/versions?filter[resource_type]=customers&filter[event]=update&page[size]=100'
  const changes = (await followPages(service, moves)).flatMap(({ data }) =>
    data.map(({ attributes }: Json) => attributes.changes.customer_group_id),
  )
  expect(changes).toHaveLength(2000)
  expect(changes.filter(([from, to]) => from === null && to === group.id)).toHaveLength(1000)
  expect(changes.filter(([from, to]) => from === group.id && to === null)).toHaveLength(1000)
})
