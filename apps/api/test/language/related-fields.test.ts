import { beforeAll, describe, expect, test } from 'vitest'
import { identifierOf, makeRecord, type Identifier, type Links } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

async function make(type: string, attributes: object, links: Links = {}): Promise<Identifier> {
  return identifierOf(await makeRecord(service, type, { ...attributes }, links))
}

beforeAll(async () => {
  const north = await make('customer_groups', { name: 'North', code: 'north' })
  const south = await make('customer_groups', { name: 'South', code: 'south' })
  await make('customer_groups', { name: 'Nobody', code: 'nobody' })
  await make('customers', { email: 'ada@north.example' }, { customer_group: north })
  await make('customers', { email: 'bob@north.example' }, { customer_group: north })
  await make('customers', { email: 'cem@south.example' }, { customer_group: south })
  await make('customers', { email: 'dora@free.example' })
  const merchant = await make('merchants', { name: 'Northern Trading' })
  await make('markets', { name: 'Club', code: 'club' }, { customer_group: north, merchant })
  await make('markets', { name: 'Open', code: 'open' })
  await make('attachments', { name: 'Terms' }, { attachable: south })
})

/** The records of a list by one attribute, in the order of the answer. */
async function listed(path: string, attribute: string): Promise<readonly string[]> {
  const { json } = await send(service, 'GET', path)
  return json.data.map((record: { attributes: Record<string, string> }) => record.attributes[attribute])
}

describe('a filter across relationships finds', () => {
  test.each([
    ['groups by a customer, once however many it has', 'customers_email_end=@north.example', ['North']],
    ['groups by their attachments', 'attachments_name_eq=Terms', ['South']],
    ['groups by two relationships away', 'markets_merchant_name_start=Northern', ['North']],
    ['groups by what was done to them', 'versions_event_eq=destroy', []],
    ['groups by one thing or another', 'name_or_customers_email_i_cont=SOUTH', ['South']],
    [
      'groups that have no such customer, beside such that have',
      'customers_email_not_start=ada',
      ['North', 'South'],
    ],
  ])('%s', async (_story, filter, names) => {
    const found = await listed(`/customer_groups?filter[q][${filter.replace('=', ']=')}&sort=name`, 'name')
    expect(found).toEqual(names)
  })

  test('customers by the name of their group', async () => {
    const path = '/customers?filter[q][customer_group_name_eq]=North&sort=email'
    expect(await listed(path, 'email')).toEqual(['ada@north.example', 'bob@north.example'])
  })

  test('markets by the customers of their group, three relationships away', async () => {
    const path = '/markets?filter[q][customer_group_customers_email_cont]=bob'
    expect(await listed(path, 'code')).toEqual(['club'])
  })

  test('and counts what it finds', async () => {
    const { json } = await send(service, 'GET', '/customers?filter[q][customer_group_code_in]=north,south')
    expect(json.meta).toEqual({ record_count: 3, page_count: 1 })
  })

  test('nothing of another environment', async () => {
    const { json } = await send(
      service,
      'GET',
      '/customer_groups?filter[q][customers_email_end]=@north.example',
      {
        as: 'borealis/test',
      },
    )
    expect(json.data).toEqual([])
  })
})

describe('a sort by the other side of a to-one', () => {
  test('puts those without one last, in both directions (SO-05)', async () => {
    expect(await listed('/customers?sort=customer_group.name,email', 'email')).toEqual([
      'ada@north.example',
      'bob@north.example',
      'cem@south.example',
      'dora@free.example',
    ])
    expect(await listed('/customers?sort=-customer_group.name,email', 'email')).toEqual([
      'cem@south.example',
      'ada@north.example',
      'bob@north.example',
      'dora@free.example',
    ])
  })
})
