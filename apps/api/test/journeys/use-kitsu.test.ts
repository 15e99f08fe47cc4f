import Kitsu from 'kitsu'
import { beforeAll, expect, test } from 'vitest'
import { useService } from '../harness/use-service.ts'

const service = useService()
let api: Kitsu

// As its README makes it. Names are left as they are: it would change the case of an id too.
beforeAll(() => {
  api = new Kitsu({
    baseURL: `${service.url}/api`,
    headers: { Authorization: `Bearer ${service.token('aurora/test')}` },
    resourceCase: 'none',
    camelCaseTypes: false,
  })
})

const groups = 'customer_groups'

test('kitsu creates a group, finds it again, changes it and deletes it', async () => {
  const { data: made } = await api.create(groups, { name: 'VIP', code: 'vip', metadata: { tier: 1 } })
  expect(made).toMatchObject({ type: groups, name: 'VIP', code: 'vip', metadata: { tier: 1 } })
  const { data: found } = await api.get(`${groups}/${made.id}`)
  expect(found).toEqual({ ...made, meta: { ...made.meta, trace_id: found.meta.trace_id } })
  const { data: updated } = await api.update(groups, { id: made.id, name: 'Very important' })
  expect(updated).toMatchObject({ id: made.id, name: 'Very important', code: 'vip' })
  await api.remove(groups, made.id)
  await expect(api.get(`${groups}/${made.id}`)).rejects.toMatchObject({
    errors: [{ code: 'RECORD_NOT_FOUND', status: '404' }],
  })
})

test('kitsu gives a customer its group, and reads both at once', async () => {
  const { data: group } = await api.create(groups, { name: 'Press' })
  const { data: customer } = await api.create('customers', {
    email: 'ada@example.com',
    customer_group: { data: { type: groups, id: group.id } },
  })
  const { data: read } = await api.get(`customers/${customer.id}`, { params: { include: 'customer_group' } })
  expect(read.customer_group.data).toMatchObject({ id: group.id, type: groups, name: 'Press' })
  const { data: members } = await api.get(`${groups}/${group.id}/customers`)
  expect(members.map(({ email }: { email: string }) => email)).toEqual(['ada@example.com'])
})

test('kitsu filters, sorts, pages and asks for some of the fields', async () => {
  for (const name of ['alpha', 'beta', 'gamma']) await api.create('merchants', { name, reference: 'kitsu' })
  const { data, meta, links } = await api.get('merchants', {
    params: {
      filter: { reference: 'kitsu' },
      sort: '-name',
      page: { size: 2, number: 1 },
      fields: { merchants: 'name' },
    },
  })
  expect(data.map(({ name }: { name: string }) => name)).toEqual(['gamma', 'beta'])
  expect(Object.keys(data[0])).not.toContain('created_at')
  expect(meta).toMatchObject({ record_count: 3, page_count: 2 })
  const { data: rest } = await api.get('merchants', {
    params: Object.fromEntries(new URL(links.next).searchParams),
  })
  expect(rest.map(({ name }: { name: string }) => name)).toEqual(['alpha'])
})

test('kitsu hands on what is wrong with a request', async () => {
  await expect(api.create(groups, { name: '' })).rejects.toMatchObject({
    errors: [
      { code: 'VALIDATION_ERROR', source: { pointer: '/data/attributes/name' }, title: "can't be blank" },
    ],
  })
  await expect(api.get(groups, { params: { sort: 'nope' } })).rejects.toMatchObject({
    errors: [{ code: 'INVALID_SORT_CRITERIA', source: { parameter: 'sort' } }],
  })
})
