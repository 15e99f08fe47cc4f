import type { StandardSchemaV1 } from '@standard-schema/spec'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { CustomerGroupCreate, MarketUpdate } from '../named-resources.ts'
import { customerGroups } from '../resources/customer-groups.ts'
import { markets } from '../resources/markets.ts'
import { standardSchemaOf } from './standard-schema.ts'

const create = standardSchemaOf(customerGroups, 'create')
const update = standardSchemaOf(markets, 'update')

/** What a library that takes any Standard Schema does with one. */
async function judge(schema: StandardSchemaV1, value: unknown) {
  return schema['~standard'].validate(value)
}

describe('a Standard Schema', () => {
  test('says what it is, and infers the types of the declaration', () => {
    expect(create['~standard']).toMatchObject({ version: 1, vendor: 'cohort' })
    expectTypeOf<StandardSchemaV1.InferOutput<typeof create>>().toEqualTypeOf<CustomerGroupCreate>()
    expectTypeOf<StandardSchemaV1.InferInput<typeof update>>().toEqualTypeOf<MarketUpdate>()
  })

  test.each([[{ name: 'VIP' }], [{ name: 'VIP', code: null, metadata: {} }]])(
    'takes %j as it is',
    async (value) => {
      expect(await judge(create, value)).toEqual({ value })
    },
  )

  test('takes triggers in an update', async () => {
    expect(await judge(update, { _disable: true })).toEqual({ value: { _disable: true } })
    expect(await judge(update, { _disable: 1 })).toEqual({
      issues: [{ message: 'is invalid', path: ['_disable'] }],
    })
  })

  test.each<[unknown, object[]]>([
    [null, [{ message: 'is no object of attributes' }]],
    [[], [{ message: 'is no object of attributes' }]],
    [{}, [{ message: "can't be blank", path: ['name'] }]],
    [
      { name: 'VIP', created_at: 'now', nmae: 1, constructor: 1 },
      ['created_at', 'nmae', 'constructor'].map((name) => ({
        message: 'cannot be given in a create',
        path: [name],
      })),
    ],
    [
      { name: 'n'.repeat(256), metadata: { a: { b: '\0' } } },
      [
        { message: 'is too long (maximum is 255 characters)', path: ['name'] },
        { message: 'is invalid', path: ['metadata', 'a', 'b'] },
      ],
    ],
  ])('refuses %j', async (value, issues) => {
    expect(await judge(create, value)).toEqual({ issues })
  })
})
