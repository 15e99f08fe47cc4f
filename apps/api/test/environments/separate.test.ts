import { describe, expect, test } from 'vitest'
import { bytesOf } from '../harness/bytes-of.ts'
import { databaseState } from '../harness/database-state.ts'
import { makeableResources, makeAttributes, makeFullRecord, makeOwners } from '../harness/make-attributes.ts'
import { makeRecord, recordDocument } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import type { Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

const environments = ['aurora/test', 'aurora/live', 'borealis/test', 'borealis/live']
const others = environments.slice(1)
const nobody = 'nobody00000000'

describe.each(makeableResources)('the records of $type', (resource) => {
  const { type } = resource

  test('can be the same in every environment, and each sees its own', async () => {
    const ids: string[] = []
    for (const as of environments) {
      const owners = await makeOwners(service, resource, 1, { as })
      const { id, meta } = await makeRecord(service, type, makeAttributes(resource, 1), owners, { as })
      const [organization, mode] = as.split('/')
      expect(meta).toMatchObject({
        mode,
        organization_id: organization === 'aurora' ? 'orgAurora000001' : 'orgBorealis0001',
      })
      ids.push(id)
    }
    for (const [index, as] of environments.entries()) {
      const { json } = await send(service, 'GET', `/${type}?page[size]=100`, { as })
      const seen = new Set(json.data.map(({ id }: Json) => id))
      expect(ids.map((id) => seen.has(id))).toEqual(ids.map((_id, other) => other === index))
    }
  })

  test.each(others)('of %s are answered to the byte like those that nobody has', async (as) => {
    const { id } = await makeFullRecord(service, resource, environments.indexOf(as) + 10, { as })
    const requestsFor = (
      wanted: string,
    ): readonly (readonly [method: string, path: string, body?: unknown])[] => [
      ['GET', `/${type}/${wanted}`],
      ['HEAD', `/${type}/${wanted}`],
      [
        'PATCH',
        `/${type}/${wanted}`,
        { data: { type, id: wanted, attributes: makeAttributes(resource, 99, 'update') } },
      ],
      ['PATCH', `/${type}/${wanted}`, { data: { type, id: wanted, attributes: { reference: 5 } } }],
      ['DELETE', `/${type}/${wanted}`],
      ...Object.keys(resource.relationships).flatMap((name): [string, string][] => [
        ['GET', `/${type}/${wanted}/${name}`],
        ['GET', `/${type}/${wanted}/relationships/${name}`],
      ]),
    ]
    const before = await databaseState(service)
    const theirs = requestsFor(id)
    for (const [index, [method, path, body]] of requestsFor(nobody).entries()) {
      const options = body === undefined ? {} : { body }
      const unknown = await send(service, method, path, options)
      const [, theirPath = '', theirBody] = theirs[index] ?? []
      const foreign = await send(
        service,
        method,
        theirPath,
        theirBody === undefined ? {} : { body: theirBody },
      )
      expect(foreign.status).toBe(404)
      expect(bytesOf(foreign)).toEqual(bytesOf(unknown))
    }
    expect(await databaseState(service)).toEqual(before)
  })

  test.each(others)('of %s are found by no filter', async (as) => {
    const record = await makeFullRecord(service, resource, environments.indexOf(as) + 20, { as })
    for (const query of [
      `filter[id]=${record.id}`,
      `filter[ids]=${record.id},${nobody}`,
      `filter[reference]=${record.attributes.reference}`,
      `filter[q][id_not_in]=${nobody}&filter[q][reference_eq]=${record.attributes.reference}`,
    ]) {
      const { json } = await send(service, 'GET', `/${type}?${query}`)
      expect([json.data, json.meta]).toEqual([[], { record_count: 0, page_count: 0 }])
    }
  })

  test('cannot be made in another environment, whatever the document says', async () => {
    const owners = await makeOwners(service, resource, 40)
    for (const name of ['organization_id', 'mode']) {
      const body = recordDocument(type, { ...makeAttributes(resource, 40), [name]: 'live' }, owners)
      const { status, json } = await send(service, 'POST', `/${type}`, { body })
      expect([status, json.errors.map(({ code, source }: Json) => [code, source])]).toEqual([
        400,
        [['PARAM_NOT_ALLOWED', { pointer: `/data/attributes/${name}` }]],
      ])
    }
    const data = {
      ...recordDocument(type, makeAttributes(resource, 41), owners).data,
      meta: { mode: 'live' },
    }
    const { json } = await send(service, 'POST', `/${type}`, { body: { data } })
    expect(json.data.meta.mode).toBe('test')
  })
})
