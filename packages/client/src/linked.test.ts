import { attachments, customerGroups, customers, defineResource, hasMany, markets } from '@cohort/schema'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { createClient } from './client.ts'
import { makeGroupObject, makeService, type Answer } from './service.fixture.ts'

const url = 'http://cohort.test/api'

function makeClient(...answers: readonly Answer[]) {
  const { fetch, seen } = makeService(...answers)
  return { client: createClient({ url, token: 'secret', fetch }), seen }
}

const to = (type: string, id: string) => ({ type, id })
const object = (type: string, id: string, relationships = {}) => ({
  ...makeGroupObject(id, id),
  type,
  relationships,
})

const group = object('customer_groups', 'g', {
  customers: { data: [to('customers', 'c')], meta: { record_count: 1 } },
  markets: { data: [to('markets', 'm'), to('markets', 'n')] },
  attachments: { links: {} },
})
const included = [
  object('customers', 'c', { customer_group: { data: to('customer_groups', 'g') } }),
  object('markets', 'm', { price_list: { data: to('price_lists', 'p') } }),
  object('markets', 'n', { price_list: { data: null } }),
  object('price_lists', 'p'),
]

describe('what a query includes is linked', () => {
  test('as deep as it was included, with the types of the declarations', async () => {
    const { client } = makeClient({ body: { data: group, included } })
    const { record } = await client.retrieve(customerGroups, 'g', {
      include: ['customers', 'markets.price_list'],
    })
    expect(record.linked.customers.map(({ id }) => id)).toEqual(['c'])
    expect(record.linked.markets.map(({ linked }) => linked.price_list?.attributes.name ?? null)).toEqual([
      'p',
      null,
    ])
    expectTypeOf(record.linked.customers[0]?.attributes.email).toEqualTypeOf<string | undefined>()
    expectTypeOf(record.linked.markets[0]?.linked.price_list?.attributes.tax_included).toEqualTypeOf<
      boolean | undefined
    >()
    // @ts-expect-error -- attachments were not included
    expect(record.linked.attachments).toBeUndefined()
  })

  test('in a list, in circles, and without being printed', async () => {
    const { client } = makeClient({ body: { data: [group], included } })
    const { records } = await client.list(customerGroups, { include: ['customers.customer_group'] })
    const [back] = records[0]?.linked.customers ?? []
    expect(back?.linked.customer_group).toBe(records[0])
    expect(JSON.parse(JSON.stringify(records))).toEqual([group])
  })

  test('may be of several types, which their names tell apart', async () => {
    const file = object('attachments', 'a', { attachable: { data: to('customer_groups', 'g') } })
    const { client } = makeClient({ body: { data: file, included: [group] } })
    const { record } = await client.retrieve(attachments, 'a', { include: ['attachable'] })
    const { attachable } = record.linked
    expect(attachable?.type).toBe('customer_groups')
    if (attachable?.type === 'customers') expectTypeOf(attachable.attributes.email).toBeString()
  })

  test('is nothing where nothing was included', async () => {
    const { client } = makeClient({ body: { data: object('customer_groups', 'g') } })
    const { record } = await client.retrieve(customerGroups, 'g')
    expect(record.linked).toEqual({})
  })
})

describe('a relationship', () => {
  test('that leads to many is a list of what it leads to', async () => {
    const { client, seen } = makeClient({ body: { data: [included[0]] } })
    const { records } = await client.related(customerGroups, 'g/h', 'customers', {
      filter: { email_end: '@example.com' },
      fields: ['email'],
      page: { size: 5 },
    })
    expectTypeOf(records[0]?.attributes).toEqualTypeOf<{ readonly email: string } | undefined>()
    expect(records.map(({ id }) => id)).toEqual(['c'])
    expect(decodeURIComponent(seen[0]?.url ?? '')).toBe(
      `${url}/customer_groups/g/h/customers?filter[q][email_end]=@example.com&fields[customers]=email&page[size]=5`,
    )
  })

  test('that leads to one is a record or null', async () => {
    const { client } = makeClient({ body: { data: group } }, { body: { data: null } }, { body: { data: [] } })
    const { record } = await client.related(customers, 'c', 'customer_group')
    expectTypeOf(record?.attributes.code).toEqualTypeOf<string | null | undefined>()
    expect(record?.id).toBe('g')
    expect((await client.related(customers, 'c', 'customer_group')).record).toBeNull()
    await expect(client.related(customers, 'c', 'customer_group')).rejects.toThrow('no JSON:API document')
  })

  test('cannot be filtered by what its target does not have', () => {
    const { client } = makeClient()
    // @ts-expect-error -- customers have no code
    const badFilter = () => client.related(customerGroups, 'g', 'customers', { filter: { code_eq: 'x' } })
    // @ts-expect-error -- a group has no merchants
    const badLink = () => client.related(customerGroups, 'g', 'merchants')
    expect([badFilter, badLink]).toHaveLength(2)
  })
})

