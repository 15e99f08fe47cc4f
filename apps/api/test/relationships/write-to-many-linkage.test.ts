import { describe, expect, test } from 'vitest'
import { historyOf } from '../harness/history.ts'
import { identifierOf, identifiersIn, linkageOf, makeRecord, type Identifier } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Response } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'
import { everyRelationship } from '../harness/world.ts'

const service = useService()
const nobody = '0AAAAAAAAAAAAA'

async function make(type: string, links = {}): Promise<Identifier> {
  return identifierOf(await makeRecord(service, type, {}, links))
}

function makeSome(type: string, links = {}): Promise<readonly Identifier[]> {
  return Promise.all(Array.from({ length: 3 }, () => make(type, links)))
}

function write(method: string, group: Identifier, name: string, data: unknown): Promise<Response> {
  return send(service, method, linkageOf(group, name), { body: { data } })
}

/** The ids of the members, in no order. */
async function membersNow(group: Identifier, name: string): Promise<ReadonlySet<unknown>> {
  return new Set(identifiersIn(await send(service, 'GET', linkageOf(group, name))).map(({ id }) => id))
}

function idsOf(records: readonly Identifier[]): ReadonlySet<unknown> {
  return new Set(records.map(({ id }) => id))
}

describe.each(['customers', 'markets'])('the %s of a group', (type) => {
  test('can be added to; who is a member already stays one (UR-06 to UR-08, UR-13, UR-18)', async () => {
    const group = await make('customer_groups')
    const [first, second, third] = await makeSome(type)
    expectStatus(await write('POST', group, type, [first]), 204)
    expectStatus(await write('POST', group, type, [first, second]), 204)
    expect(await membersNow(group, type)).toEqual(new Set([first?.id, second?.id]))
    expectStatus(await write('POST', group, type, []), 204)
    expectStatus(await write('POST', group, type, [third, third, third]), 204)
    expect((await membersNow(group, type)).size).toBe(3)
  })

  test('can be removed; who is no member stays where it is (UR-09, UR-10)', async () => {
    const [group, other] = [await make('customer_groups'), await make('customer_groups')]
    const own = await makeSome(type, { customer_group: group })
    const theirs = await makeSome(type, { customer_group: other })
    expectStatus(await write('DELETE', group, type, [...own.slice(0, 2), ...theirs]), 204)
    expect(await membersNow(group, type)).toEqual(idsOf(own.slice(2)))
    expect(await membersNow(other, type)).toEqual(idsOf(theirs))
    expectStatus(await write('DELETE', group, type, own.slice(0, 2)), 204)
    expectStatus(await write('DELETE', group, type, [{ type, id: nobody }]), 204)
  })

  test('can be replaced, by others or by none (UR-04, UR-05)', async () => {
    const group = await make('customer_groups')
    const before = await makeSome(type, { customer_group: group })
    const after = [...before.slice(0, 1), ...(await makeSome(type))]
    expectStatus(await write('PATCH', group, type, after), 204)
    expect(await membersNow(group, type)).toEqual(idsOf(after))
    expectStatus(await write('PATCH', group, type, []), 204)
    expect(await membersNow(group, type)).toEqual(new Set())
    for (const { id } of [...before, ...after])
      expectStatus(await send(service, 'GET', `/${type}/${id}`), 200)
  })

  test('are taken from the group that they were in', async () => {
    const [from, to] = [await make('customer_groups'), await make('customer_groups')]
    const members = await makeSome(type, { customer_group: from })
    expectStatus(await write('POST', to, type, members), 204)
    expect([await membersNow(from, type), await membersNow(to, type)]).toEqual([new Set(), idsOf(members)])
    for (const member of members) {
      const [, update] = await historyOf(service, member)
      expect(update).toEqual(['update', { customer_group_id: [from.id, to.id] }])
    }
  })

  test.each(['POST', 'PATCH'])(
    'cannot be changed by %s when one of them is not there: none is (UR-04, UR-15)',
    async (method) => {
      const group = await make('customer_groups')
      const before = await makeSome(type, { customer_group: group })
      const others = await makeSome(type)
      const response = await write(method, group, type, [...others, { type, id: nobody }])
      expectStatus(response, 404)
      expect(response.json.errors).toEqual([
        {
          title: 'Record not found',
          detail: `There is no such resource in ${type}: ${nobody}`,
          code: 'RECORD_NOT_FOUND',
          source: { pointer: '/data/3' },
          status: '404',
        },
      ])
      expect(await membersNow(group, type)).toEqual(idsOf(before))
      for (const member of [...before, ...others]) expect(await historyOf(service, member)).toHaveLength(1)
    },
  )

  test.each(['POST', 'PATCH', 'DELETE'])(
    'cannot be written by %s with another type: 409 (R5)',
    async (method) => {
      const group = await make('customer_groups')
      const [member] = await makeSome(type)
      const response = await write(method, group, type, [member, { type: 'merchants', id: nobody }])
      expectStatus(response, 409)
      expect(response.json.errors).toEqual([
        {
          title: 'Type mismatch',
          detail: `This relationship takes ${type}.`,
          code: 'TYPE_MISMATCH',
          source: { pointer: '/data/1/type' },
          status: '409',
        },
      ])
      expect(await membersNow(group, type)).toEqual(new Set())
    },
  )

  test.each(['POST', 'PATCH', 'DELETE'])(
    'cannot be written by %s of a group that is not there: 404',
    async (method) => {
      const group = { type: 'customer_groups', id: nobody }
      for (const data of [await makeSome(type), [], [{ type: 'merchants', id: nobody }]]) {
        const response = await write(method, group, type, data)
        expectStatus(response, 404)
        expect(response.json.errors[0].detail).toBe('There is no such resource in customer_groups.')
      }
    },
  )
})

test('a group and its members do not change by what is written to another', async () => {
  const [group, other] = [await make('customer_groups'), await make('customer_groups')]
  const theirs = await makeSome('customers', { customer_group: other })
  expectStatus(await write('PATCH', group, 'customers', await makeSome('customers')), 204)
  expectStatus(await write('PATCH', group, 'customers', []), 204)
  expect(await membersNow(other, 'customers')).toEqual(idsOf(theirs))
})

const readOnly = everyRelationship.filter(({ relationship }) => relationship.kind === 'has_many_as')

describe.each(readOnly)('$type.$name', ({ type, name, relationship }) => {
  test.each(['PATCH', 'POST', 'DELETE'])('cannot be written by %s: 403 (UR-14)', async (method) => {
    const owner = type === 'attachments' ? { attachable: await make('merchants') } : {}
    const record = await make(type, owner)
    const target = relationship.kind === 'has_many_as' ? relationship.target : ''
    const response = await write(method, record, name, [{ type: target, id: nobody }])
    expectStatus(response, 403)
    expect(response.json.errors).toEqual([
      {
        title: 'Forbidden',
        detail: `${name} of ${type} cannot be written like this.`,
        code: 'FORBIDDEN',
        status: '403',
      },
    ])
  })
})

test('an unknown relationship cannot be written: 404', async () => {
  const group = await make('customer_groups')
  for (const method of ['PATCH', 'POST', 'DELETE']) {
    for (const name of ['nope', 'constructor', 'name']) {
      expect((await write(method, group, name, [])).status).toBe(404)
    }
  }
})
