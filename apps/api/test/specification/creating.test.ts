import { describe, expect, test } from 'vitest'
import { databaseState, eventsOf } from '../harness/database-state.ts'
import { groupDocument, makeGroup, postGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

const type = 'customer_groups'
const post = (body: unknown) => send(service, 'POST', '/customer_groups', { body })

describe('a resource', () => {
  test('can be created, and the answer shows it (CR-07 to CR-09, RC-03)', async () => {
    const { status, headers, json } = await postGroup(service, {
      name: 'VIP',
      code: 'vip',
      reference: 'crm-1',
      reference_origin: 'crm',
      metadata: { tier: 'gold' },
    })
    const { attributes, links } = json.data
    expect(status).toBe(201)
    expect(attributes).toEqual({
      name: 'VIP',
      code: 'vip',
      created_at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
      updated_at: attributes.created_at,
      reference: 'crm-1',
      reference_origin: 'crm',
      metadata: { tier: 'gold' },
    })
    expect(headers.get('Location')).toBe(links.self)
  })

  test('can be created with what is required alone', async () => {
    const { attributes } = await makeGroup(service, { name: 'Least' })
    expect(attributes).toMatchObject({
      name: 'Least',
      code: null,
      reference: null,
      reference_origin: null,
      metadata: {},
    })
  })

  test('is then there, and the log tells of it', async () => {
    const { id } = await makeGroup(service, { name: 'Logged', code: 'logged' })
    expect((await send(service, 'GET', `/customer_groups/${id}`)).status).toBe(200)
    expect(await eventsOf(service, id)).toEqual([
      {
        event: 'create',
        payload: {
          name: { from: null, to: 'Logged' },
          code: { from: null, to: 'logged' },
          metadata: { from: null, to: {} },
        },
      },
    ])
  })

  test('cannot be created twice with one code', async () => {
    await makeGroup(service, { name: 'First', code: 'once' })
    const { status, json } = await postGroup(service, { name: 'Second', code: 'once' })
    expect([status, json]).toEqual([
      422,
      {
        errors: [
          {
            title: 'has already been taken',
            detail: 'code - has already been taken',
            code: 'VALIDATION_ERROR',
            source: { pointer: '/data/attributes/code' },
            status: '422',
            meta: { error: 'taken', value: 'once' },
          },
        ],
      },
    ])
  })

  test('can be created with the code of one that was deleted', async () => {
    const { id } = await makeGroup(service, { name: 'First', code: 'again' })
    await send(service, 'DELETE', `/customer_groups/${id}`)
    expect((await postGroup(service, { name: 'Second', code: 'again' })).status).toBe(201)
  })
})

describe('a document', () => {
  test.each([
    ['CR-01', {}, 400, 'PARAM_MISSING', ''],
    ['CR-01', { data: null }, 400, 'INVALID_DATA_FORMAT', '/data'],
    ['CR-01', { data: [groupDocument({ name: 'x' }).data] }, 400, 'INVALID_DATA_FORMAT', '/data'],
    ['CR-01', { data: 'customer_groups' }, 400, 'INVALID_DATA_FORMAT', '/data'],
    ['CR-02', { data: { attributes: { name: 'x' } } }, 400, 'PARAM_MISSING', '/data'],
    [
      'CR-05',
      { data: { type, id: 'chosenByClient', attributes: { name: 'x' } } },
      403,
      'FORBIDDEN',
      '/data/id',
    ],
    [
      'CR-14, CR-15',
      { data: { type: 'customers', attributes: { name: 'x' } } },
      409,
      'TYPE_MISMATCH',
      '/data/type',
    ],
    [
      'CR-05, before CR-14',
      { data: { type: 'customers', id: 'x', attributes: { name: 'x' } } },
      403,
      'FORBIDDEN',
      '/data/id',
    ],
  ])('cannot be another one (%s): %j', async (_line, body, status, code, pointer) => {
    const answer = await post(body)
    expect(answer.status).toBe(status)
    expect(answer.json.errors).toMatchObject([{ code, source: { pointer } }])
  })

  test('that is refused leaves nothing behind, however much of it was right (CR-04)', async () => {
    const before = await databaseState(service)
    const { status } = await postGroup(service, { name: 'Half', code: 'half', reference: 'x'.repeat(256) })
    expect(status).toBe(422)
    expect(await databaseState(service)).toEqual(before)
  })
})
