import Jsona from 'jsona'
import { expect, test } from 'vitest'
import { send } from '../harness/request.ts'
import { expectStatus, type Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const dataFormatter = new Jsona()

/** Sends what jsona wrote, and gives what it reads of the answer. */
async function exchange(
  method: string,
  path: string,
  stuff?: Json,
  includeNames: string[] = [],
): Promise<Json> {
  const body = stuff === undefined ? undefined : dataFormatter.serialize({ stuff, includeNames })
  const response = await send(service, method, path, { body })
  expectStatus(response, method === 'POST' ? 201 : 200)
  return dataFormatter.deserialize(response.json)
}

test('jsona writes documents that are taken, and reads those that are answered', async () => {
  const group = await exchange('POST', '/customer_groups', {
    type: 'customer_groups',
    name: 'VIP',
    metadata: { tier: 1 },
  })
  expect(group).toMatchObject({ type: 'customer_groups', name: 'VIP', code: null, metadata: { tier: 1 } })
  const renamed = await exchange('PATCH', `/customer_groups/${group.id}`, {
    type: group.type,
    id: group.id,
    name: 'Very important',
  })
  expect(renamed).toMatchObject({ id: group.id, name: 'Very important' })

  const made = {
    type: 'customers',
    email: 'ada@example.com',
    customer_group: group,
    relationshipNames: ['customer_group'],
  }
  const customer = await exchange('POST', '/customers?include=customer_group', made, ['customer_group'])
  expect(customer.customer_group).toMatchObject({ id: group.id, name: 'Very important' })

  const [listed] = await exchange(
    'GET',
    `/customer_groups?include=customers&sort=name&filter[id]=${group.id}&page[size]=5`,
  )
  expect(listed.customers).toMatchObject([{ id: customer.id, email: 'ada@example.com' }])
})

test('jsona writes back what it read once the attributes of the service are left out', async () => {
  const read = await exchange('POST', '/merchants', { type: 'merchants', name: 'Aurora' })
  const {
    created_at: _made,
    updated_at: _changed,
    links: _links,
    meta: _meta,
    relationshipNames: _names,
    ...own
  } = read
  const back = await exchange('PATCH', `/merchants/${read.id}`, { ...own, name: 'Borealis' })
  expect(back).toMatchObject({ id: read.id, name: 'Borealis' })
  expectStatus(await send(service, 'DELETE', `/merchants/${read.id}`), 204)
})
