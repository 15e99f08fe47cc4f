import { describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { historyOf } from '../harness/history.ts'
import {
  identifierOf,
  linkageOf,
  makeRecord,
  patchRecord,
  recordDocument,
  type Identifier,
} from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Json } from '../harness/response.ts'
import { stable } from '../harness/stable.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeEach } = useBadInput(service)

async function make(type: string, links = {}): Promise<Identifier> {
  return identifierOf(await makeRecord(service, type, {}, links))
}

async function attributesOf({ type, id }: Identifier): Promise<Json> {
  return (await send(service, 'GET', `/${type}/${id}`)).json.data.attributes
}

const isPrivate = async (market: Identifier): Promise<boolean> => (await attributesOf(market)).private

describe('a market is private', () => {
  test('exactly while it has a group, whichever side says so', async () => {
    const [group, other] = [await make('customer_groups'), await make('customer_groups')]
    const market = await make('markets')
    expect(await isPrivate(market)).toBe(false)
    await patchRecord(service, market, { links: { customer_group: group } })
    expect(await isPrivate(market)).toBe(true)
    await send(service, 'PATCH', linkageOf(market, 'customer_group'), { body: { data: null } })
    expect(await isPrivate(market)).toBe(false)
    await send(service, 'POST', linkageOf(group, 'markets'), { body: { data: [market] } })
    expect(await isPrivate(market)).toBe(true)
    await send(service, 'PATCH', linkageOf(other, 'markets'), { body: { data: [market] } })
    expect(await isPrivate(market)).toBe(true)
    await send(service, 'DELETE', linkageOf(other, 'markets'), { body: { data: [market] } })
    expect(await isPrivate(market)).toBe(false)
  })

  test('in the answer to the write that makes it so, and in its history', async () => {
    const group = await make('customer_groups')
    const created = await makeRecord(service, 'markets', {}, { customer_group: group })
    expect(created.attributes.private).toBe(true)
    const { json } = await patchRecord(service, identifierOf(created), { links: { customer_group: null } })
    expect(json.data.attributes.private).toBe(false)
    const [, update] = await historyOf(service, identifierOf(created))
    expect(update).toEqual(['update', { customer_group_id: [group.id, null], private: [true, false] }])
  })
})

const numbersOf = (records: readonly Json[]): readonly number[] =>
  records.map(({ attributes }) => attributes.number)

