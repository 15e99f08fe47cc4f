import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { historyOf } from '../harness/history.ts'
import {
  identifierOf,
  identifiersIn,
  linkageOf,
  makeRecord,
  patchRecord,
  recordDocument,
} from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'
import { useWorld } from '../harness/world.ts'

const service = useService()
const world = useWorld(service)
const { judgeEach } = useBadInput(service)

const type = 'customer_groups'
const attributes = { name: 'Edge' }

async function read(path: string): Promise<Json> {
  const response = await send(service, 'GET', path)
  expectStatus(response, 200)
  return response.json
}

function refused(
  id: string,
  what: string,
  request: Pick<BadInput, 'method' | 'path' | 'body'>,
  answer: Pick<BadInput, 'status' | 'code' | 'source' | 'rule'>,
): BadInput {
  return { id, what, ...request, ...answer }
}

const create = (body: unknown) => ({ method: 'POST', body })
const list = (query: string) => ({ path: `/customer_groups?${query}` })
const at = (pointer: string) => ({ source: { pointer } })
const by = (parameter: string) => ({ source: { parameter } })

describe('a body that is none has a precise answer', () => {
  judgeEach([
    refused('EC-01', 'missing', create(''), { status: 400, code: 'PARAM_MISSING', ...at('') }),
    refused('EC-01', 'null', create('null'), { status: 400, code: 'INVALID_DATA_FORMAT', ...at('') }),
    refused('EC-01', 'broken', create('{"data":'), { status: 400, code: 'BAD_REQUEST', ...at('') }),
    refused('EC-01', 'a list', create([]), { status: 400, code: 'INVALID_DATA_FORMAT', ...at('') }),
    ...[null, [], 'x'].map((data) =>
      refused('EC-01', `data that is ${JSON.stringify(data)}`, create({ data }), {
        status: 400,
        code: 'INVALID_DATA_FORMAT',
        ...at('/data'),
      }),
    ),
    refused(
      'EC-02',
      'a type that nobody knows, in the address',
      { path: '/nobodies' },
      {
        status: 404,
        code: 'RECORD_NOT_FOUND',
      },
    ),
    refused('EC-02', 'and in the document', create({ data: { type: 'nobodies', attributes } }), {
      status: 409,
      code: 'TYPE_MISMATCH',
      ...at('/data/type'),
    }),
    refused(
      'EC-03',
      'a relationship that nobody knows',
      create({ data: { type, attributes, relationships: { friends: { data: [] } } } }),
      { status: 400, code: 'PARAM_NOT_ALLOWED', ...at('/data/relationships/friends') },
    ),
  ])
})

describe('a field that is closed is refused where it is named', () => {
  judgeEach([
    refused(
      'EC-04',
      'to a write: an attribute',
      create({ data: { type, attributes: { ...attributes, created_at: '2026-01-01T00:00:00Z' } } }),
      { status: 400, code: 'PARAM_NOT_ALLOWED', ...at('/data/attributes/created_at') },
    ),
    refused(
      'EC-04',
      'to a write: a relationship',
      create({ data: { type, attributes, relationships: { versions: { data: [] } } } }),
      { status: 403, code: 'FORBIDDEN', ...at('/data/relationships/versions') },
    ),
    refused(
      'EC-04',
      'to a filter',
      { path: '/markets?filter[q][facebook_pixel_id_eq]=1' },
      {
        status: 400,
        code: 'FILTER_NOT_ALLOWED',
        ...by('filter[q][facebook_pixel_id_eq]'),
      },
    ),
    refused('EC-04', 'to an order', list('sort=metadata'), {
      status: 400,
      code: 'INVALID_SORT_CRITERIA',
      ...by('sort'),
    }),
    refused('EC-04', 'to an include', list('include=metadata'), {
      status: 400,
      code: 'INVALID_INCLUDE',
      ...by('include'),
    }),
  ])
})

