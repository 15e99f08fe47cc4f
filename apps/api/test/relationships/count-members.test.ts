import { isToOne } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { eventually } from '../harness/eventually.ts'
import { followPages } from '../harness/follow-pages.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'
import { everyRelationship, fullestOf, useWorld } from '../harness/world.ts'

const service = useService()
const world = useWorld(service)
const { judgeEach } = useBadInput(service)

const toMany = everyRelationship.filter(({ relationship }) => !isToOne(relationship))
const toOne = everyRelationship.filter(({ relationship }) => isToOne(relationship))

describe.each(toMany)('$type.$name', ({ type, name }) => {
  test('is counted with withCount, of one record and of a list, and nothing else is', async () => {
    const record = fullestOf(world(), type)
    const below = await eventually(
      () => followPages(service, `/${type}/${record.id}/${name}`),
      ([page]) => page?.data.length > 0,
    )
    const count = below.flatMap(({ data }) => data).length
    const one = await send(service, 'GET', `/${type}/${record.id}?withCount=${name}`)
    const list = await send(service, 'GET', `/${type}?filter[id]=${record.id}&withCount=${name}`)
    for (const data of [one.json.data, list.json.data[0]]) {
      expect(data.relationships[name].meta).toEqual({ record_count: count })
      expect(data.relationships[name]).not.toHaveProperty('data')
      const others = Object.entries<Json>(data.relationships).filter(([other]) => other !== name)
      expect(others.filter(([, other]) => 'meta' in other)).toEqual([])
    }
  })
})

test('all can be counted together, and what has no members has 0', async () => {
  const { emptyGroup } = world()
  const path = `/customer_groups/${emptyGroup.id}?withCount=markets,customers,attachments`
  const { relationships } = (await send(service, 'GET', path)).json.data
  const counts = [relationships.customers, relationships.markets, relationships.attachments].map(
    ({ meta }) => meta,
  )
  expect(counts).toEqual([{ record_count: 0 }, { record_count: 0 }, { record_count: 0 }])
})

test('counts of one environment do not contain those of another', async () => {
  const { group } = world()
  const other = await send(service, 'GET', '/customer_groups?withCount=customers', { as: 'aurora/live' })
  const counts = other.json.data.map(({ relationships }: Json) => relationships.customers.meta.record_count)
  expect(counts).toEqual([0])
  expectStatus(
    await send(service, 'GET', `/customer_groups/${group.id}?withCount=customers`, { as: 'aurora/live' }),
    404,
  )
})

describe('withCount cannot', () => {
  const refused = { status: 400, code: 'PARAM_NOT_ALLOWED', source: { parameter: 'withCount' } } as const
  judgeEach([
    ...toOne.map(({ type, name }) => ({
      id: 'withCount',
      what: `count ${type}.${name}, which is no to-many`,
      path: `/${type}?withCount=${name}`,
      ...refused,
    })),
    { id: 'withCount', what: 'count an attribute', path: '/customer_groups?withCount=name', ...refused },
    {
      id: 'withCount',
      what: 'count what is unknown',
      path: '/customer_groups?withCount=customers,nope',
      ...refused,
    },
    { id: 'withCount', what: 'count nothing', path: '/customer_groups?withCount=', ...refused },
    {
      id: 'withCount',
      what: 'count below a member',
      path: '/customer_groups?withCount=markets.attachments',
      ...refused,
    },
    {
      id: 'withCount',
      what: 'stand beside linkage',
      path: '/customer_groups/{own}/relationships/customers?withCount=markets',
      ...refused,
    },
  ])
})
