import { registry, type Action } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

/** The method of each action, and whether it is of one record. */
const requests = {
  list: ['GET', false],
  create: ['POST', false],
  retrieve: ['GET', true],
  update: ['PATCH', true],
  delete: ['DELETE', true],
} as const satisfies Record<Action, readonly [method: string, isSingle: boolean]>

describe.each(registry.resources.filter(({ singleton }) => singleton === null))(
  'of $type',
  ({ type, actions }) => {
    const pathOf = (isSingle: boolean) => (isSingle ? `/${type}/nobody00000000` : `/${type}`)

    test.each(Object.entries(requests))(
      '%s is offered exactly where it is declared',
      async (action, [method, isSingle]) => {
        const { status, headers } = await send(service, method, pathOf(isSingle), { as: null })
        const isOffered = actions.some((offered) => offered === action)
        // Who comes without a token learns of an address that it is there, and of a method that it is not.
        expect([action, status]).toEqual([action, isOffered ? 401 : 405])
        expect(headers.get('Allow')?.split(', ').includes(method)).toBe(isOffered ? undefined : false)
      },
    )

    test('no other method is (CR-16 decided otherwise)', async () => {
      for (const method of ['PUT', ...(actions.includes('create') ? [] : ['POST'])]) {
        const { status } = await send(service, method, pathOf(false))
        expect(status).toBe(405)
      }
    })
  },
)

describe.each(
  registry.resources.flatMap(({ type, singleton }) => (singleton === null ? [] : [{ type, singleton }])),
)('$type', ({ type, singleton }) => {
  test("is the caller's own, at an address without an id", async () => {
    const { status, json } = await send(service, 'GET', `/${singleton}`)
    expect([status, json.data.type]).toEqual([200, type])
    expect((await send(service, 'GET', `/${type}`)).status).toBe(404)
  })

  test.each(['POST', 'PATCH', 'DELETE', 'PUT'])('cannot be written with %s', async (method) => {
    const { status } = await send(service, method, `/${singleton}`)
    expect(status).toBe(405)
  })
})
