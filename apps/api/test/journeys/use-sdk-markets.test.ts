import type { Attachment, InventoryModel, Market, Merchant, PriceList } from '@commercelayer/sdk'
import { beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import { eventually } from '../harness/eventually.ts'
import { makeRecord } from '../harness/records.ts'
import { refusalOf, useCommerceLayer } from '../harness/use-commerce-layer.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const sdk = useCommerceLayer(service)

let merchant: Merchant
let priceList: PriceList
let inventoryModel: InventoryModel

beforeAll(async () => {
  const cl = sdk()
  // The SDK's type asks for an address, which Cohort does not have.
  const { id } = await makeRecord(service, 'merchants', { name: 'The brand' })
  merchant = await cl.merchants.retrieve(id)
  priceList = await cl.price_lists.create({ name: 'Euro', currency_code: 'EUR', tax_included: false })
  inventoryModel = await cl.inventory_models.create({ name: 'Europe' })
})

/** A market with everything that the SDK's type asks for. */
function createMarket(name: string): Promise<Market> {
  const cl = sdk()
  return cl.markets.create({
    name,
    merchant: cl.merchants.relationship(merchant.id),
    price_list: cl.price_lists.relationship(priceList.id),
    inventory_model: cl.inventory_models.relationship(inventoryModel.id),
  })
}

describe('cl.markets', () => {
  test('can create, retrieve, update and delete', async () => {
    const cl = sdk()
    const created = await createMarket('Europe')
    expectTypeOf(created).toEqualTypeOf<Market>()
    expect(created).toMatchObject({ type: 'markets', name: 'Europe', private: false, disabled_at: null })
    expect(await cl.markets.retrieve(created.id)).toEqual(created)
    const updated = await cl.markets.update({ id: created.id, code: 'eu', shipping_cost_cutoff: 5000 })
    expect(updated).toMatchObject({ code: 'eu', shipping_cost_cutoff: 5000, number: created.number })
    expect(cl.markets.isMarket(updated)).toBe(true)
    await cl.markets.delete(created.id)
    expect(await refusalOf(cl, cl.markets.retrieve(created.id))).toEqual({
      status: 404,
      code: 'RECORD_NOT_FOUND',
    })
  })

  test('can list, filter, sort and count', async () => {
    const cl = sdk()
    await createMarket('Listed b')
    await createMarket('Listed a')
    const filters = { name_start: 'Listed' }
    const page = await cl.markets.list({ filters, sort: ['name'] })
    expect(Array.from(page, ({ name }) => name)).toEqual(['Listed a', 'Listed b'])
    expect(await cl.markets.count({ filters })).toBe(2)
  })

  test('leads to its merchant, price list and inventory model, and includes them', async () => {
    const cl = sdk()
    const { id } = await createMarket('Linked')
    expect(await cl.markets.merchant(id)).toEqual(merchant)
    expect(await cl.markets.price_list(id)).toEqual(priceList)
    expect(await cl.markets.inventory_model(id)).toEqual(inventoryModel)
    expect(await cl.markets.customer_group(id)).toBeNull()
    const include = ['merchant', 'price_list', 'inventory_model', 'customer_group']
    const whole = await cl.markets.retrieve(id, { include })
    expect([whole.merchant, whole.price_list, whole.inventory_model, whole.customer_group]).toEqual([
      merchant,
      priceList,
      inventoryModel,
      null,
    ])
  })

  test('becomes private with a group, and public without', async () => {
    const cl = sdk()
    const market = await createMarket('Private')
    const group = await cl.customer_groups.create({ name: 'VIP' })
    const inGroup = { id: market.id, customer_group: cl.customer_groups.relationship(group.id) }
    expect((await cl.markets.update(inGroup)).private).toBe(true)
    expect(await cl.markets.customer_group(market.id)).toEqual(group)
    const none = { id: market.id, customer_group: cl.customer_groups.relationship(null) }
    expect((await cl.markets.update(none)).private).toBe(false)
  })

  /* oxlint-disable no-underscore-dangle -- the SDK's own names of its triggers */
  test('can be disabled and enabled', async () => {
    const cl = sdk()
    const { id } = await createMarket('Closing')
    expect((await cl.markets._disable(id)).disabled_at).toMatch(/Z$/)
    expect((await cl.markets._enable(id)).disabled_at).toBeNull()
  })
  /* oxlint-enable no-underscore-dangle */

  test('has its attachments and its events below it', async () => {
    const cl = sdk()
    const { id } = await createMarket('Filed')
    await cl.attachments.create({ name: 'Map', attachable: cl.markets.relationship(id) })
    expect((await cl.markets.attachments(id)).first()?.name).toBe('Map')
    const events = await eventually(
      () => cl.markets.event_stores(id),
      ({ length }) => length === 1,
    )
    expect(events.first()?.event).toBe('create')
  })
})

describe('what a market leads to', () => {
  test('cl.price_lists can list, retrieve, update and delete', async () => {
    const cl = sdk()
    const { id } = await cl.price_lists.create({ name: 'Dollar', currency_code: 'USD' })
    expect(await cl.price_lists.update({ id, name: 'US Dollar' })).toMatchObject({
      name: 'US Dollar',
      tax_included: true,
    })
    expect((await cl.price_lists.list({ filters: { currency_code_eq: 'USD' } })).first()?.id).toBe(id)
    expect((await cl.price_lists.retrieve(id)).currency_code).toBe('USD')
    await cl.price_lists.delete(id)
    expect(await cl.price_lists.count({ filters: { id_eq: id } })).toBe(0)
    const wrong = cl.price_lists.create({ name: 'Wrong', currency_code: 'EURO' })
    expect(await refusalOf(cl, wrong)).toEqual({ status: 422, code: 'VALIDATION_ERROR' })
  })

  test('cl.inventory_models can list, retrieve, update and delete', async () => {
    const cl = sdk()
    const { id } = await cl.inventory_models.create({ name: 'US' })
    expect((await cl.inventory_models.update({ id, name: 'America' })).name).toBe('America')
    expect((await cl.inventory_models.list({ filters: { name_eq: 'America' } })).recordCount).toBe(1)
    expect((await cl.inventory_models.retrieve(id)).name).toBe('America')
    await cl.inventory_models.delete(id)
    expect(await refusalOf(cl, cl.inventory_models.retrieve(id))).toEqual({
      status: 404,
      code: 'RECORD_NOT_FOUND',
    })
  })

  test('cl.merchants can list, retrieve, update and delete, but not with an address', async () => {
    const cl = sdk()
    const { id } = await makeRecord(service, 'merchants', { name: 'Other brand' })
    expect((await cl.merchants.update({ id, name: 'Second brand' })).name).toBe('Second brand')
    expect((await cl.merchants.list({ filters: { name_eq: 'Second brand' } })).first()?.id).toBe(id)
    await cl.merchants.delete(id)
    expect(await refusalOf(cl, cl.merchants.retrieve(id))).toEqual({ status: 404, code: 'RECORD_NOT_FOUND' })
    const address = cl.addresses.relationship('0AAAAAAAAAAAAA')
    const created = cl.merchants.create({ name: 'With address', address })
    expect(await refusalOf(cl, created)).toEqual({ status: 400, code: 'PARAM_NOT_ALLOWED' })
  })

  test('cannot be deleted while a market uses it', async () => {
    const cl = sdk()
    await createMarket('Holding')
    const locked = { status: 423, code: 'LOCKED' }
    expect(await refusalOf(cl, cl.merchants.delete(merchant.id))).toEqual(locked)
    expect(await refusalOf(cl, cl.price_lists.delete(priceList.id))).toEqual(locked)
    expect(await refusalOf(cl, cl.inventory_models.delete(inventoryModel.id))).toEqual(locked)
  })

  test('has its attachments and its events below it', async () => {
    const cl = sdk()
    const owners = [
      { resources: cl.merchants, id: merchant.id },
      { resources: cl.price_lists, id: priceList.id },
      { resources: cl.inventory_models, id: inventoryModel.id },
    ]
    for (const { resources, id } of owners) {
      await cl.attachments.create({ name: `Of ${resources.type()}`, attachable: resources.relationship(id) })
      expect((await resources.attachments(id)).first()?.name).toBe(`Of ${resources.type()}`)
      const events = await eventually(
        () => resources.event_stores(id),
        ({ length }) => length === 1,
      )
      expect(events.first()?.resource_type).toBe(resources.type())
    }
  })
})

describe('cl.attachments', () => {
  test('can create, retrieve, update, list and delete, and shows its owner of any type', async () => {
    const cl = sdk()
    const created = await cl.attachments.create({
      name: 'Terms',
      description: 'Of the brand',
      url: 'https://files.example.com/terms.pdf',
      attachable: cl.merchants.relationship(merchant.id),
    })
    expectTypeOf(created).toEqualTypeOf<Attachment>()
    expect(created).toMatchObject({ name: 'Terms', description: 'Of the brand' })
    const moved = await cl.attachments.update(
      { id: created.id, attachable: cl.price_lists.relationship(priceList.id), url: null },
      { include: ['attachable'] },
    )
    expect([moved.url, moved.attachable]).toEqual([null, priceList])
    const list = await cl.attachments.list({ filters: { name_eq: 'Terms' }, include: ['attachable'] })
    expect(list.first()?.attachable).toMatchObject({ id: priceList.id, type: 'price_lists' })
    const events = await eventually(
      () => cl.attachments.event_stores(created.id),
      ({ length }) => length === 2,
    )
    expect(Array.from(events, ({ event }) => event)).toEqual(['create', 'update'])
    await cl.attachments.delete(created.id)
    const gone = cl.attachments.retrieve(created.id)
    expect(await refusalOf(cl, gone)).toEqual({ status: 404, code: 'RECORD_NOT_FOUND' })
  })
})
