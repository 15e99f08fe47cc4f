import { isToOne, registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { entryCount, eventsBelow, historyOf, versionsOf } from '../harness/history.ts'
import { identifierOf, linkageOf, makeRecord, patchRecord, type Links } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

/** Every type that can be created, with the relationships that it needs. */
const types = registry.resources
  .filter(({ actions }) => actions.includes('create'))
  .map(({ type }) => ({ type }))

async function make(type: string, attributes = {}, links: Links = {}): Promise<Json> {
  const owner =
    type === 'attachments' ? { attachable: identifierOf(await makeRecord(service, 'merchants')) } : {}
  return makeRecord(service, type, attributes, { ...owner, ...links })
}

const metadata = { tier: 'gold', since: 2020 }

describe.each(types)('a record of $type', ({ type }) => {
  const named = type === 'customers' ? 'email' : 'name'
  const renamed = type === 'customers' ? 'renamed@example.com' : 'Renamed'

  test('has its create, its updates and its delete in its history, from and to', async () => {
    const before = await make(type, { reference: 'r1', metadata })
    const record = identifierOf(before)
    expectStatus(await patchRecord(service, record, { attributes: { [named]: renamed } }), 200)
    expectStatus(await patchRecord(service, record, { attributes: { reference: null, metadata: {} } }), 200)
    expectStatus(await send(service, 'DELETE', `/${type}/${record.id}`), 204)
    const [create, ...rest] = await historyOf(service, record)
    expect(create?.[0]).toBe('create')
    expect(create?.[1]).toMatchObject({
      [named]: [null, before.attributes[named]],
      reference: [null, 'r1'],
      metadata: [null, metadata],
    })
    expect(rest.slice(0, 2)).toEqual([
      ['update', { [named]: [before.attributes[named], renamed] }],
      ['update', { reference: ['r1', null], metadata: [metadata, {}] }],
    ])
    expect(rest[2]?.[0]).toBe('destroy')
    expect(rest[2]?.[1]).toMatchObject({ [named]: [renamed, null] })
    expect(rest).toHaveLength(3)
  })

  test('has all its values in its create, as it shows them, but for those that are null and its times', async () => {
    const record = await make(type)
    const [[, changes] = ['', {}]] = await historyOf(service, identifierOf(record))
    const { created_at: _createdAt, updated_at: _updatedAt, ...attributes } = record.attributes
    const values = Object.entries(attributes).filter(([, value]) => value !== null)
    expect(changes).toMatchObject(Object.fromEntries(values.map(([name, value]) => [name, [null, value]])))
    const columns = Object.keys(changes).filter((name) => !Object.hasOwn(attributes, name))
    expect(columns).toEqual(type === 'attachments' ? ['attachable_id', 'attachable_type'] : [])
  })

  test('tells in each entry who it was, of which environment', async () => {
    const record = identifierOf(await make(type))
    const application = (await send(service, 'GET', '/application')).json.data
    const who = {
      application: {
        id: application.id,
        client_id: 'demo-aurora-test',
        kind: application.attributes.kind,
        public: application.attributes.public_access,
        confidential: !application.attributes.public_access,
      },
      owner: null,
    }
    for (const entries of [await versionsOf(service, record), await eventsBelow(service, record, 1)]) {
      expect(entries.map(({ attributes }) => attributes.who)).toEqual([who])
    }
  })

  test('has no entry for a change that changes nothing', async () => {
    const before = await make(type, { reference: 'same', metadata })
    const record = identifierOf(before)
    const count = await entryCount(service)
    const same = {
      reference: 'same',
      metadata: { since: 2020, tier: 'gold' },
      [named]: before.attributes[named],
    }
    for (const attributes of [{}, same]) {
      const response = await patchRecord(service, record, { attributes })
      expectStatus(response, 200)
      expect(response.json.data.attributes).toEqual(before.attributes)
    }
    expect(await entryCount(service)).toBe(count)
  })
})

/** Every change of a to-one, from the side that has it. */
const toOnes = registry.resources.flatMap(({ type, relationships }) =>
  Object.entries(relationships).flatMap(([name, relationship]) =>
    isToOne(relationship)
      ? [{ type, name, target: relationship.kind === 'belongs_to' ? relationship.target : 'customers' }]
      : [],
  ),
)

describe.each(toOnes)('a change of $type.$name', ({ type, name, target }) => {
  test.each(['document', 'linkage'])('by its %s is recorded on the row that has it, once', async (by) => {
    const [first, second] = [identifierOf(await make(target)), identifierOf(await make(target))]
    const record = identifierOf(await make(type, {}, { [name]: first }))
    const count = await entryCount(service)
    for (const to of [first, second, second]) {
      const response =
        by === 'linkage'
          ? await send(service, 'PATCH', linkageOf(record, name), { body: { data: to } })
          : await patchRecord(service, record, { links: { [name]: to } })
      expectStatus(response, by === 'linkage' ? 204 : 200)
    }
    const [[, created] = ['', {}], ...updates] = await historyOf(service, record)
    expect(created[`${name}_id`]).toEqual([null, first.id])
    expect(updates).toEqual([['update', { [`${name}_id`]: [first.id, second.id] }]])
    expect(await entryCount(service)).toBe(count + 1)
  })
})

describe.each(['customers', 'markets'])('a change of the %s of a group', (type) => {
  const withPrivate = (from: unknown, to: unknown) => {
    const changes = { customer_group_id: [from, to] }
    const moved = (from === null) !== (to === null)
    return type === 'markets' && moved ? { ...changes, private: [from !== null, to !== null] } : changes
  }

  test.each(['POST', 'PATCH'])(
    'by %s of the linkage is recorded on each member that it moves, and on no other',
    async (method) => {
      const [from, to] = [
        identifierOf(await make('customer_groups')),
        identifierOf(await make('customer_groups')),
      ]
      const free = identifierOf(await make(type))
      const theirs = identifierOf(await make(type, {}, { customer_group: from }))
      const already = identifierOf(await make(type, {}, { customer_group: to }))
      const count = await entryCount(service)
      const body = { data: [free, theirs, already] }
      expectStatus(await send(service, method, linkageOf(to, type), { body }), 204)
      expect((await historyOf(service, free)).slice(1)).toEqual([['update', withPrivate(null, to.id)]])
      expect((await historyOf(service, theirs)).slice(1)).toEqual([['update', withPrivate(from.id, to.id)]])
      expect((await historyOf(service, already)).slice(1)).toEqual([])
      expect(await entryCount(service)).toBe(count + 2)
      for (const group of [from, to]) expect(await historyOf(service, group)).toHaveLength(1)
    },
  )

  test('by a replacement is recorded on those that leave as on those that come', async () => {
    const group = identifierOf(await make('customer_groups'))
    const [leaves, stays] = [
      identifierOf(await make(type, {}, { customer_group: group })),
      identifierOf(await make(type, {}, { customer_group: group })),
    ]
    const comes = identifierOf(await make(type))
    const count = await entryCount(service)
    const done = await patchRecord(service, group, { links: { [type]: [comes, stays] } })
    expectStatus(done, 200)
    expect((await historyOf(service, leaves)).slice(1)).toEqual([['update', withPrivate(group.id, null)]])
    expect((await historyOf(service, comes)).slice(1)).toEqual([['update', withPrivate(null, group.id)]])
    expect((await historyOf(service, stays)).slice(1)).toEqual([])
    expect(await entryCount(service)).toBe(count + 2)
  })

  test('by a removal is recorded on who was a member, and no entry is made for who was not', async () => {
    const group = identifierOf(await make('customer_groups'))
    const [member, stranger] = [
      identifierOf(await make(type, {}, { customer_group: group })),
      identifierOf(await make(type)),
    ]
    const count = await entryCount(service)
    for (let turn = 0; turn < 2; turn += 1) {
      const body = { data: [member, stranger] }
      expectStatus(await send(service, 'DELETE', linkageOf(group, type), { body }), 204)
    }
    expect((await historyOf(service, member)).slice(1)).toEqual([['update', withPrivate(group.id, null)]])
    expect(await entryCount(service)).toBe(count + 1)
  })

  test('that is refused is not recorded', async () => {
    const group = identifierOf(await make('customer_groups'))
    const member = identifierOf(await make(type))
    const count = await entryCount(service)
    const missing = { type, id: '0AAAAAAAAAAAAA' }
    for (const method of ['POST', 'PATCH']) {
      const body = { data: [member, missing] }
      expectStatus(await send(service, method, linkageOf(group, type), { body }), 404)
    }
    expect(await entryCount(service)).toBe(count)
  })
})

test('what a delete takes with it is recorded, and a delete that is refused is not', async () => {
  const group = identifierOf(await make('customer_groups'))
  const attachment = identifierOf(await make('attachments', { name: 'Terms' }, { attachable: group }))
  const member = identifierOf(await make('customers', {}, { customer_group: group }))
  const count = await entryCount(service)
  expectStatus(await send(service, 'DELETE', `/customer_groups/${group.id}`), 423)
  expect(await entryCount(service)).toBe(count)
  expectStatus(await send(service, 'DELETE', `/customers/${member.id}`), 204)
  expectStatus(await send(service, 'DELETE', `/customer_groups/${group.id}`), 204)
  const [, destroyed] = await historyOf(service, attachment)
  expect(destroyed).toEqual([
    'destroy',
    {
      name: ['Terms', null],
      metadata: [{}, null],
      attachable_type: ['customer_groups', null],
      attachable_id: [group.id, null],
    },
  ])
  expect(await entryCount(service)).toBe(count + 3)
})
