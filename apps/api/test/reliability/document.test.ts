import type { ErrorCode } from '@cohort/jsonapi'
import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { eventsOf } from '../harness/database-state.ts'
import { makeGroup, readGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeEach, judgeWork } = useBadInput(service)

const type = 'customer_groups'
const attributes = { name: 'Documented' }

function create(
  id: string,
  what: string,
  body: unknown,
  status: number,
  code?: ErrorCode,
  pointer?: string,
): BadInput {
  return {
    id,
    what,
    method: 'POST',
    body,
    status,
    ...(code === undefined ? {} : { code }),
    ...(pointer === undefined ? {} : { source: { pointer } }),
  }
}

function update(...[id, what, data, status, code, pointer]: Parameters<typeof create>): BadInput {
  return {
    ...create(id, what, { data }, status, code, pointer),
    method: 'PATCH',
    path: '/customer_groups/{own}',
  }
}

describe('a document that is none is refused', () => {
  judgeEach([
    create('D1', 'no data', {}, 400, 'PARAM_MISSING', ''),
    ...[null, [], 'x', 1, [{ type, attributes }]].map((data) =>
      create('D1', `data that is ${JSON.stringify(data)}`, { data }, 400, 'INVALID_DATA_FORMAT', '/data'),
    ),
    create('D3', 'no type', { data: { attributes } }, 400, 'PARAM_MISSING', '/data'),
    create(
      'D4',
      'another type',
      { data: { type: 'customers', attributes } },
      409,
      'TYPE_MISMATCH',
      '/data/type',
    ),
    create(
      'D4',
      'a type in another case',
      { data: { type: 'Customer_Groups', attributes } },
      409,
      'TYPE_MISMATCH',
      '/data/type',
    ),
    ...[5, null, [type]].map((wrong) =>
      create(
        'D5',
        `a type that is ${JSON.stringify(wrong)}`,
        { data: { type: wrong, attributes } },
        400,
        'INVALID_DATA_FORMAT',
        '/data/type',
      ),
    ),
    update('D6', 'an update without an id', { type, attributes }, 400, 'PARAM_MISSING', '/data'),
    update(
      'D6',
      'an update with another id',
      { type, id: 'somebodyElse00', attributes },
      409,
      'KEY_NOT_INCLUDED_IN_URL',
      '/data/id',
    ),
    ...[1, null, '', [], {}].flatMap((id) => [
      update(
        'D6',
        `an update whose id is ${JSON.stringify(id)}`,
        { type, id, attributes },
        400,
        'INVALID_RESOURCE_ID',
        '/data/id',
      ),
      create(
        'D8',
        `a create whose id is ${JSON.stringify(id)}`,
        { data: { type, id, attributes } },
        400,
        'INVALID_RESOURCE_ID',
        '/data/id',
      ),
    ]),
    create(
      'D8',
      'a create with an id',
      { data: { type, id: 'chosenByClient', attributes } },
      403,
      'FORBIDDEN',
      '/data/id',
    ),
    ...[[], null, 'x', 1].flatMap((wrong) => [
      create(
        'D9',
        `attributes that are ${JSON.stringify(wrong)}`,
        { data: { type, attributes: wrong } },
        400,
        'INVALID_DATA_FORMAT',
        '/data/attributes',
      ),
      create(
        'D10',
        `relationships that are ${JSON.stringify(wrong)}`,
        { data: { type, attributes, relationships: wrong } },
        400,
        'INVALID_DATA_FORMAT',
        '/data/relationships',
      ),
    ]),
  ])
})

describe('an attribute that cannot be written is refused', () => {
  judgeEach([
    ...['id', 'type', 'nmae', 'constructor', '__proto__', '', 'a/b~c'].map((name) =>
      create(
        'D13',
        `an attribute called "${name}"`,
        `{"data":{"type":"${type}","attributes":{"name":"n","${name}":"x"}}}`,
        400,
        'PARAM_NOT_ALLOWED',
        `/data/attributes/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      ),
    ),
    create(
      'D14',
      'a relationship called like an attribute',
      { data: { type, attributes, relationships: { name: { data: null } } } },
      400,
      'PARAM_NOT_ALLOWED',
      '/data/relationships/name',
    ),
    ...['created_at', 'updated_at'].map((name) =>
      create(
        'D15',
        `${name}, which is the service's`,
        { data: { type, attributes: { ...attributes, [name]: '2026-01-31T09:30:00.123Z' } } },
        400,
        'PARAM_NOT_ALLOWED',
        `/data/attributes/${name}`,
      ),
    ),
    ...['organization_id', 'mode'].map((name) =>
      create(
        'S16',
        `${name}, which only the token says`,
        { data: { type, attributes: { ...attributes, [name]: 'live' } } },
        400,
        'PARAM_NOT_ALLOWED',
        `/data/attributes/${name}`,
      ),
    ),
  ])
})

describe('what nobody knows is passed over', () => {
  judgeEach([
    create(
      'D11',
      'beside the data',
      { data: { type, attributes }, jsonapi: { version: '9' }, more: [1] },
      201,
    ),
    create(
      'D11',
      'in the resource',
      { data: { type, attributes, meta: { a: 1 }, links: 'none', more: {} } },
      201,
    ),
    create(
      'D16',
      'members with an @',
      {
        '@context': 'x',
        data: { '@id': 1, type, attributes: { ...attributes, '@type': 'x' }, relationships: { '@x': 1 } },
      },
      201,
    ),
  ])

  test('D16 members with an @ are not stored', async () => {
    const { id } = await makeGroup(service, { ...attributes, '@type': 'x' })
    expect(Object.keys((await readGroup(service, id)).attributes)).not.toContain('@type')
    expect(await eventsOf(service, id)).toEqual([
      {
        event: 'create',
        payload: { name: { from: null, to: 'Documented' }, metadata: { from: null, to: {} } },
      },
    ])
  })
})

describe('an update that changes nothing', () => {
  test.each([
    ['D18 without attributes', undefined],
    ['D18 with empty attributes', {}],
    ['D18 with the values that are there', { name: 'Still', metadata: { a: 1 } }],
  ])('%s answers the record, moves no time and records no event', async (_what, changes) => {
    const before = await makeGroup(service, { name: 'Still', metadata: { a: 1 } })
    await judgeWork(async () => {
      const body = { data: { type, id: before.id, ...(changes && { attributes: changes }) } }
      const { status, json } = await send(service, 'PATCH', `/customer_groups/${before.id}`, { body })
      expect([status, json.data.attributes]).toEqual([200, before.attributes])
      return []
    })
  })
})
