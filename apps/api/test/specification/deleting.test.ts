import { expect, test } from 'vitest'
import { eventsOf } from '../harness/database-state.ts'
import { makeGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

test('a resource can be deleted, and the answer has no document (DE-01)', async () => {
  const { id } = await makeGroup(service, { name: 'Short', code: 'short' })
  const { status, text, headers } = await send(service, 'DELETE', `/customer_groups/${id}`)
  expect([status, text, headers.get('Content-Type')]).toEqual([204, '', null])
  expect((await send(service, 'GET', `/customer_groups/${id}`)).status).toBe(404)
  expect(await eventsOf(service, id)).toMatchObject([
    { event: 'create' },
    {
      event: 'destroy',
      payload: {
        name: { from: 'Short', to: null },
        code: { from: 'short', to: null },
        metadata: { from: {}, to: null },
      },
    },
  ])
})

test('a body of a delete is not read', async () => {
  const { id } = await makeGroup(service, { name: 'Short' })
  const { status } = await send(service, 'DELETE', `/customer_groups/${id}`, { body: '{' })
  expect(status).toBe(204)
})

test.each(['nobody00000000', 'x'])(
  'a resource that is not there cannot be deleted: %s (DE-03)',
  async (id) => {
    const { status, json } = await send(service, 'DELETE', `/customer_groups/${id}`)
    expect([status, json.errors[0].code]).toEqual([404, 'RECORD_NOT_FOUND'])
  },
)

test('a resource cannot be deleted twice (DE-03)', async () => {
  const { id } = await makeGroup(service, { name: 'Short' })
  const statuses = [
    await send(service, 'DELETE', `/customer_groups/${id}`),
    await send(service, 'DELETE', `/customer_groups/${id}`),
  ]
  expect(statuses.map(({ status }) => status)).toEqual([204, 404])
})
