import { describe, expectTypeOf, test } from 'vitest'
import type {
  CustomerDocument,
  CustomerGroup as NamedGroup,
  CustomerGroupCreate,
  CustomerGroupFilters,
  CustomerGroupSortKey,
  MarketUpdate,
  ResourceTypes,
} from '../named-resources.ts'
import type { customerGroups } from '../resources/customer-groups.ts'
import type { AttributesOf, CreateInput, SortKey, UpdateInput } from './types.ts'

type CustomerGroup = typeof customerGroups

describe('the types of a resource', () => {
  test('an answer has every attribute, nullable ones as null', () => {
    expectTypeOf<AttributesOf<CustomerGroup>>().toEqualTypeOf<{
      readonly name: string
      readonly code: string | null
      readonly created_at: string
      readonly updated_at: string
      readonly reference: string | null
      readonly reference_origin: string | null
      readonly metadata: Record<string, unknown>
    }>()
  })

  test('a create must have the required attributes and cannot have the read-only ones', () => {
    expectTypeOf<{ name: string }>().toExtend<CreateInput<CustomerGroup>>()
    expectTypeOf<{ code: string }>().not.toExtend<CreateInput<CustomerGroup>>()
    expectTypeOf<CreateInput<CustomerGroup>>().not.toHaveProperty('created_at')
  })

  test('an update may have any of the writable attributes, or none', () => {
    expectTypeOf<object>().toExtend<UpdateInput<CustomerGroup>>()
    expectTypeOf<UpdateInput<CustomerGroup>>().not.toHaveProperty('updated_at')
  })

  test('a sort key is a sortable attribute or the id, in either direction', () => {
    expectTypeOf<'name' | '-created_at' | 'id'>().toExtend<SortKey<CustomerGroup>>()
    expectTypeOf<'metadata'>().not.toExtend<SortKey<CustomerGroup>>()
  })
})

describe('the types of a resource by their names', () => {
  test('are what is derived from its declaration', () => {
    expectTypeOf<ResourceTypes['customer_groups']>().toEqualTypeOf<CustomerGroup>()
    expectTypeOf<NamedGroup>().toEqualTypeOf<AttributesOf<CustomerGroup>>()
    expectTypeOf<CustomerGroupCreate>().toEqualTypeOf<CreateInput<CustomerGroup>>()
    expectTypeOf<CustomerGroupSortKey>().toEqualTypeOf<SortKey<CustomerGroup>>()
    expectTypeOf<CustomerDocument['data']['attributes']['status']>().toEqualTypeOf<
      'prospect' | 'acquired' | 'repeat'
    >()
  })

  test('know the predicates of each field', () => {
    expectTypeOf<{ name_i_cont: 'vip'; code_null: true }>().toExtend<CustomerGroupFilters>()
    expectTypeOf<'name_like'>().not.toExtend<keyof CustomerGroupFilters>()
  })

  test('know the triggers of a resource, and no other', () => {
    expectTypeOf<{ _disable: true }>().toExtend<MarketUpdate>()
    expectTypeOf<'_disable'>().not.toExtend<keyof UpdateInput<CustomerGroup>>()
  })

  test('know where a relationship leads, and what may be done with it', () => {
    expectTypeOf<CustomerGroup['relationships']['customers']['target']>().toEqualTypeOf<'customers'>()
    expectTypeOf<ResourceTypes['markets']['relationships']['merchant']['can'][number]>().toEqualTypeOf<
      'create' | 'update' | 'filter'
    >()
  })
})
