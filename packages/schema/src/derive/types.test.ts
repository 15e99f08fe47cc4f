import { describe, expectTypeOf, test } from 'vitest'
import type { Resource } from '../define/resource.ts'
import type {
  AttachmentFilters,
  CustomerDocument,
  CustomerFilters,
  CustomerGroup as NamedGroup,
  CustomerGroupCreate,
  CustomerGroupFilters,
  CustomerGroupSortKey,
  CustomerSortKey,
  MarketSortKey,
  MarketUpdate,
  ResourceTypes,
} from '../named-resources.ts'
import type { customerGroups } from '../resources/customer-groups.ts'
import type { SortKey } from './sort-types.ts'
import type { AttributesOf, CreateInput, RequiredLinkName, UpdateInput } from './types.ts'

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

  test('know the predicates of a time, which are not all of a text', () => {
    expectTypeOf<{ created_at_gteq: string; updated_at_in: string[] }>().toExtend<CustomerGroupFilters>()
    expectTypeOf<Extract<'created_at_cont', keyof CustomerGroupFilters>>().toBeNever()
    expectTypeOf<Extract<'customers_created_at_cont', keyof CustomerGroupFilters>>().toBeNever()
  })

  test('know the predicates of what a relationship leads to, and which may be crossed', () => {
    expectTypeOf<{
      customers_email_end: string
      markets_disabled_at_null: true
    }>().toExtend<CustomerGroupFilters>()
    expectTypeOf<
      Extract<'customers_email_ends' | 'customers_nobody_eq', keyof CustomerGroupFilters>
    >().toBeNever()
    expectTypeOf<'customers_customer_group_name_eq'>().toExtend<keyof CustomerGroupFilters>()
    expectTypeOf<Extract<'attachable_name_eq', keyof AttachmentFilters>>().toBeNever()
  })

  test('know what a to-one may be filtered by', () => {
    expectTypeOf<'customer_group_id_in' | 'customer_group_name_eq'>().toExtend<keyof CustomerFilters>()
    expectTypeOf<'attachable_type_eq' | 'attachable_id_in'>().toExtend<keyof AttachmentFilters>()
    expectTypeOf<Extract<'customer_group_id_true', keyof CustomerFilters>>().toBeNever()
  })

  test('know what tests the end of a path inside JSON, and what has no paths', () => {
    expectTypeOf<'metadata.tier_eq' | 'customers_metadata.tier_in'>().toExtend<keyof CustomerGroupFilters>()
    expectTypeOf<Extract<'metadata.tier_like' | 'name.first_eq', keyof CustomerGroupFilters>>().toBeNever()
  })

  test('know the keys of an order behind a to-one that may be sorted by', () => {
    expectTypeOf<'customer_group.name' | '-customer_group.created_at'>().toExtend<CustomerSortKey>()
    expectTypeOf<Extract<'customer_group.nobody', CustomerSortKey>>().toBeNever()
    expectTypeOf<Extract<'merchant.name' | 'attachments.name', MarketSortKey>>().toBeNever()
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

  test('know which relationships are required', () => {
    expectTypeOf<RequiredLinkName<ResourceTypes['attachments']>>().toEqualTypeOf<'attachable'>()
    expectTypeOf<RequiredLinkName<ResourceTypes['markets']>>().toBeNever()
    expectTypeOf<RequiredLinkName<CustomerGroup>>().toBeNever()
    expectTypeOf<RequiredLinkName<Resource>>().toBeNever()
  })
})
