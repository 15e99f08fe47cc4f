import JsonApi, { type DevourClient } from 'devour-client'
import { beforeAll, expect, test } from 'vitest'
import { useService } from '../harness/use-service.ts'

const service = useService()
let jsonApi: DevourClient

// As its README makes it.
beforeAll(() => {
  jsonApi = new JsonApi({ apiUrl: `${service.url}/api`, bearer: service.token('aurora/test'), logger: false })
  jsonApi.define('customer_group', {
    name: '',
    code: '',
    metadata: {},
    customers: { jsonApi: 'hasMany', type: 'customers' },
  })
  jsonApi.define('customer', { email: '', customer_group: { jsonApi: 'hasOne', type: 'customer_groups' } })
  jsonApi.define('merchant', { name: '', reference: '' })
})

test('devour creates a group, finds it again, changes it and deletes it', async () => {
  const { data: made } = await jsonApi.create('customer_group', {
    name: 'VIP',
    code: 'vip',
    metadata: { tier: 1 },
  })
  expect(made).toMatchObject({ type: 'customer_groups', name: 'VIP', code: 'vip', metadata: { tier: 1 } })
  const { data: found } = await jsonApi.find('customer_group', made.id)
  expect(found).toMatchObject({ id: made.id, name: 'VIP' })
  const { data: updated } = await jsonApi.update('customer_group', { id: made.id, name: 'Very important' })
  expect(updated).toMatchObject({ id: made.id, name: 'Very important', code: 'vip' })
  await jsonApi.destroy('customer_group', made.id)
  await expect(jsonApi.find('customer_group', made.id)).rejects.toMatchObject({
    0: { title: 'Record not found' },
  })
})

test('devour gives a customer its group, and reads both at once', async () => {
  const { data: group } = await jsonApi.create('customer_group', { name: 'Press' })
  const { data: customer } = await jsonApi.create('customer', {
    email: 'ada@example.com',
    customer_group: { id: group.id, type: 'customer_groups' },
  })
  const { data: read } = await jsonApi.find('customer', customer.id, { include: 'customer_group' })
  expect(read.customer_group).toMatchObject({ id: group.id, name: 'Press' })
  const { data: whole } = await jsonApi.find('customer_group', group.id, { include: 'customers' })
  expect(whole.customers).toMatchObject([{ id: customer.id, email: 'ada@example.com' }])
})

test('devour filters, sorts and pages', async () => {
  for (const name of ['alpha', 'beta', 'gamma'])
    await jsonApi.create('merchant', { name, reference: 'devour' })
  const query = { filter: { reference: 'devour' }, sort: '-name', page: { size: 2, number: 2 } }
  const { data, meta } = await jsonApi.findAll('merchant', query)
  expect(data.map(({ name }: { name: string }) => name)).toEqual(['alpha'])
  expect(meta).toMatchObject({ record_count: 3, page_count: 2 })
})

test('devour tells what is wrong by the name of the field', async () => {
  await expect(jsonApi.create('customer_group', { name: '' })).rejects.toMatchObject({
    name: { title: "can't be blank" },
  })
})