describe('the number of a market', () => {
  test('is given in order, in each environment from 1', async () => {
    for (const as of ['borealis/test', 'borealis/live']) {
      const made: Json[] = []
      for (let turn = 0; turn < 3; turn += 1) made.push(await makeRecord(service, 'markets', {}, {}, { as }))
      expect(numbersOf(made)).toEqual([1, 2, 3])
    }
  })

  test('is never given twice, nor left out, to thirty that are made at once', async () => {
    const as = 'aurora/live'
    const making = Array.from({ length: 30 }, () => makeRecord(service, 'markets', {}, {}, { as }))
    const numbers = numbersOf(await Promise.all(making)).toSorted((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
  })

  test('is not given again when its market is deleted', async () => {
    const first = await makeRecord(service, 'markets')
    expectStatus(await send(service, 'DELETE', `/markets/${first.id}`), 204)
    const second = await makeRecord(service, 'markets')
    expect(second.attributes.number).toBe(first.attributes.number + 1)
  })

  test('is not spent on a market that is refused', async () => {
    const before = await makeRecord(service, 'markets', { code: 'spent' })
    const refused = await send(service, 'POST', '/markets', {
      body: recordDocument('markets', { code: 'spent' }),
    })
    expectStatus(refused, 422)
    const after = await makeRecord(service, 'markets')
    expect(after.attributes.number).toBe(before.attributes.number + 1)
  })
})

describe('a market', () => {
  test('is closed by _disable and opened by _enable, and each is an event', async () => {
    const market = await make('markets')
    const closed = await patchRecord(service, market, { attributes: { _disable: true } })
    expectStatus(closed, 200)
    const { disabled_at: at, updated_at: updatedAt } = closed.json.data.attributes
    expect(at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
    expect(at <= updatedAt).toBe(true)
    expect(closed.json.data.attributes).not.toHaveProperty('_disable')
    const opened = await patchRecord(service, market, { attributes: { _enable: true } })
    expect(opened.json.data.attributes.disabled_at).toBeNull()
    const [, ...updates] = await historyOf(service, market)
    expect(updates).toEqual([
      ['update', { disabled_at: [null, at] }],
      ['update', { disabled_at: [at, null] }],
    ])
  })

  test('that is open is not changed by _enable, nor any by false', async () => {
    const market = await make('markets')
    for (const attributes of [{ _enable: true }, { _enable: false }, { _disable: false }]) {
      const { json } = await patchRecord(service, market, { attributes })
      expect(json.data.attributes.disabled_at).toBeNull()
    }
    expect(await historyOf(service, market)).toHaveLength(1)
  })

  test('is not closed and opened at once', async () => {
    const market = await make('markets')
    const attributes = { name: 'Both', _enable: true, _disable: true }
    const refused = await patchRecord(service, market, { attributes })
    expectStatus(refused, 400)
    expect(refused.json.errors).toEqual([
      {
        title: 'Param not allowed',
        detail: '_enable cannot be true beside _disable.',
        code: 'PARAM_NOT_ALLOWED',
        source: { pointer: '/data/attributes/_enable' },
        status: '400',
      },
    ])
    expect(await historyOf(service, market)).toHaveLength(1)
  })

  test('can be made closed', async () => {
    const { attributes } = await makeRecord(service, 'markets', { _disable: true })
    expect(attributes.disabled_at).toBe(attributes.created_at)
  })

  test.each([1, 'true', null, {}, []])('is not closed by %j: 422', async (value) => {
    const market = await make('markets')
    for (const name of ['_disable', '_enable']) {
      const response = await patchRecord(service, market, { attributes: { [name]: value } })
      expectStatus(response, 422)
      expect(response.json.errors).toEqual([
        {
          title: 'is invalid',
          detail: `${name} - is invalid`,
          code: 'VALIDATION_ERROR',
          source: { pointer: `/data/attributes/${name}` },
          status: '422',
          meta: { error: 'invalid' },
        },
      ])
    }
    expect(await historyOf(service, market)).toHaveLength(1)
  })

  test('can be found and sorted by when it was closed', async () => {
    const [open, closed] = [await make('markets'), await make('markets')]
    await patchRecord(service, closed, { attributes: { _disable: true } })
    const ids = `filter[ids]=${open.id},${closed.id}`
    const found = await send(service, 'GET', `/markets?${ids}&filter[q][disabled_at_null]=true`)
    expect(found.json.data.map(identifierOf)).toEqual([open])
    const sorted = await send(service, 'GET', `/markets?${ids}&sort=disabled_at`)
    expect(sorted.json.data.map(identifierOf)).toEqual([closed, open])
  })
})

describe('what a market shows but nobody sets', () => {
  judgeEach(
    [
      { number: 5 },
      { private: true },
      { disabled_at: '2026-01-31T09:30:00.000Z' },
      { customer_group_id: '0AAAAAAAAAAAAA' },
      { _destroy: true },
    ].map((attributes) => ({
      id: 'D15',
      what: `cannot be set: ${Object.keys(attributes).join('')}`,
      method: 'POST',
      path: '/markets',
      body: { data: { type: 'markets', attributes: { name: 'x', ...attributes } } },
      status: 400,
      code: 'PARAM_NOT_ALLOWED' as const,
      source: { pointer: `/data/attributes/${Object.keys(attributes).join('')}` },
    })),
  )
})

test('the whole document of a market', async () => {
  const market = await makeRecord(service, 'markets', {
    name: 'Europe',
    code: 'eu',
    checkout_url: 'https://checkout.example.com',
    shipping_cost_cutoff: 5000,
  })
  const self = 'http://cohort.test/api/markets/id 1'
  const names = [
    'customer_group',
    'merchant',
    'price_list',
    'inventory_model',
    'attachments',
    'versions',
    'event_stores',
  ]
  expect(stable({ ...market, attributes: { ...market.attributes, number: 'a number' } })).toEqual({
    id: 'id 1',
    type: 'markets',
    links: { self },
    attributes: {
      number: 'a number',
      name: 'Europe',
      code: 'eu',
      private: false,
      checkout_url: 'https://checkout.example.com',
      external_prices_url: null,
      external_order_validation_url: null,
      facebook_pixel_id: null,
      shipping_cost_cutoff: 5000,
      disabled_at: null,
      created_at: 'a time',
      updated_at: 'a time',
      reference: null,
      reference_origin: null,
      metadata: {},
    },
    relationships: Object.fromEntries(
      names.map((name) => [
        name,
        { links: { self: `${self}/relationships/${name}`, related: `${self}/${name}` } },
      ]),
    ),
    meta: { mode: 'test', organization_id: 'orgAurora000001', trace_id: 'a trace' },
  })
})
