import { beforeAll, describe, expect, test } from 'vitest'
import { databaseState, eventsOf } from '../harness/database-state.ts'
import {
  makeableResources,
  makeAttributes,
  makeFullRecord,
  makeOwners,
  makeRequired,
} from '../harness/make-attributes.ts'
import { identifierOf, makeRecord, patchRecord, recordDocument, type Links } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { stable } from '../harness/stable.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

describe.each(makeableResources)('a record of $type', (resource) => {
  const { type } = resource
  const path = (id: string) => `/${type}/${id}`
  let owners: Links = {}
  let number = 0

  beforeAll(async () => {
    owners = await makeOwners(service, resource, 1)
  })

  test('can be made with all that may be set, is then shown as it was sent, and listed', async () => {
    const attributes = makeAttributes(resource, (number += 1))
    const body = recordDocument(type, attributes, owners)
    const created = await send(service, 'POST', `/${type}`, { body })
    expect(created.status).toBe(201)
    expect(created.json.data).toMatchObject({ type, attributes })
    expect(created.headers.get('Location')).toBe(created.json.data.links.self)
    const { id } = created.json.data
    const read = await send(service, 'GET', path(id))
    expect([read.status, stable(read.json)]).toEqual([200, stable(created.json)])
    const list = await send(service, 'GET', `/${type}?filter[id]=${id}`)
    expect(stable(list.json.data)).toEqual([stable(created.json).data])
  })

  test('shows its attributes in declared order, and every one of them', async () => {
    const { attributes, relationships } = await makeFullRecord(service, resource, (number += 1))
    expect(Object.keys(attributes)).toEqual(Object.keys(resource.attributes))
    expect(Object.keys(relationships)).toEqual(Object.keys(resource.relationships))
  })

  test('can be made with what is required alone', async () => {
    const record = await makeRecord(service, type, makeRequired(resource, (number += 1)), owners)
    expect(record.attributes.created_at).toBe(record.attributes.updated_at)
  })

  test('cannot be made with nothing: every fault is told, and nothing is written', async () => {
    const before = await databaseState(service)
    const { status, json } = await send(service, 'POST', `/${type}`, { body: { data: { type } } })
    const required = Object.entries(resource.attributes).filter(([, { options }]) => options.required)
    const pointers: readonly string[] = json.errors.map(
      (error: { source: { pointer: string } }) => error.source.pointer,
    )
    expect(status).toBe(422)
    expect(pointers.filter((pointer) => pointer.includes('attributes'))).toEqual(
      required.map(([name]) => `/data/attributes/${name}`),
    )
    expect(await databaseState(service)).toEqual(before)
  })

  test('can be changed in all that may be set, and its log tells every step', async () => {
    const record = await makeFullRecord(service, resource, (number += 1))
    const attributes = makeAttributes(resource, (number += 1), 'update')
    const updated = await patchRecord(service, identifierOf(record), { attributes })
    expect([updated.status, updated.json.data]).toMatchObject([200, { id: record.id, attributes }])
    expect(updated.json.data.attributes.created_at).toBe(record.attributes.created_at)
    expect(updated.json.data.attributes.updated_at > record.attributes.updated_at).toBe(true)
    const [, change] = await eventsOf(service, record.id)
    const told = Object.entries(change?.payload ?? {}).map(([name, { from, to }]) => [name, from, to])
    expect(told).toEqual(
      expect.arrayContaining(
        told.map(([name]) => [name, record.attributes[String(name)], attributes[String(name)]]),
      ),
    )
    expect(told.length).toBeGreaterThan(0)
  })

  test('can be changed in one attribute at a time, which leaves the others', async () => {
    let record = await makeFullRecord(service, resource, (number += 1))
    for (const [name, value] of Object.entries(makeAttributes(resource, (number += 1), 'update'))) {
      const { json } = await patchRecord(service, identifierOf(record), { attributes: { [name]: value } })
      const { updated_at } = json.data.attributes
      expect(json.data.attributes).toEqual({ ...record.attributes, [name]: value, updated_at })
      record = json.data
    }
  })

  test('is not touched by a change that changes nothing', async () => {
    const record = await makeFullRecord(service, resource, (number += 1))
    const attributes = makeAttributes(resource, number, 'update')
    const before = await databaseState(service)
    const { status, json } = await patchRecord(service, identifierOf(record), { attributes })
    expect([status, json.data.attributes]).toEqual([200, record.attributes])
    expect(await databaseState(service)).toEqual(before)
  })

  test('can be deleted once, and is then nowhere but in its log', async () => {
    const { id } = await makeFullRecord(service, resource, (number += 1))
    const answers = [
      await send(service, 'DELETE', path(id)),
      await send(service, 'DELETE', path(id)),
      await send(service, 'GET', path(id)),
      await patchRecord(service, { type, id }, {}),
    ]
    expect(answers.map(({ status }) => status)).toEqual([204, 404, 404, 404])
    const list = await send(service, 'GET', `/${type}?filter[id]=${id}`)
    expect(list.json.data).toEqual([])
    expect((await eventsOf(service, id)).map(({ event }) => event)).toEqual(['create', 'destroy'])
  })
})
