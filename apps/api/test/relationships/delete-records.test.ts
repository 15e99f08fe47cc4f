import { describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { historyOf } from '../harness/history.ts'
import { identifierOf, linkageOf, makeRecord, type Identifier, type Links } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Response } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeWork } = useBadInput(service)

async function make(type: string, links: Links = {}): Promise<Identifier> {
  return identifierOf(await makeRecord(service, type, {}, links))
}

function remove({ type, id }: Identifier): Promise<Response> {
  return send(service, 'DELETE', `/${type}/${id}`)
}

async function statusOf({ type, id }: Identifier): Promise<number> {
  return (await send(service, 'GET', `/${type}/${id}`)).status
}

/** The whole answer to a delete of what is in use. */
function locked(counts: Readonly<Record<string, number>>): unknown {
  const shown = Object.entries(counts).map(([type, count]) => `${count} ${type}`)
  return {
    errors: [
      {
        title: 'Record locked',
        detail: `This is still used by ${shown.join(' and ')}. Point them elsewhere first.`,
        code: 'LOCKED',
        status: '423',
        meta: counts,
      },
    ],
  }
}

describe('a group', () => {
  test.each([
    { customers: 3, markets: 2 },
    { customers: 1, markets: 0 },
    { customers: 0, markets: 1 },
  ])(
    'cannot be deleted while it has $customers customers and $markets markets: 423 (R10, DE-04 decided otherwise)',
    async (counts) => {
      const group = await make('customer_groups')
      const members = (type: string, count: number) =>
        Promise.all(Array.from({ length: count }, () => make(type, { customer_group: group })))
      const all = [
        ...(await members('customers', counts.customers)),
        ...(await members('markets', counts.markets)),
      ]
      const attachment = await make('attachments', { attachable: group })
      await judgeWork(async () => {
        const response = await remove(group)
        expectStatus(response, 423)
        expect(response.json).toEqual(locked(counts))
        return []
      })
      for (const left of [group, attachment, ...all]) {
        expect(await statusOf(left)).toBe(200)
        expect(await historyOf(service, left)).toHaveLength(1)
      }
    },
  )

  test('can be deleted once it is emptied, and its former members stay', async () => {
    const group = await make('customer_groups')
    const customer = await make('customers', { customer_group: group })
    const market = await make('markets', { customer_group: group })
    for (const name of ['customers', 'markets']) {
      expectStatus(await send(service, 'PATCH', linkageOf(group, name), { body: { data: [] } }), 204)
    }
    expectStatus(await remove(group), 204)
    expect(await Promise.all([group, customer, market].map(statusOf))).toEqual([404, 200, 200])
    const { json } = await send(service, 'GET', `/markets/${market.id}`)
    expect(json.data.attributes.private).toBe(false)
  })

  test('cannot be deleted twice: 404 (DE-03)', async () => {
    const group = await make('customer_groups')
    const answers = [await remove(group), await remove(group)]
    expect(answers.map(({ status }) => status)).toEqual([204, 404])
  })

  test('of another environment cannot be deleted: 404, and it stays', async () => {
    const group = await make('customer_groups')
    const response = await send(service, 'DELETE', `/customer_groups/${group.id}`, { as: 'borealis/test' })
    expectStatus(response, 404)
    expect(await statusOf(group)).toBe(200)
  })
})

describe.each([
  { type: 'merchants', name: 'merchant' },
  { type: 'price_lists', name: 'price_list' },
  { type: 'inventory_models', name: 'inventory_model' },
])('one of $type', ({ type, name }) => {
  test('cannot be deleted while markets use it: 423 with their number', async () => {
    const used = await make(type)
    const markets = [await make('markets', { [name]: used }), await make('markets', { [name]: used })]
    const response = await remove(used)
    expectStatus(response, 423)
    expect(response.json).toEqual(locked({ markets: 2 }))
    for (const market of markets) {
      const linkage = linkageOf(market, name)
      expectStatus(await send(service, 'PATCH', linkage, { body: { data: null } }), 204)
    }
    expectStatus(await remove(used), 204)
  })

  test('is free again when its market is deleted', async () => {
    const used = await make(type)
    const market = await make('markets', { [name]: used })
    const answers = [await remove(market), await remove(used)]
    expect(answers.map(({ status }) => status)).toEqual([204, 204])
  })
})

const count = async (of: string) => (await send(service, 'GET', `/${of}?page[size]=1`)).json.meta.record_count

describe.each(['customer_groups', 'customers', 'markets', 'merchants', 'price_lists', 'inventory_models'])(
  'one of %s',
  (type) => {
    test("takes its attachments with it, and nobody else's; each end is an event", async () => {
      const [owner, other] = [await make(type), await make(type)]
      const own = [
        await make('attachments', { attachable: owner }),
        await make('attachments', { attachable: owner }),
      ]
      const theirs = await make('attachments', { attachable: other })
      expectStatus(await remove(owner), 204)
      expect(await Promise.all([owner, ...own, theirs].map(statusOf))).toEqual([404, 404, 404, 200])
      for (const gone of [owner, ...own]) {
        const history = await historyOf(service, gone)
        expect(history.map(([event]) => event)).toEqual(['create', 'destroy'])
      }
      expect((await historyOf(service, theirs)).map(([event]) => event)).toEqual(['create'])
    })

    test('and its attachments are gone from all counts', async () => {
      const before = [await count(type), await count('attachments')]
      const owner = await make(type)
      await make('attachments', { attachable: owner })
      expectStatus(await remove(owner), 204)
      expect([await count(type), await count('attachments')]).toEqual(before)
    })
  },
)

test('an attachment is deleted without its owner', async () => {
  const owner = await make('customers')
  const attachment = await make('attachments', { attachable: owner })
  expectStatus(await remove(attachment), 204)
  expect(await Promise.all([attachment, owner].map(statusOf))).toEqual([404, 200])
  expect((await send(service, 'GET', linkageOf(owner, 'attachments'))).json.data).toEqual([])
})