describe('a linkage', () => {
  const members = [to('customers', 'c'), to('customers', 'd')]

  test('says who the members are', async () => {
    const { client, seen } = makeClient(
      { body: { data: members, meta: { record_count: 2 } } },
      { body: { data: null } },
      { body: { data: 'none' } },
    )
    const many = await client.linkage(customerGroups, 'g', 'customers', {
      filter: { email_end: '.org' },
      page: { size: 5 },
    })
    const wrong = () =>
      // @ts-expect-error -- customers have no attribute "mail"
      client.linkage(customerGroups, 'g', 'customers', { filter: { mail_end: '.org' } })
    expect(wrong).toBeTypeOf('function')
    expectTypeOf(many.data[0]?.type).toEqualTypeOf<'customers' | undefined>()
    expect([many.data, many.meta.record_count]).toEqual([members, 2])
    expect((await client.linkage(customers, 'c', 'customer_group')).data).toBeNull()
    await expect(client.linkage(customers, 'c', 'customer_group')).rejects.toThrow('no JSON:API document')
    expect(decodeURIComponent(seen[0]?.url ?? '')).toBe(
      `${url}/customer_groups/g/relationships/customers?filter[q][email_end]=.org&page[size]=5`,
    )
  })

  test('is replaced, added to and taken from, by records or identifiers', async () => {
    const { client, seen } = makeClient(
      { body: { data: group } },
      ...[204, 204, 204, 204].map((status) => ({ status })),
    )
    const { record } = await client.retrieve(customerGroups, 'g')
    await client.replaceLinkage(customers, 'c', 'customer_group', record)
    await client.replaceLinkage(customers, 'c', 'customer_group', null)
    await client.addMembers(customerGroups, 'g', 'customers', [{ type: 'customers', id: 'c' }])
    await client.removeMembers(customerGroups, 'g', 'markets', [])
    expect(seen.slice(1).map(({ method, url: of, body }) => [method, of, body])).toEqual([
      [
        'PATCH',
        `${url}/customers/c/relationships/customer_group`,
        '{"data":{"type":"customer_groups","id":"g"}}',
      ],
      ['PATCH', `${url}/customers/c/relationships/customer_group`, '{"data":null}'],
      [
        'POST',
        `${url}/customer_groups/g/relationships/customers`,
        '{"data":[{"type":"customers","id":"c"}]}',
      ],
      ['DELETE', `${url}/customer_groups/g/relationships/markets`, '{"data":[]}'],
    ])
  })

  test('cannot have members of another type, nor be written where nothing can be', () => {
    const { client } = makeClient()
    // @ts-expect-error -- markets are no customers
    const badType = () => client.addMembers(customerGroups, 'g', 'customers', [{ type: 'markets', id: 'm' }])
    // @ts-expect-error -- history is not written by clients
    const readOnly = () => client.addMembers(customerGroups, 'g', 'versions', [])
    const relationships = { customers: hasMany('customers', { by: 'market_id', readOnly: true }) }
    const { about, attributes } = customerGroups
    const catalog = { title: 'name', columns: ['name'] } as const
    const shops = defineResource('shops', { about, attributes, relationships, catalog })
    // @ts-expect-error -- the customers of a shop are read-only
    const declared = () => client.addMembers(shops, 's', 'customers', [])
    expect([badType, readOnly, declared]).toHaveLength(3)
  })
})

