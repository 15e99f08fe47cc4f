import { expect, test } from 'vitest'
import { databaseState } from '../harness/database-state.ts'
import { identifiersIn, linkageOf, patchRecord } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'
import { useWorld } from '../harness/world.ts'

const service = useService()
const world = useWorld(service)

const nobody = { type: 'customers', id: 'nobody00000000' }

test('the links of a relationship stay when what they lead to changes (RL-07)', async () => {
  const { emptyGroup, customers } = world()
  const path = `/customer_groups/${emptyGroup.id}`
  const before = await send(service, 'GET', path)
  expectStatus(
    await send(service, 'POST', linkageOf(emptyGroup, 'customers'), { body: { data: customers } }),
    204,
  )
  const after = await send(service, 'GET', path)
  expect(after.json.data.relationships).toEqual(before.json.data.relationships)
  const { json } = await send(service, 'GET', `${path}?include=customers`)
  expect(json.data.relationships.customers.links).toEqual(before.json.data.relationships.customers.links)
})

test('members that are removed are not deleted (UR-19)', async () => {
  const { group, customers } = world()
  await send(service, 'PATCH', linkageOf(group, 'customers'), { body: { data: customers } })
  expectStatus(
    await send(service, 'DELETE', linkageOf(group, 'customers'), { body: { data: customers } }),
    204,
  )
  expect(identifiersIn(await send(service, 'GET', linkageOf(group, 'customers')))).toEqual([])
  for (const { id } of customers) expectStatus(await send(service, 'GET', `/customers/${id}`), 200)
})

test('an update cannot lead to what is not there, and changes nothing then (UP-12, UP-15)', async () => {
  const { group } = world()
  const before = await databaseState(service)
  const response = await patchRecord(service, group, {
    attributes: { name: 'Half' },
    links: { customers: [nobody] },
  })
  expectStatus(response, 404)
  expect(response.json.errors).toMatchObject([
    { code: 'RECORD_NOT_FOUND', source: { pointer: '/data/relationships/customers/data/0' } },
  ])
  expect(await databaseState(service)).toEqual(before)
})

test.each(['customers', 'markets'])('an update cannot name %s without data (UP-04)', async (name) => {
  const { type, id } = world().group
  const body = { data: { type, id, relationships: { [name]: { meta: {} } } } }
  const response = await send(service, 'PATCH', `/${type}/${id}`, { body })
  expectStatus(response, 400)
  expect(response.json.errors).toMatchObject([
    { code: 'PARAM_MISSING', source: { pointer: `/data/relationships/${name}` } },
  ])
})

test('only the content of a relationship has a link to what is related (TL-11)', async () => {
  const { group } = world()
  expect(await topLinksOf(linkageOf(group, 'customers'))).toContain('related')
  expect(await topLinksOf(`/customer_groups/${group.id}`)).not.toContain('related')
  expect(await topLinksOf('/customer_groups')).not.toContain('related')
})

async function topLinksOf(path: string): Promise<readonly string[]> {
  const { json } = await send(service, 'GET', path)
  return Object.keys(json.links)
}
