import { isWritableToMany } from '@cohort/jsonapi'
import { isToOne } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { identifierOf, identifiersIn, linkageOf, makeRecord, patchRecord } from '../harness/records.ts'
import type { Identifier } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import type { Response } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'
import { everyRelationship, fullestOf, useWorld } from '../harness/world.ts'

const service = useService()
const world = useWorld(service)

/** Every way to write to a relationship: by what replaces, adds or removes. */
const writes = everyRelationship.flatMap(({ type, name, relationship }) => {
  if (isToOne(relationship))
    return relationship.can.includes('update') ? [{ type, name, method: 'PATCH', isToOne: true }] : []
  if (!isWritableToMany(relationship)) return []
  return ['PATCH', 'POST', 'DELETE'].map((method) => ({ type, name, method, isToOne: false }))
})

async function tagOf({ type, id }: Identifier, query = ''): Promise<string> {
  const { headers } = await send(service, 'GET', `/${type}/${id}${query}`)
  return headers.get('ETag') ?? 'no tag'
}

async function linkedNow(record: Identifier, name: string): Promise<readonly Identifier[]> {
  return identifiersIn(await send(service, 'GET', linkageOf(record, name)))
}

function write(
  method: string,
  record: Identifier,
  name: string,
  data: unknown,
  ifMatch: string,
): Promise<Response> {
  const headers = { 'If-Match': ifMatch }
  return send(service, method, linkageOf(record, name), { body: { data }, headers })
}

const changedMeanwhile = {
  title: 'Precondition failed',
  detail: 'This was changed since you read it. Read it again, then decide.',
  code: 'PRECONDITION_FAILED',
  source: { header: 'If-Match' },
  status: '412',
}

describe.each(writes)(
  '$method of the $name of $type with If-Match',
  ({ type, name, method, isToOne: isOne }) => {
    test('of a former state is refused and changes nothing, and of the present one passes (C5)', async () => {
      const record = fullestOf(world(), type)
      const before = await linkedNow(record, name)
      const [first] = before
      const other = identifierOf(await makeRecord(service, first?.type ?? ''))
      const data = isOne ? other : method === 'DELETE' ? before : [other]
      const former = await tagOf(record)
      await patchRecord(service, record, { attributes: { reference: `${method} ${name}` } })

      const refused = await write(method, record, name, data, former)
      expect([refused.status, refused.json]).toEqual([412, { errors: [changedMeanwhile] }])
      expect(await linkedNow(record, name)).toEqual(before)

      const present = await tagOf(record, `?fields[${type}]=reference`)
      expect((await write(method, record, name, data, present)).status).toBe(204)
      expect(await linkedNow(record, name)).not.toEqual(before)
      expect((await write('PATCH', record, name, isOne ? first : before, '*')).status).toBe(204)
    })
  },
)

describe('If-Match on a relationship', () => {
  test.each([
    ['* on what is missing', '*', 'missing', 412],
    ['a tag on what is missing', '"2026-01-31T09:30:00.123Z"', 'missing', 404],
    ['a weak tag', 'W/"2026-01-31T09:30:00.123Z"', 'there', 412],
    ['no tag at all', 'yesterday', 'there', 400],
  ])('with %s', async (_story, ifMatch, where, status) => {
    const { emptyGroup, customers } = world()
    const [, , loner] = customers
    const id = where === 'there' ? undefined : { id: 'Nowhere0000000' }
    const members = await write('POST', { ...emptyGroup, ...id }, 'customers', [loner], ifMatch)
    const customer = { type: 'customers', id: null, ...loner, ...id }
    const group = await write('PATCH', customer, 'customer_group', emptyGroup, ifMatch)
    expect([members.status, group.status]).toEqual([status, status])
    expect(await linkedNow(emptyGroup, 'customers')).toEqual([])
  })

  test('does not open what is read-only', async () => {
    const { group } = world()
    expect((await write('PATCH', group, 'versions', [], await tagOf(group))).status).toBe(403)
  })

  test('lets one of many pass who move a customer at once', async () => {
    const customer = identifierOf(await makeRecord(service, 'customers'))
    const tag = await tagOf(customer)
    const groups = await Promise.all(Array.from({ length: 6 }, () => makeRecord(service, 'customer_groups')))
    const moves = groups.map((group) =>
      write('PATCH', customer, 'customer_group', identifierOf(group), tag).then(({ status }) => status),
    )
    expect((await Promise.all(moves)).toSorted((one, other) => one - other)).toEqual([
      204,
      ...Array.from({ length: 5 }, () => 412),
    ])
  })
})
