import type { Customer, CustomerGroup } from '@commercelayer/sdk'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { eventually } from '../harness/eventually.ts'
import { makeRecord } from '../harness/records.ts'
import { refusalOf, useCommerceLayer } from '../harness/use-commerce-layer.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const sdk = useCommerceLayer(service)

describe('cl.customers', () => {
  test('can create, retrieve, update and delete', async () => {
    const cl = sdk()
    const created = await cl.customers.create({
      email: 'ada@example.com',
      reference: 'crm-1',
      metadata: { tier: 1 },
    })
    expectTypeOf(created).toEqualTypeOf<Customer>()
    expect(created).toMatchObject({
      type: 'customers',
      email: 'ada@example.com',
      status: 'prospect',
      has_password: false,
      total_orders_count: 0,
      metadata: { tier: 1 },
    })
    expect(await cl.customers.retrieve(created.id)).toEqual(created)
    const updated = await cl.customers.update({
      id: created.id,
      email: 'ada@example.org',
      shopper_reference: 'shop-1',
    })
    expect(updated).toMatchObject({
      email: 'ada@example.org',
      shopper_reference: 'shop-1',
      reference: 'crm-1',
    })
    expect(cl.customers.isCustomer(updated)).toBe(true)
    await cl.customers.delete(created.id)
    expect(await refusalOf(cl, cl.customers.retrieve(created.id))).toEqual({
      status: 404,
      code: 'RECORD_NOT_FOUND',
    })
  })

  test('can list, filter, sort, page and count', async () => {
    const cl = sdk()
    for (const name of ['b', 'a', 'c']) {
      await cl.customers.create({ email: `${name}@listed.example`, reference: 'listed' })
    }
    const filters = { reference_eq: 'listed' }
    const page = await cl.customers.list({ filters, sort: { email: 'desc' }, pageSize: 2, pageNumber: 1 })
    expect(Array.from(page, ({ email }) => email)).toEqual(['c@listed.example', 'b@listed.example'])
    expect([page.recordCount, page.pageCount, page.hasNextPage()]).toEqual([3, 2, true])
    expect(await cl.customers.count({ filters: { ...filters, email_cont: 'a@' } })).toBe(1)
  })

  test('can be put in a group, and taken out of it, by relationship()', async () => {
    const cl = sdk()
    const group = await cl.customer_groups.create({ name: 'By relationship' })
    const customer = await cl.customers.create({
      email: 'grouped@example.com',
      customer_group: cl.customer_groups.relationship(group.id),
    })
    const related = await cl.customers.customer_group(customer.id)
    expectTypeOf(related).toEqualTypeOf<CustomerGroup>()
    expect(related).toEqual(group)
    const left = await cl.customers.update(
      { id: customer.id, customer_group: cl.customer_groups.relationship(null) },
      { include: ['customer_group'] },
    )
    expect(left.customer_group).toBeNull()
    expect(await cl.customers.customer_group(customer)).toBeNull()
    const back = await cl.customers.update(
      { id: customer.id, customer_group: cl.customer_groups.relationship(group) },
      { include: ['customer_group'] },
    )
    expect(back.customer_group).toEqual(group)
  })

  test('cannot be put in a group that is not there', async () => {
    const cl = sdk()
    const lost = {
      email: 'lost@example.com',
      customer_group: cl.customer_groups.relationship('0AAAAAAAAAAAAA'),
    }
    expect(await refusalOf(cl, cl.customers.create(lost))).toEqual({ status: 404, code: 'RECORD_NOT_FOUND' })
  })

  test('cannot have one e-mail address twice', async () => {
    const cl = sdk()
    await cl.customers.create({ email: 'twice@example.com' })
    const again = cl.customers.create({ email: 'TWICE@example.com' })
    expect(await refusalOf(cl, again)).toEqual({ status: 422, code: 'VALIDATION_ERROR' })
  })

  test('has its attachments and its events below it, and includes them', async () => {
    const cl = sdk()
    const customer = await cl.customers.create({ email: 'filed@example.com' })
    const attachment = await cl.attachments.create({
      name: 'Contract',
      attachable: cl.customers.relationship(customer.id),
    })
    expect(Array.from(await cl.customers.attachments(customer.id), ({ id }) => id)).toEqual([attachment.id])
    const events = await eventually(
      () => cl.customers.event_stores(customer.id),
      ({ length }) => length === 1,
    )
    expect(events.first()).toMatchObject({ type: 'event_stores', event: 'create', resource_id: customer.id })
    const included = await cl.customers.retrieve(customer.id, {
      include: ['attachments', 'event_stores', 'customer_group'],
      fields: { customers: ['email', 'attachments', 'event_stores', 'customer_group'] },
    })
    expect(included.attachments?.map(({ name }) => name)).toEqual(['Contract'])
    expect(included.event_stores?.map(({ event }) => event)).toEqual(['create'])
    expect(included.customer_group).toBeNull()
  })
})

describe('cl.customer_groups', () => {
  test('has its customers, markets, attachments and events below it', async () => {
    const cl = sdk()
    const group = await cl.customer_groups.create({ name: 'Full' })
    const inGroup = cl.customer_groups.relationship(group.id)
    for (const name of ['one', 'two', 'three']) {
      await cl.customers.create({ email: `${name}@full.example`, customer_group: inGroup })
    }
    await cl.attachments.create({ name: 'Terms', attachable: inGroup })
    const { id: marketId } = await makeRecord(service, 'markets')
    const market = await cl.markets.update({ id: marketId, customer_group: inGroup })
    const customers = await cl.customer_groups.customers(group.id, { sort: ['email'], pageSize: 2 })
    expect(Array.from(customers, ({ email }) => email)).toEqual(['one@full.example', 'three@full.example'])
    expect(customers.meta.recordCount).toBe(3)
    expect((await cl.customer_groups.markets(group)).first()?.id).toBe(market.id)
    expect((await cl.customer_groups.attachments(group.id)).first()?.name).toBe('Terms')
    const events = await eventually(
      () => cl.customer_groups.event_stores(group.id),
      ({ length }) => length === 1,
    )
    expect(events.first()?.payload).toMatchObject({ name: { from: null, to: 'Full' } })
    const whole = await cl.customer_groups.retrieve(group.id, {
      include: ['customers.attachments', 'markets', 'attachments'],
    })
    expect([whole.customers?.length, whole.markets?.length, whole.attachments?.length]).toEqual([3, 1, 1])
    expect(whole.markets?.[0]?.private).toBe(true)
    expect(await refusalOf(cl, cl.customer_groups.delete(group.id))).toEqual({ status: 423, code: 'LOCKED' })
  })
})
