import { describe, expect, test } from 'vitest'
import { makeGroup, makeOldGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

/** The answer to every id that is not there for the caller. */
const notThere = {
  errors: [
    {
      title: 'Record not found',
      detail: 'There is no such resource in customer_groups.',
      code: 'RECORD_NOT_FOUND',
      status: '404',
    },
  ],
}

describe('one resource', () => {
  test('can be read by its id (FE-02, FE-04)', async () => {
    const { id } = await makeGroup(service, { name: 'Read', metadata: { tier: 'gold' } })
    const { status, json } = await send(service, 'GET', `/customer_groups/${id}`)
    expect([status, json.data.id, json.data.attributes.metadata]).toEqual([200, id, { tier: 'gold' }])
  })

  test.each(['nobody00000000', 'x', 'customer_groups'])(
    'cannot be read by an id that nobody has: %s (FE-05)',
    async (id) => {
      const { status, json } = await send(service, 'GET', `/customer_groups/${id}`)
      expect([status, json]).toEqual([404, notThere])
    },
  )

  test('cannot be read after it was deleted (FE-05)', async () => {
    const { id } = await makeGroup(service, { name: 'Gone' })
    await send(service, 'DELETE', `/customer_groups/${id}`)
    const { status, json } = await send(service, 'GET', `/customer_groups/${id}`)
    expect([status, json]).toEqual([404, notThere])
  })
})

describe('a collection', () => {
  test('can be read, newest first (FE-02, FE-03)', async () => {
    for (const [index, name] of ['first', 'second', 'third'].entries()) {
      await makeOldGroup(service, { name, reference: 'in order' }, `2026-01-0${index + 1}`)
    }
    const { status, json } = await send(service, 'GET', '/customer_groups?filter[reference]=in+order')
    expect(status).toBe(200)
    expect(json.data.map((group: { attributes: { name: string } }) => group.attributes.name)).toEqual([
      'third',
      'second',
      'first',
    ])
  })

  test('can be empty, which is no fault (FE-03)', async () => {
    const { status, json } = await send(service, 'GET', '/customer_groups?filter[name]=nobody')
    expect([status, json.data, json.meta]).toEqual([200, [], { record_count: 0, page_count: 0 }])
  })

  test('cannot be read where there is none (FE-05)', async () => {
    const { status, json } = await send(service, 'GET', '/customer_group')
    expect([status, json.errors[0].detail]).toEqual([404, 'There is nothing at this address.'])
  })

  test('a relationship that nobody knows cannot be read (FE-09)', async () => {
    const { id } = await makeGroup(service, { name: 'Lonely' })
    const paths = [
      `/customer_groups/${id}/nope`,
      `/customer_groups/${id}/relationships/nope`,
      '/customer_groups/nobody00000000/relationships/customers',
    ]
    const answers = await Promise.all(paths.map((path) => send(service, 'GET', path)))
    expect(answers.map(({ status, json }) => [status, json.errors[0].code])).toEqual(
      paths.map(() => [404, 'RECORD_NOT_FOUND']),
    )
  })
})
