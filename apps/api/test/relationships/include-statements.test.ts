import { beforeAll, describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { identifierOf, linkageOf, makeRecord } from '../harness/records.ts'
import { send, type RequestOptions } from '../harness/request.ts'
import { expectStatus } from '../harness/response.ts'
import { spyOnStatements } from '../harness/spy-on-statements.ts'
import { useService } from '../harness/use-service.ts'
import { everyRelationship, makeWorld } from '../harness/world.ts'

const spy = spyOnStatements()
const service = useService({ around: spy.around })

/** A group with more customers than are included, in an environment of its own. */
let crowdedGroup = ''
const elsewhere = { as: 'aurora/live' }

beforeAll(async () => {
  for (let turn = 0; turn < 30; turn += 1) await makeWorld(service)
  const group = identifierOf(await makeRecord(service, 'customer_groups', {}, {}, elsewhere))
  crowdedGroup = String(group.id)
  const making = Array.from({ length: 101 }, () => makeRecord(service, 'customers', {}, {}, elsewhere))
  const body = { data: (await Promise.all(making)).map(identifierOf) }
  expectStatus(await send(service, 'POST', linkageOf(group, 'customers'), { body, ...elsewhere }), 204)
})

/** Its groups come after those of the worlds: the first of a page has members. */
const { judgeWork } = useBadInput(service)

async function statementsOf(path: string, options: RequestOptions = {}): Promise<readonly string[]> {
  const texts: string[] = []
  await judgeWork(async () => {
    texts.push(
      ...(await spy.during(async () => expectStatus(await send(service, 'GET', path, options), 200))),
    )
    return []
  })
  return texts
}

/** Trees of includes, with the number of their relationships; what has several types counts once for each below it. */
const trees = [
  { type: 'customers', include: 'customer_group', relationships: 1 },
  { type: 'markets', include: 'customer_group,merchant,price_list,inventory_model', relationships: 4 },
  // As large as the cost of a request allows.
  {
    type: 'customer_groups',
    include: 'markets.price_list.attachments.versions',
    relationships: 4,
    sizes: [1, 17],
  },
  { type: 'customer_groups', include: 'markets.merchant,markets.price_list,markets', relationships: 3 },
  { type: 'merchants', include: 'attachments.versions,versions,event_stores', relationships: 4 },
  { type: 'attachments', include: 'attachable', relationships: 1 },
  { type: 'attachments', include: 'attachable.merchant', relationships: 2 },
  { type: 'attachments', include: 'attachable.versions', relationships: 7 },
]

describe('the statements of a read (I7)', () => {
  test.each(trees)(
    '$include of $type are 1 + $relationships, however many rows there are',
    async ({ type, include, relationships, sizes = type === 'attachments' ? [100] : [1, 25, 100] }) => {
      for (const size of sizes) {
        const texts = await statementsOf(`/${type}?include=${include}&page[size]=${size}&sort=created_at`)
        expect(texts).toHaveLength(1 + relationships)
      }
    },
  )

  test.each(everyRelationship)(
    '$name of $type is one more, of one row and of a hundred',
    async ({ type, name }) => {
      for (const query of [`page[size]=1&sort=created_at`, 'page[size]=100&sort=created_at']) {
        expect(await statementsOf(`/${type}?${query}&include=${name}`)).toHaveLength(2)
      }
    },
  )

  test('of a list without includes are one, of a page beyond the end two', async () => {
    expect(await statementsOf('/customer_groups')).toHaveLength(1)
    expect(await statementsOf('/customer_groups?page[number]=1000')).toHaveLength(2)
  })

  test('are one more when members were cut, to count them', async () => {
    const path = `/customer_groups/${crowdedGroup}`
    expect(await statementsOf(`${path}?include=markets`, elsewhere)).toHaveLength(2)
    expect(await statementsOf(`${path}?include=customers`, elsewhere)).toHaveLength(3)
    expect(await statementsOf(`${path}?include=customers&fields[customers]=email`, elsewhere)).toHaveLength(3)
  })

  test('are one more for all counts together, at any size of page', async () => {
    for (const size of [1, 100]) {
      const path = `/customer_groups?withCount=customers,markets,attachments,versions,event_stores&page[size]=${size}`
      expect(await statementsOf(path)).toHaveLength(2)
    }
  })

  test('end where nothing follows', async () => {
    const { id } = await makeRecord(service, 'markets')
    expect(await statementsOf(`/markets/${id}?include=merchant.attachments.versions`)).toHaveLength(1)
  })

  test('all name the environment', async () => {
    const texts = await statementsOf(
      '/customer_groups?include=customers.attachments,markets.merchant&withCount=customers',
    )
    expect(texts.filter((text) => !text.includes('environment_id'))).toEqual([])
  })
})
