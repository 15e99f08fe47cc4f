import { attachments, customers, markets } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { ask, change, create, eventsOf, findGroup, openPlace, refusalOf } from '../database.fixture.ts'

const place = openPlace()

async function makeGroup(environment = place().test): Promise<string> {
  const { id } = await create(place(), { name: 'VIP' }, { environment })
  return String(id)
}

describe('a group that is in use (R10)', () => {
  test('cannot be deleted: the counts of what uses it are told', async () => {
    const id = await makeGroup()
    const before = await findGroup(place(), id)
    for (const email of ['a@b.example', 'c@d.example']) {
      // The emails are taken one after the other, as clients send them.
      await create(place(), { email, customer_group_id: id }, { resource: customers })
    }
    await create(place(), { name: 'Shop', customer_group_id: id }, { resource: markets })
    expect(await refusalOf(change(place(), { kind: 'delete', id }))).toEqual([
      {
        title: 'Record locked',
        detail: 'This is still used by 2 customers and 1 markets. Point them elsewhere first.',
        code: 'LOCKED',
        status: '423',
        meta: { customers: 2, markets: 1 },
      },
    ])
    expect(await findGroup(place(), id)).toEqual(before)
    expect(await eventsOf(place(), id)).toHaveLength(1)
  })

  test('can be deleted when nothing uses it any more', async () => {
    const id = await makeGroup()
    const customer = await create(
      place(),
      { email: 'e@f.example', customer_group_id: id },
      { resource: customers },
    )
    const leave = { kind: 'update', id: String(customer.id), values: { customer_group_id: null } } as const
    await change(place(), leave, { resource: customers })
    expect(await change(place(), { kind: 'delete', id })).toMatchObject({ id })
    const [, left] = await eventsOf(place(), customer.id)
    expect(JSON.parse(String(left?.payload))).toEqual({ customer_group_id: { from: id, to: null } })
  })
})

function notThere(id: string) {
  return [
    {
      title: 'Record not found',
      detail: `customer_group leads to a resource that is not there: ${id}`,
      code: 'RECORD_NOT_FOUND',
      source: { pointer: '/data/relationships/customer_group/data' },
      status: '404',
    },
  ]
}

describe('a customer cannot be put in a group', () => {
  test('that is not there (R6)', async () => {
    const made = create(
      place(),
      { email: 'g@h.example', customer_group_id: 'nobodyIsHere00' },
      { resource: customers },
    )
    expect(await refusalOf(made)).toEqual(notThere('nobodyIsHere00'))
  })

  test('of the other environment, which looks the same (R7)', async () => {
    const id = await makeGroup(place().live)
    const made = create(place(), { email: 'i@j.example', customer_group_id: id }, { resource: customers })
    expect(await refusalOf(made)).toEqual(notThere(id))
    expect(await ask(place(), 'select from customers where email = $1', 'i@j.example')).toEqual([])
  })
})

describe('what a group owns', () => {
  test('goes with it, and is recorded and counted out', async () => {
    const id = await makeGroup()
    const owner = { attachable_type: 'customer_groups', attachable_id: id }
    const mine = await create(place(), { name: 'Contract', ...owner }, { resource: attachments })
    const other = await create(
      place(),
      { name: 'Of another', ...owner, attachable_id: await makeGroup() },
      { resource: attachments },
    )
    await change(place(), { kind: 'delete', id })
    expect(await ask(place(), 'select id from attachments')).toEqual([{ id: other.id }])
    expect(
      await ask(
        place(),
        "select sum(record_count)::integer as counted from record_counters where resource_type = 'attachments'",
      ),
    ).toEqual([{ counted: 1 }])
    const [, destroyed] = await eventsOf(place(), mine.id)
    expect([destroyed?.event, JSON.parse(String(destroyed?.payload))]).toEqual([
      'destroy',
      {
        name: { from: 'Contract', to: null },
        metadata: { from: {}, to: null },
        attachable_type: { from: 'customer_groups', to: null },
        attachable_id: { from: id, to: null },
      },
    ])
  })
})
