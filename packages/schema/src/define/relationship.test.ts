import { describe, expect, expectTypeOf, test } from 'vitest'
import { Name } from '../resources/shared.ts'
import { attribute } from './attribute.ts'
import { belongsTo, belongsToAny, hasMany } from './relationship.ts'
import { defineResource } from './resource.ts'

const can = ['create', 'filter'] as const

describe('a to-one', () => {
  test('is required where it says so, which its type knows', () => {
    const [owner, subject] = [
      belongsTo('people', { required: true, can }),
      belongsToAny({ required: true, can }),
    ]
    expect([owner.isRequired, subject.isRequired]).toEqual([true, true])
    expectTypeOf(owner.isRequired).toEqualTypeOf<true>()
    expectTypeOf(subject.isRequired).toEqualTypeOf<true>()
  })

  test('is not required where it says nothing, or that it is not', () => {
    const owner = belongsTo('people', { can })
    const subject = belongsToAny({ can })
    const maker = belongsTo('people', { required: false, can })
    expect([owner.isRequired, subject.isRequired, maker.isRequired]).toEqual([false, false, false])
    expectTypeOf(owner.isRequired).toEqualTypeOf<false>()
    expectTypeOf(subject.isRequired).toEqualTypeOf<false>()
    expectTypeOf(maker.isRequired).toEqualTypeOf<false>()
  })
})

describe('a to-many', () => {
  test('is read-only where it says so, which its type knows, also in a resource', () => {
    const { relationships } = defineResource('people', {
      about: 'People.',
      attributes: { name: attribute(Name, {}) },
      relationships: {
        children: hasMany('people', { by: 'parent_id' }),
        orders: hasMany('orders', { by: 'buyer_id', readOnly: true }),
      },
      catalog: { title: 'name', columns: ['name'] },
    })
    expect([relationships.children.isReadOnly, relationships.orders.isReadOnly]).toEqual([false, true])
    expectTypeOf(relationships.children.isReadOnly).toEqualTypeOf<false>()
    expectTypeOf(relationships.orders.isReadOnly).toEqualTypeOf<true>()
  })
})
