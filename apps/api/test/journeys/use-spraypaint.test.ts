import { attr, belongsTo, hasMany, SpraypaintBase } from 'spraypaint'
import { beforeAll, expect, test } from 'vitest'
import type { Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

/** Models as its documentation makes them without decorators, and read freely: their types know no attributes. */
let Group: Json
let Customer: Json

beforeAll(() => {
  const ApplicationRecord: Json = SpraypaintBase.extend({
    static: { baseUrl: service.url, apiNamespace: '/api' },
  })
  ApplicationRecord.generateAuthHeader = (token: string) => `Bearer ${token}`
  ApplicationRecord.logger.level = 'error'
  ApplicationRecord.jwt = service.token('aurora/test')
  Group = ApplicationRecord.extend({
    static: { jsonapiType: 'customer_groups' },
    attrs: {
      name: attr(),
      code: attr(),
      reference: attr(),
      createdAt: attr({ persist: false }),
      customers: hasMany(),
    },
  })
  Customer = ApplicationRecord.extend({
    static: { jsonapiType: 'customers' },
    attrs: { email: attr(), customerGroup: belongsTo({ type: Group }) },
  })
})

test('spraypaint creates a group, finds it again, changes it and deletes it', async () => {
  const group = new Group({ name: 'VIP', code: 'vip' })
  expect(await group.save()).toBe(true)
  const { data: found } = await Group.find(group.id)
  expect([found.name, found.code, typeof found.createdAt]).toEqual(['VIP', 'vip', 'string'])
  found.name = 'Very important'
  expect(await found.save()).toBe(true)
  expect((await Group.find(group.id)).data.name).toBe('Very important')
  expect(await found.destroy()).toBe(true)
  await expect(Group.find(group.id)).rejects.toThrow('record not found')
})

test('spraypaint gives a customer its group, and reads both at once', async () => {
  const group = new Group({ name: 'Press' })
  await group.save()
  const customer = new Customer({ email: 'ada@example.com', customerGroup: group })
  expect(await customer.save({ with: 'customerGroup.id' })).toBe(true)
  const { data: read } = await Customer.includes('customer_group').find(customer.id)
  expect(read.customerGroup.name).toBe('Press')
  const { data: whole } = await Group.includes('customers').find(group.id)
  expect(whole.customers.map(({ email }: Json) => email)).toEqual(['ada@example.com'])
})

test('spraypaint filters, sorts and pages', async () => {
  for (const name of ['alpha', 'beta', 'gamma']) await new Group({ name, reference: 'spraypaint' }).save()
  const { data, meta } = await Group.where({ reference: 'spraypaint' })
    .order({ name: 'desc' })
    .page(2)
    .per(2)
    .all()
  expect(data.map(({ name }: Json) => name)).toEqual(['alpha'])
  expect(meta).toMatchObject({ record_count: 3, page_count: 2 })
})

test('spraypaint tells that a record was refused, and keeps what was said', async () => {
  const group = new Group({ name: '' })
  expect(await group.save()).toBe(false)
  // It looks for the attribute in `meta.attribute`, as Graphiti sends it, and not in the pointer.
  const [told]: Json[] = Object.values(group.errors)
  expect(told).toMatchObject({
    title: "can't be blank",
    code: 'VALIDATION_ERROR',
    fullMessage: "name - can't be blank",
  })
})