describe('a write', () => {
  test('can set relationships, and be shown with what it includes', async () => {
    const { client, seen } = makeClient({ body: { data: object('markets', 'm', {}) } })
    await client.update(
      markets,
      'm',
      { _disable: true },
      {
        relationships: { customer_group: null, merchant: { type: 'merchants', id: 's' } },
        include: ['merchant'],
      },
    )
    const relationships = { customer_group: { data: null }, merchant: { data: to('merchants', 's') } }
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      data: { type: 'markets', id: 'm', attributes: { _disable: true }, relationships },
    })
    expect(seen[0]?.url).toBe(`${url}/markets/m?include=merchant`)
  })

  test('can create what belongs to any of several types', async () => {
    const { client, seen } = makeClient({ status: 201, body: { data: object('attachments', 'a') } })
    const attachable = { type: 'customer_groups', id: 'g' } as const
    await client.create(attachments, { name: 'Terms' }, { relationships: { attachable }, fields: ['name'] })
    expect(JSON.parse(seen[0]?.body ?? '').data.relationships).toEqual({ attachable: { data: attachable } })
    expect(decodeURIComponent(seen[0]?.url ?? '')).toBe(`${url}/attachments?fields[attachments]=name`)
  })

  test('cannot set a relationship that it may not', () => {
    const { client } = makeClient()
    const attributes = { name: 'x' }
    // @ts-expect-error -- history is not written by clients
    const badName = () => client.create(customerGroups, attributes, { relationships: { versions: [] } })
    // @ts-expect-error -- a group's customers are many
    const badKind = () => client.create(customerGroups, attributes, { relationships: { customers: null } })
    expect([badName, badKind]).toHaveLength(2)
  })

  test('cannot leave out a relationship that is required, nor make it nothing', () => {
    const { client } = makeClient()
    const attributes = { name: 'x' }
    // @ts-expect-error -- an attachment belongs to something
    const noOptions = () => client.create(attachments, attributes)
    // @ts-expect-error -- an attachment belongs to something
    const noRelationships = () => client.create(attachments, attributes, { fields: ['name'] })
    // @ts-expect-error -- an attachment belongs to something
    const noOwner = () => client.create(attachments, attributes, { relationships: {} })
    // @ts-expect-error -- an attachment belongs to something
    const nullOwner = () => client.create(attachments, attributes, { relationships: { attachable: null } })
    const nullLater = () =>
      // @ts-expect-error -- an attachment belongs to something
      client.update(attachments, 'a', attributes, { relationships: { attachable: null } })
    // @ts-expect-error -- an attachment belongs to something
    const nullLinkage = () => client.replaceLinkage(attachments, 'a', 'attachable', null)
    expect([noOptions, noRelationships, noOwner, nullOwner, nullLater, nullLinkage]).toHaveLength(6)
  })

  test('needs no relationships where none is required, nor in a change', async () => {
    const { client, seen } = makeClient(
      ...['customers', 'customers', 'attachments'].map((type) => ({ body: { data: object(type, 'c') } })),
    )
    const email = 'ada@example.com'
    const { record } = await client.create(customers, { email })
    expectTypeOf(record.attributes.email).toBeString()
    const alone = await client.create(
      customers,
      { email },
      { relationships: { customer_group: null }, fields: ['email'], include: ['customer_group'] },
    )
    expectTypeOf(alone.record.attributes).toEqualTypeOf<{ readonly email: string }>()
    await client.update(attachments, 'a', { name: 'x' })
    expect(seen.map(({ body }) => JSON.parse(body ?? '').data.relationships)).toEqual([
      undefined,
      { customer_group: { data: null } },
      undefined,
    ])
    expectTypeOf<Parameters<typeof client.create<typeof customers>>['length']>().toEqualTypeOf<2 | 3>()
    expectTypeOf<Parameters<typeof client.create<typeof attachments>>['length']>().toEqualTypeOf<3>()
  })
})

/** A page of groups with these names, and the link to the next one. */
function makePage(names: readonly string[], next: string | null): Answer {
  return { body: { data: names.map((name) => object('customer_groups', name)), links: { next } } }
}

describe('each', () => {
  test('walks a list by cursor, a page at a time, as far as one goes', async () => {
    const next = `${url}/customer_groups?sort=name&page%5Bsize%5D=100&page%5Bafter%5D=x`
    const { client, seen } = makeClient(makePage(['a', 'b'], next), makePage(['c', 'd'], next))
    const names: string[] = []
    for await (const { attributes } of client.each(customerGroups, { sort: ['name'], fields: ['name'] })) {
      names.push(attributes.name)
      if (attributes.name === 'c') break
    }
    expect(names).toEqual(['a', 'b', 'c'])
    expect(seen.map((request) => decodeURIComponent(new URL(request.url).search))).toEqual([
      '?sort=name&fields[customer_groups]=name&page[size]=100',
      '?sort=name&page[size]=100&page[after]=x',
    ])
    expect(seen.every(({ headers }) => headers.accept?.includes('cursor-pagination'))).toBe(true)
  })

  test('ends where the list ends', async () => {
    const { client, seen } = makeClient(makePage([], null))
    for await (const record of client.each(customerGroups)) expect(record).toBeUndefined()
    expect(seen[0]?.url).toBe(`${url}/customer_groups?page%5Bsize%5D=100`)
  })

  test('gives no more records once it is aborted, though it has them', async () => {
    const { client } = makeClient(makePage(['a', 'b', 'c'], null))
    const aborting = new AbortController()
    const names: string[] = []
    const walk = async () => {
      for await (const { id } of client.each(customerGroups, {}, { signal: aborting.signal })) {
        names.push(id)
        if (id === 'b') aborting.abort(new Error('Enough.'))
      }
    }
    await expect(walk()).rejects.toThrow('Enough.')
    expect(names).toEqual(['a', 'b'])
  })

  test('throws what its request throws', async () => {
    const { client } = makeClient({ status: 404 })
    await expect(client.each(customerGroups).next()).rejects.toMatchObject({ name: 'ApiError', status: 404 })
  })
})
