import { can, isToOne, registry, targetsOf, type Relationship } from '@cohort/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { databaseState } from '../harness/database-state.ts'
import { everyRoute } from '../harness/every-route.ts'
import { makeableResources, makeAttributes, makeFullRecord, makeOwners } from '../harness/make-attributes.ts'
import {
  identifierOf,
  linkageOf,
  makeRecord,
  patchRecord,
  recordDocument,
  type Identifier,
  type Links,
} from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, mediaType, type Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'
import { everyRelationship } from '../harness/world.ts'

/** What the standard says of every resource, every relationship and every write, asked of each. */
const service = useService()

const nobody = 'nobody00000000'
const unknown = 'https://example.com/unknown'

function pathOf(path: string): string {
  return path.replace('{id}', nobody)
}

describe.each(registry.resources)('$type', ({ type, actions, attributes, relationships }) => {
  const routes = everyRoute.filter((route) => route.type === type)

  test('is not taken in another Content-Type, whatever writes it (CN-06 to CN-08)', async () => {
    for (const { method, path, body } of routes.filter((route) => route.body !== undefined)) {
      for (const parameter of ['charset=utf-8', 'version=1', `ext="${unknown}"`]) {
        const headers = { 'Content-Type': `${mediaType};${parameter}` }
        const { status } = await send(service, method, pathOf(path), { headers, body })
        expect([method, path, parameter, status]).toEqual([method, path, parameter, 415])
      }
    }
  })

  test('is not answered to an Accept that leaves JSON:API out, at any address (CN-11, CN-13, CN-14)', async () => {
    for (const { method, path, body } of routes) {
      for (const parameter of ['charset=utf-8', 'version=1', `ext="${unknown}"`]) {
        const headers = { Accept: `${mediaType};${parameter}` }
        const options = body === undefined ? { headers } : { headers, body }
        const { status } = await send(service, method, pathOf(path), options)
        expect([method, path, parameter, status]).toEqual([method, path, parameter, 406])
      }
    }
  })

  test('has no foreign key of a relationship among its attributes (RO-11)', () => {
    const keys = new Set(Object.keys(relationships).flatMap((name) => [`${name}_id`, `${name}_type`]))
    expect(Object.keys(attributes).filter((name) => keys.has(name))).toEqual([])
  })

  test.each(
    Object.entries({ retrieve: 'GET', update: 'PATCH', delete: 'DELETE' } as const).filter(([action]) =>
      actions.some((offered) => offered === action),
    ),
  )('cannot be reached by an id that nobody has: %s (FE-05, UP-11, DE-03)', async (action, method) => {
    const body = action === 'update' ? { body: { data: { type, id: nobody, attributes: {} } } } : {}
    const { json } = await send(service, method, `/${type}/${nobody}`, body)
    expect(json?.errors).toMatchObject(
      routes.some(({ path }) => path === `/${type}/{id}`)
        ? [{ status: '404', code: 'RECORD_NOT_FOUND', detail: `There is no such resource in ${type}.` }]
        : [{ status: '404' }],
    )
  })
})

describe.each(makeableResources)('an update of $type', (resource) => {
  const settable = Object.entries(resource.attributes).filter(([, attribute]) => can(attribute, 'update'))
  let record: Json

  beforeAll(async () => {
    record = await makeFullRecord(service, resource, 1)
  })

  // What is only written, as a trigger, is there to change something else.
  test('of one attribute keeps all the others (UP-02)', async () => {
    const values = makeAttributes(resource, 2, 'update')
    for (const [name] of settable.filter(([each]) => Object.hasOwn(record.attributes, each))) {
      const { json } = await patchRecord(service, identifierOf(record), {
        attributes: { [name]: values[name] },
      })
      const { updated_at: before, ...kept } = record.attributes
      const { updated_at: after, ...changed } = json.data.attributes
      expect(changed).toEqual({ ...kept, [name]: values[name] })
      expect(after > before).toBe(true)
      record = json.data
    }
  })
})

/** The log of a record is never empty; what must lead somewhere is not either. */
function canBeEmpty(relationship: Relationship): boolean {
  if (isToOne(relationship)) return !relationship.isRequired
  return relationship.kind === 'has_many' || relationship.isOwned
}

function isWritable(relationship: Relationship): boolean {
  return isToOne(relationship)
    ? relationship.can.includes('create') && relationship.can.includes('update')
    : relationship.kind === 'has_many' && !relationship.isReadOnly
}

/** A record of a resource that leads nowhere it need not. */
async function makeBare(type: string): Promise<Identifier> {
  return identifierOf(await makeRecord(service, type, {}, await ownersOf(type)))
}

async function ownersOf(type: string): Promise<Links> {
  const resource = makeableResources.find((each) => each.type === type)
  return resource === undefined ? {} : makeOwners(service, resource, 3)
}

const ofMakeable = everyRelationship.filter(({ resource }) => makeableResources.includes(resource))

describe.each(ofMakeable.filter(({ relationship }) => canBeEmpty(relationship)))(
  '$type.$name',
  ({ type, name, relationship }) => {
    test('that leads nowhere is null or [], in all three places (RL-03, RL-04, RL-06, FE-04, FE-08, FE-10)', async () => {
      const record = await makeBare(type)
      const nothing = isToOne(relationship) ? null : []
      const related = await send(service, 'GET', `/${type}/${record.id}/${name}`)
      const linkage = await send(service, 'GET', linkageOf(record, name))
      const included = await send(service, 'GET', `/${type}/${record.id}?include=${name}`)
      for (const answer of [related, linkage, included]) expectStatus(answer, 200)
      expect([related.json.data, linkage.json.data]).toEqual([nothing, nothing])
      expect([included.json.data.relationships[name].data, included.json.included]).toEqual([nothing, []])
    })
  },
)

describe.each(ofMakeable.filter(({ relationship }) => isWritable(relationship)))(
  '$type.$name',
  ({ type, name, relationship }) => {
    const [target] = targetsOf(registry, name, relationship)
    const missing = { type: target?.type ?? '', id: nobody }
    const links = { [name]: isToOne(relationship) ? missing : [missing] }
    const place = `/data/relationships/${name}/data${isToOne(relationship) ? '' : '/0'}`
    const refusal = [{ status: '404', code: 'RECORD_NOT_FOUND', source: { pointer: place } }]

    test('cannot lead to what is not there in a create, which makes nothing then (CR-04, CR-12)', async () => {
      const body = recordDocument(type, {}, { ...(await ownersOf(type)), ...links })
      const before = await databaseState(service)
      const { status, json } = await send(service, 'POST', `/${type}`, { body })
      expect([status, json.errors]).toMatchObject([404, refusal])
      expect(await databaseState(service)).toEqual(before)
    })

    test('cannot lead to what is not there in an update, which changes nothing then (UP-12, UP-15)', async () => {
      const record = await makeBare(type)
      const before = await databaseState(service)
      const attributes = { reference: 'never' }
      const { status, json } = await patchRecord(service, record, { attributes, links })
      expect([status, json.errors]).toMatchObject([404, refusal])
      expect(await databaseState(service)).toEqual(before)
    })
  },
)
