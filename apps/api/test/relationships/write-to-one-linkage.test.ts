import { describe, expect, test } from 'vitest'
import { historyOf } from '../harness/history.ts'
import { identifierOf, linkageOf, makeRecord, type Identifier } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Response } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

async function make(type: string, links = {}): Promise<Identifier> {
  return identifierOf(await makeRecord(service, type, {}, links))
}

function setLinkage(record: Identifier, name: string, data: unknown): Promise<Response> {
  return send(service, 'PATCH', linkageOf(record, name), { body: { data } })
}

async function linkageNow(record: Identifier, name: string): Promise<unknown> {
  return (await send(service, 'GET', linkageOf(record, name))).json.data
}

/** Every to-one that may be empty, with the type that it leads to. */
const optional = [
  { from: 'customers', name: 'customer_group', to: 'customer_groups' },
  { from: 'markets', name: 'customer_group', to: 'customer_groups' },
  { from: 'markets', name: 'merchant', to: 'merchants' },
  { from: 'markets', name: 'price_list', to: 'price_lists' },
  { from: 'markets', name: 'inventory_model', to: 'inventory_models' },
]

describe.each(optional)('the $name of $from', ({ from, name, to }) => {
  test('can be set, changed and emptied through its linkage, and each is one event (UR-02, UR-13)', async () => {
    const [record, first, second] = [await make(from), await make(to), await make(to)]
    for (const target of [first, second, null]) {
      const response = await setLinkage(record, name, target)
      expect([response.status, response.text]).toEqual([204, ''])
      expect(await linkageNow(record, name)).toEqual(target)
    }
    const column = `${name}_id`
    const [, ...updates] = await historyOf(service, record)
    expect(updates.map(([event, changes]) => [event, changes[column]])).toEqual([
      ['update', [null, first.id]],
      ['update', [first.id, second.id]],
      ['update', [second.id, null]],
    ])
  })

  test('is emptied by an identifier whose id is null', async () => {
    const target = await make(to)
    const record = await make(from, { [name]: target })
    expectStatus(await setLinkage(record, name, { type: to, id: null }), 204)
    expect(await linkageNow(record, name)).toBeNull()
  })

  test('set to what it is, or emptied when it is empty, is no change', async () => {
    const target = await make(to)
    const [linked, empty] = [await make(from, { [name]: target }), await make(from)]
    expectStatus(await setLinkage(linked, name, target), 204)
    expectStatus(await setLinkage(empty, name, null), 204)
    expect(await historyOf(service, linked)).toHaveLength(1)
    expect(await historyOf(service, empty)).toHaveLength(1)
  })

  test('cannot be added to or removed from: 403 (UR-14)', async () => {
    const target = await make(to)
    const record = await make(from, { [name]: target })
    for (const method of ['POST', 'DELETE']) {
      const response = await send(service, method, linkageOf(record, name), { body: { data: [target] } })
      expectStatus(response, 403)
      expect(response.json.errors).toEqual([
        {
          title: 'Forbidden',
          detail: `${name} of ${from} cannot be written like this.`,
          code: 'FORBIDDEN',
          status: '403',
        },
      ])
    }
    expect(await linkageNow(record, name)).toEqual(target)
  })

  test('cannot lead to another type: 409 (R5)', async () => {
    const [record, other] = [await make(from), await make('customers')]
    const response = await setLinkage(record, name, other)
    expectStatus(response, 409)
    expect(response.json.errors).toEqual([
      {
        title: 'Type mismatch',
        detail: `This relationship takes ${to}.`,
        code: 'TYPE_MISMATCH',
        source: { pointer: '/data/type' },
        status: '409',
      },
    ])
  })

  test('cannot lead to what is not there: 404 with a pointer (R6)', async () => {
    const target = await make(to)
    const record = await make(from, { [name]: target })
    const response = await setLinkage(record, name, { type: to, id: '0AAAAAAAAAAAAA' })
    expectStatus(response, 404)
    expect(response.json.errors[0]).toMatchObject({ code: 'RECORD_NOT_FOUND', source: { pointer: '/data' } })
    expect(await linkageNow(record, name)).toEqual(target)
  })
})

describe('the owner of an attachment', () => {
  test.each(['customer_groups', 'customers', 'markets', 'merchants', 'price_lists', 'inventory_models'])(
    'can be changed to one of %s',
    async (type) => {
      const [before, after] = [await make('merchants'), await make(type)]
      const attachment = await make('attachments', { attachable: before })
      expectStatus(await setLinkage(attachment, 'attachable', after), 204)
      expect(await linkageNow(attachment, 'attachable')).toEqual(after)
      expect(await linkageNow(before, 'attachments')).toEqual([])
      expect(await linkageNow(after, 'attachments')).toEqual([attachment])
    },
  )

  test.each([
    ['null', null],
    ['an id that is null', { type: 'merchants', id: null }],
  ])('cannot be emptied by %s: 422', async (_what, data) => {
    const owner = await make('merchants')
    const attachment = await make('attachments', { attachable: owner })
    const response = await setLinkage(attachment, 'attachable', data)
    expectStatus(response, 422)
    expect(response.json.errors).toEqual([
      {
        title: "can't be blank",
        detail: "attachable - can't be blank",
        code: 'VALIDATION_ERROR',
        source: { pointer: '/data' },
        status: '422',
        meta: { error: 'blank' },
      },
    ])
    expect(await linkageNow(attachment, 'attachable')).toEqual(owner)
  })

  test('cannot be a type that has no attachments: 409', async () => {
    const attachment = await make('attachments', { attachable: await make('merchants') })
    const response = await setLinkage(attachment, 'attachable', attachment)
    expectStatus(response, 409)
    expect(response.json.errors[0]).toMatchObject({
      code: 'TYPE_MISMATCH',
      source: { pointer: '/data/type' },
    })
  })

  test.each(['customer_groups', 'customers', 'markets', 'merchants', 'price_lists', 'inventory_models'])(
    'cannot be one of %s that is not there: 404',
    async (type) => {
      const attachment = await make('attachments', { attachable: await make('merchants') })
      const response = await setLinkage(attachment, 'attachable', { type, id: '0AAAAAAAAAAAAA' })
      expectStatus(response, 404)
      expect(response.json.errors[0]).toMatchObject({
        code: 'RECORD_NOT_FOUND',
        source: { pointer: '/data' },
      })
    },
  )
})

describe('a record that is not there', () => {
  const nobody = { type: 'customers', id: '0AAAAAAAAAAAAA' }

  test('answers 404 to a linkage that could be written, and to one that could not', async () => {
    const group = await make('customer_groups')
    for (const data of [group, null, { type: 'markets', id: group.id }]) {
      const response = await setLinkage(nobody, 'customer_group', data)
      expectStatus(response, 404)
      expect(response.json.errors[0].detail).toBe('There is no such resource in customers.')
    }
  })
})
