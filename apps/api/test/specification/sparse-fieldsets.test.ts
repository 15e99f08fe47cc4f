import { beforeAll, describe, expect, test } from 'vitest'
import { groupDocument, groupUpdate, makeGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import type { Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
let id = ''

beforeAll(async () => {
  ;({ id } = await makeGroup(service, { name: 'Sparse', code: 'sparse' }))
})

/** The names of the fields that a resource shows. */
function shown({ attributes, relationships }: Json): readonly (readonly string[] | undefined)[] {
  return [Object.keys(attributes), relationships && Object.keys(relationships)]
}

async function fieldsShown(query: string): Promise<ReturnType<typeof shown>> {
  const one = await send(service, 'GET', `/customer_groups/${id}?${query}`)
  const list = await send(service, 'GET', `/customer_groups?filter[id]=${id}&${query}`)
  expect(shown(list.json.data[0])).toEqual(shown(one.json.data))
  return shown(one.json.data)
}

describe('fields', () => {
  test.each([
    ['SF-01', 'fields[customer_groups]=name', ['name'], undefined],
    ['SF-01', 'fields[customer_groups]=customers', [], ['customers']],
    ['SF-02', 'fields[customer_groups]=', [], undefined],
    ['SF-04', 'fields[customer_groups]=code,name', ['name', 'code'], undefined],
    ['SF-04', 'fields[customer_groups]=markets,name,customers', ['name'], ['customers', 'markets']],
    ['SF-04', 'fields[customer_groups]=name,name', ['name'], undefined],
    ['SF-05', 'fields%5Bcustomer_groups%5D=name%2Ccode', ['name', 'code'], undefined],
  ])('can be chosen (%s): %s', async (_line, query, attributes, relationships) => {
    expect(await fieldsShown(query)).toEqual([attributes, relationships])
  })

  test('keep type, id, links and meta (SF-02)', async () => {
    const { json } = await send(service, 'GET', `/customer_groups/${id}?fields[customer_groups]=`)
    expect(Object.keys(json.data)).toEqual(['id', 'type', 'links', 'attributes', 'meta'])
  })

  test('of another type change nothing here (SF-03)', async () => {
    const whole = await send(service, 'GET', `/customer_groups/${id}`)
    const { status, json } = await send(service, 'GET', `/customer_groups/${id}?fields[customers]=email`)
    expect([status, shown(json.data)]).toEqual([200, shown(whole.json.data)])
  })

  test('can be chosen for the answer of a write (SF-06, CR-17)', async () => {
    const query = '?fields[customer_groups]=code'
    const created = await send(service, 'POST', `/customer_groups${query}`, {
      body: groupDocument({ name: 'Written', code: 'written' }),
    })
    expect([created.status, created.json.data.attributes]).toEqual([201, { code: 'written' }])
    const body = groupUpdate(created.json.data.id, { name: 'Rewritten' })
    const updated = await send(service, 'PATCH', `/customer_groups/${created.json.data.id}${query}`, { body })
    expect([updated.status, updated.json.data.attributes]).toEqual([200, { code: 'written' }])
  })

  test.each([
    [
      'fields[customer_groups]=nmae',
      'INVALID_FIELD',
      'customer_groups has no field "nmae", at character 1 of the value. Did you mean "name"?',
    ],
    [
      'fields[customer_groups]=Name',
      'INVALID_FIELD',
      'customer_groups has no field "Name", at character 1 of the value. Did you mean "name"?',
    ],
    [
      'fields[customer_groups]=id',
      'INVALID_FIELD',
      'customer_groups has no field "id", at character 1 of the value.',
    ],
    [
      'fields[customer_group]=name',
      'INVALID_RESOURCE',
      'There is no type "customer_group", at character 8 of the name. Did you mean "customer_groups"?',
    ],
  ])('cannot be unknown (SF-07): %s', async (query, code, detail) => {
    const { status, json } = await send(service, 'GET', `/customer_groups?${query}`)
    expect(status).toBe(400)
    expect(json.errors).toMatchObject([{ code, source: { parameter: query.split('=')[0] } }])
    expect(json.errors[0].detail).toContain(detail)
  })

  test('cannot be unknown in a write either, which is then not done (SF-06, SF-07)', async () => {
    const body = groupDocument({ name: 'Never' })
    const { status } = await send(service, 'POST', '/customer_groups?fields[customer_groups]=nope', { body })
    const found = await send(service, 'GET', '/customer_groups?filter[name]=Never')
    expect([status, found.json.data]).toEqual([400, []])
  })
})