describe('a write', () => {
  test('EC-05 of no attributes changes nothing, and makes nothing that needs one', async () => {
    const group = await makeRecord(service, type)
    const same = await patchRecord(service, group, { attributes: {} })
    expect(same.json.data.attributes).toEqual(group.attributes)
    expect(await historyOf(service, group)).toHaveLength(1)
    const none = await send(service, 'POST', `/${type}`, { body: { data: { type, attributes: {} } } })
    expect(none.json.errors).toMatchObject([{ source: { pointer: '/data/attributes/name' } }])
  })

  test('EC-06 with a member twice counts it once', async () => {
    const customer = identifierOf(await makeRecord(service, 'customers'))
    const group = await makeRecord(service, type, {}, { customers: [customer, customer] })
    expect(identifiersIn(await send(service, 'GET', linkageOf(group, 'customers')))).toEqual([customer])
  })

  test('EC-07 that gives a group somebody takes him from the group before, and the log of both rows says it once', async () => {
    const [before, after] = [await makeRecord(service, type), await makeRecord(service, type)]
    const customer = identifierOf(
      await makeRecord(service, 'customers', {}, { customer_group: identifierOf(before) }),
    )
    expectStatus(await patchRecord(service, after, { links: { customers: [customer] } }), 200)
    expect(identifiersIn(await send(service, 'GET', linkageOf(before, 'customers')))).toEqual([])
    expect(identifiersIn(await send(service, 'GET', linkageOf(after, 'customers')))).toEqual([customer])
    const [, ...moves] = await historyOf(service, customer)
    expect(moves).toEqual([['update', { customer_group_id: [before.id, after.id] }]])
  })

  judgeEach([
    refused('EC-08', 'a value of another kind', create({ data: { type, attributes: { name: {} } } }), {
      status: 422,
      code: 'VALIDATION_ERROR',
      ...at('/data/attributes/name'),
      rule: 'invalid',
    }),
    refused(
      'EC-09',
      'a to-one that leads to another type',
      {
        method: 'POST',
        path: '/customers',
        body: recordDocument('customers', {}, { customer_group: { type: 'markets', id: '0AAAAAAAAAAAAA' } }),
      },
      { status: 409, code: 'TYPE_MISMATCH', ...at('/data/relationships/customer_group/data/type') },
    ),
  ])

  test('EC-10 cannot clear a to-one that must be there', async () => {
    const [attachment] = world().attachments
    if (attachment === undefined) throw new Error('The world has attachments')
    const cleared = await patchRecord(service, attachment, { links: { attachable: null } })
    expectStatus(cleared, 422)
    expect(cleared.json.errors).toMatchObject([
      { source: { pointer: '/data/relationships/attachable' }, meta: { error: 'blank' } },
    ])
    const itself = await send(service, 'PATCH', linkageOf(attachment, 'attachable'), { body: { data: null } })
    expectStatus(itself, 422)
    expect(itself.json.errors).toMatchObject([{ source: { pointer: '/data' }, meta: { error: 'blank' } }])
  })
})

