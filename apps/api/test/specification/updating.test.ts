import { describe, expect, test } from 'vitest'
import { databaseState, eventsOf } from '../harness/database-state.ts'
import { groupUpdate, makeGroup, makeOldGroup, patchGroup, readGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

const type = 'customer_groups'
const full = { name: 'Full', reference: 'r', reference_origin: 'o', metadata: { a: 1 } }

describe('an update', () => {
  test('can change one attribute, and leaves the others (UP-02, UP-07)', async () => {
    const before = await makeOldGroup(service, { ...full, code: 'one' }, '2026-01-01')
    const { status, json } = await patchGroup(service, before.id, { name: 'Changed' })
    expect(status).toBe(200)
    const { updated_at, ...attributes } = json.data.attributes
    const { updated_at: earlier, ...unchanged } = before.attributes
    expect(attributes).toEqual({ ...unchanged, name: 'Changed' })
    expect(updated_at > earlier).toBe(true)
    expect((await readGroup(service, before.id)).attributes).toEqual(json.data.attributes)
  })

  test('can empty what may be empty', async () => {
    const { id } = await makeGroup(service, { ...full, code: 'emptied' })
    const emptied = { code: null, reference: null, reference_origin: null, metadata: {} }
    const { json } = await patchGroup(service, id, emptied)
    expect(json.data.attributes).toMatchObject({ name: 'Full', ...emptied })
  })

  test('is told in the log by what it changed, and by nothing else', async () => {
    const { id } = await makeGroup(service, full)
    await patchGroup(service, id, { ...full, name: 'Changed', metadata: { b: 2 } })
    const [, update] = await eventsOf(service, id)
    expect(update).toEqual({
      event: 'update',
      payload: { name: { from: 'Full', to: 'Changed' }, metadata: { from: { a: 1 }, to: { b: 2 } } },
    })
  })

  test('that changes nothing answers the same resource (UP-09)', async () => {
    const before = await makeGroup(service, full)
    const { status, json } = await patchGroup(service, before.id, full)
    expect([status, json.data.attributes]).toEqual([200, before.attributes])
    expect(await eventsOf(service, before.id)).toHaveLength(1)
  })

  test('can give a resource the code that it has', async () => {
    const { id } = await makeGroup(service, { name: 'Same', code: 'same' })
    expect((await patchGroup(service, id, { name: 'Still', code: 'same' })).status).toBe(200)
  })

  test('cannot give it the code of another one (UP-14)', async () => {
    await makeGroup(service, { name: 'First', code: 'first' })
    const second = await makeGroup(service, { name: 'Second', code: 'second' })
    const before = await databaseState(service)
    const { status, json } = await patchGroup(service, second.id, { name: 'Renamed', code: 'first' })
    expect([status, json.errors[0].source, json.errors[0].meta]).toEqual([
      422,
      { pointer: '/data/attributes/code' },
      { error: 'taken', value: 'first' },
    ])
    // Nothing of it was done (UP-15).
    expect(await databaseState(service)).toEqual(before)
  })

  test('cannot reach a resource that is not there (UP-11)', async () => {
    const { status, json } = await patchGroup(service, 'nobody00000000', { name: 'Nobody' })
    expect([status, json.errors[0].code]).toEqual([404, 'RECORD_NOT_FOUND'])
  })
})

describe('the document of an update', () => {
  test.each([
    ['UP-01', {}, 400, 'PARAM_MISSING', ''],
    ['UP-01', { data: [] }, 400, 'INVALID_DATA_FORMAT', '/data'],
    ['UP-01', { data: { id: '{id}', attributes: {} } }, 400, 'PARAM_MISSING', '/data'],
    ['UP-01', { data: { type, attributes: {} } }, 400, 'PARAM_MISSING', '/data'],
    [
      'UP-10',
      { data: { type, id: '{id}', attributes: { created_at: '2026-01-01T00:00:00Z' } } },
      400,
      'PARAM_NOT_ALLOWED',
      '/data/attributes/created_at',
    ],
    ['UP-13, UP-14', { data: { type: 'customers', id: '{id}' } }, 409, 'TYPE_MISMATCH', '/data/type'],
    ['UP-13, UP-14', { data: { type, id: 'somebodyElse00' } }, 409, 'KEY_NOT_INCLUDED_IN_URL', '/data/id'],
  ])('cannot be another one (%s): %j', async (_line, document, status, code, pointer) => {
    const { id } = await makeGroup(service, full)
    const body = JSON.stringify(document).replace('{id}', id)
    const answer = await send(service, 'PATCH', `/customer_groups/${id}`, { body })
    expect(answer.status).toBe(status)
    expect(answer.json.errors).toMatchObject([{ code, source: { pointer } }])
  })

  test.each([
    ['is empty', { name: '' }, 'blank'],
    ['is null', { name: null }, 'blank'],
  ])('cannot take away what is required: a name that %s', async (_what, attributes, rule) => {
    const { id } = await makeGroup(service, full)
    const { status, json } = await patchGroup(service, id, attributes)
    expect([status, json.errors[0].meta]).toEqual([422, { error: rule }])
  })

  test('may name its resource by a link too, which is passed over (UP-16)', async () => {
    const { id, links } = await makeGroup(service, full)
    const body = { ...groupUpdate(id, { name: 'Linked' }), links, meta: { a: 1 } }
    const { status } = await send(service, 'PATCH', `/customer_groups/${id}`, { body })
    expect(status).toBe(200)
  })
})