describe('a read', () => {
  test('EC-11 of includes that come back to where they began shows each resource once', async () => {
    const { group } = world()
    const document = await read(`/customer_groups/${group.id}?include=customers.customer_group.customers`)
    const all = [document.data, ...document.included].map(({ type: of, id }: Json) => `${of} ${id}`)
    expect(new Set(all).size).toBe(all.length)
    expect(document.included.map(({ type: of }: Json) => of)).toEqual(['customers', 'customers'])
  })

  test('EC-12 of a nested include that leads nowhere goes on where it leads somewhere', async () => {
    const { group, customers } = world()
    const document = await read(
      `/customers?filter[ids]=${customers.map(({ id }) => id).join(',')}&include=customer_group.markets&sort=id`,
    )
    const linked = document.data.map(({ relationships }: Json) => relationships.customer_group.data)
    expect(linked.filter((data: unknown) => data === null)).toHaveLength(1)
    expect(document.included.map(({ id }: Json) => id)).toContain(group.id)
    expect(document.included.map(({ type: of }: Json) => of)).toContain('markets')
  })

  test('EC-13 whose fields hide the link still has what was included, once (CD-03)', async () => {
    const { group } = world()
    const document = await read(
      `/customer_groups/${group.id}?include=customers&fields[customer_groups]=name&fields[customers]=email`,
    )
    expect(document.data).not.toHaveProperty('relationships')
    expect(document.included).toHaveLength(2)
    for (const { attributes: shown } of document.included) expect(Object.keys(shown)).toEqual(['email'])
  })

  test('EC-14 of the last page that is full has no next one; of none, one page of nothing', async () => {
    const { group } = world()
    const full = await read(`/customer_groups/${group.id}/customers?page[size]=2&sort=email`)
    expect([full.data.length, full.links.next, full.meta]).toEqual([
      2,
      null,
      { record_count: 2, page_count: 1 },
    ])
    const beyond = await read(`/customer_groups/${group.id}/customers?page[size]=2&page[number]=2`)
    expect([beyond.data, beyond.links.next]).toEqual([[], null])
    const none = await read(`/customer_groups/${world().emptyGroup.id}/relationships/customers`)
    expect([none.data, none.meta, none.links.next]).toEqual([[], { record_count: 0, page_count: 0 }, null])
  })

  test('EC-15 of pages of what is related, and of linkage, keeps filter and order in their links', async () => {
    const { group } = world()
    for (const path of [`/customer_groups/${group.id}/customers`, linkageOf(group, 'customers')]) {
      const query = 'filter[q][email_present]=true&sort=-email&page[size]=1'
      const first = await read(`${path}?${query}`)
      const next = new URL(first.links.next)
      expect(next.searchParams.get('filter[q][email_present]')).toBe('true')
      expect(next.searchParams.get('sort')).toBe('-email')
      const second = await read(next.href.slice(`${service.url}/api`.length))
      expect(second.data).toHaveLength(1)
      expect(second.data[0].id).not.toBe(first.data[0].id)
    }
  })
})

describe('an id', () => {
  const never = ['0', '%20', 'x'.repeat(33), 'nobody00000000']

  test.each(never)('EC-16 that nobody has is not found in an address: %s', async (id) => {
    for (const path of [`/customer_groups/${id}`, `/customer_groups/${id}/customers`])
      expect((await send(service, 'GET', path)).status).toBe(404)
  })

  test.each(['0', ' ', 'x'.repeat(33), 'nobody00000000'])(
    'EC-16 nor in linkage, at its place: %j',
    async (id) => {
      const links = { customer_group: { type, id } }
      const answer = await send(service, 'POST', '/customers', {
        body: recordDocument('customers', {}, links),
      })
      expectStatus(answer, 404)
      expect(answer.json.errors[0].source.pointer).toMatch(/^\/data\/relationships\/customer_group/)
    },
  )

  judgeEach([
    refused('EC-16', 'of no letters', create({ data: { type, id: '', attributes } }), {
      status: 400,
      code: 'INVALID_RESOURCE_ID',
      ...at('/data/id'),
    }),
  ])
})

describe('where the text is silent', () => {
  judgeEach([
    refused('SI-01', 'an unknown field', list('fields[customer_groups]=nope'), {
      status: 400,
      code: 'INVALID_FIELD',
      ...by('fields[customer_groups]'),
    }),
    refused('SI-01', 'fields of an unknown type', list('fields[nope]=name'), {
      status: 400,
      code: 'INVALID_RESOURCE',
      ...by('fields[nope]'),
    }),
    refused(
      'SI-02',
      'an unknown attribute',
      create({ data: { type, attributes: { ...attributes, nmae: 1 } } }),
      {
        status: 400,
        code: 'PARAM_NOT_ALLOWED',
        ...at('/data/attributes/nmae'),
      },
    ),
    refused(
      'SI-03',
      'a method that the route has not',
      { method: 'PUT', path: '/customer_groups' },
      {
        status: 405,
        code: 'METHOD_NOT_ALLOWED',
      },
    ),
    refused(
      'SI-03',
      'a relationship that is read-only',
      { method: 'PATCH', path: '/customer_groups/{own}/relationships/attachments', body: { data: [] } },
      { status: 403, code: 'FORBIDDEN' },
    ),
    refused('SI-08', 'an empty order', list('sort='), {
      status: 400,
      code: 'INVALID_SORT_CRITERIA',
      ...by('sort'),
    }),
    refused('SI-10', 'an id that a client chose', create({ data: { type, id: 'chosen00', attributes } }), {
      status: 403,
      code: 'FORBIDDEN',
      ...at('/data/id'),
    }),
    ...[null, ''].map((id) =>
      refused('SI-10', `an id that is ${JSON.stringify(id)}`, create({ data: { type, id, attributes } }), {
        status: 400,
        code: 'INVALID_RESOURCE_ID',
        ...at('/data/id'),
      }),
    ),
  ])

  test('SI-04 a second delete finds nothing', async () => {
    const { id } = await makeRecord(service, type)
    const statuses = [
      (await send(service, 'DELETE', `/${type}/${id}`)).status,
      (await send(service, 'DELETE', `/${type}/${id}`)).status,
    ]
    expect(statuses).toEqual([204, 404])
  })

  test('SI-05 a wrong type is a conflict, in the primary data and in linkage', async () => {
    const wrong = await send(service, 'POST', `/${type}`, { body: { data: { type: 'markets', attributes } } })
    const links = { customer_group: { type: 'markets', id: '0AAAAAAAAAAAAA' } }
    const linked = await send(service, 'POST', '/customers', { body: recordDocument('customers', {}, links) })
    expect([wrong.status, linked.status]).toEqual([409, 409])
  })

  test('SI-06 a relationship that must be there is missed at its place, and a value that is taken is told', async () => {
    const missing = await send(service, 'POST', '/attachments', { body: recordDocument('attachments') })
    expect(missing.json.errors).toMatchObject([
      { status: '422', source: { pointer: '/data/relationships/attachable' } },
    ])
    await makeRecord(service, type, { code: 'edge' })
    const taken = await send(service, 'POST', `/${type}`, { body: recordDocument(type, { code: 'edge' }) })
    expect(taken.json.errors).toMatchObject([{ status: '422', meta: { error: 'taken', value: 'edge' } }])
  })

  test('SI-07 an include changes nothing about a refusal, and is refused where there is never a document', async () => {
    const body = { data: { type, attributes: {} } }
    const invalid = await send(service, 'POST', `/${type}?include=customers`, { body })
    expect([invalid.status, Object.keys(invalid.json)]).toEqual([422, ['errors']])
    const { id } = await makeRecord(service, type)
    expect((await send(service, 'DELETE', `/${type}/${id}?include=customers`)).status).toBe(400)
    expect((await send(service, 'DELETE', `/${type}/${id}`)).status).toBe(204)
  })

  test('SI-08 an empty value of a filter is the empty text', async () => {
    const { id } = await makeRecord(service, type, { reference: '' })
    const ids = (await read('/customer_groups?filter[q][reference_eq]=')).data.map(({ id: one }: Json) => one)
    expect(ids).toEqual([id])
  })

  test('SI-09 a comma inside a value of a list is escaped', async () => {
    const { id } = await makeRecord(service, type, { name: 'Smith, John' })
    const found = await read(
      `/customer_groups?filter[q][name_in]=${encodeURIComponent('Smith\\, John,nobody')}`,
    )
    expect(found.data.map(({ id: one }: Json) => one)).toEqual([id])
  })
})
