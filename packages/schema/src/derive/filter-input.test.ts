import { describe, expectTypeOf, test } from 'vitest'
import type { Resource } from '../define/resource.ts'
import type { CustomerGroupFilters, ResourceTypes } from '../named-resources.ts'
import type { FilterInput, FilterInputOf, NoFilter } from './filter-input.ts'
import type { WrittenFilters } from './filter-types.ts'

type Of<Key extends string> = FilterInputOf<ResourceTypes['customer_groups'], Key>

describe('what a filter takes follows from its key', () => {
  test('by the kind of the field and the predicate', () => {
    expectTypeOf<Of<'name_cont' | 'created_at_gteq' | 'id_eq'>>().toEqualTypeOf<string>()
    expectTypeOf<Of<'name_in' | 'code_not_in_or_null' | 'name_cont_any'>>().toEqualTypeOf<readonly string[]>()
    expectTypeOf<Of<'code_null' | 'name_present'>>().toEqualTypeOf<boolean>()
    expectTypeOf<Of<'metadata_jcont'>>().toEqualTypeOf<object | string>()
    expectTypeOf<Of<'markets_price_list_tax_included_eq'>>().toEqualTypeOf<boolean>()
  })

  test('however far its relationships lead', () => {
    expectTypeOf<Of<'customers_customer_group_markets_merchant_name_end'>>().toEqualTypeOf<string>()
    expectTypeOf<Of<'markets_price_list_currency_code_in_or_null'>>().toEqualTypeOf<readonly string[]>()
    expectTypeOf<Of<'markets_merchant_id_null'>>().toEqualTypeOf<boolean>()
  })

  test('through paths, of its own and of what is related, which hold what they hold', () => {
    type Any = string | number | boolean
    expectTypeOf<Of<'metadata.tier_eq' | 'metadata.tier.of_day_lt'>>().toEqualTypeOf<Any>()
    expectTypeOf<Of<'markets_merchant_metadata.tier_in'>>().toEqualTypeOf<readonly Any[]>()
    expectTypeOf<Of<'metadata.first\\_eq_true'>>().toEqualTypeOf<boolean>()
  })

  test('behind joins of fields that are of one kind', () => {
    expectTypeOf<Of<'name_or_code_or_markets_name_cont_all'>>().toEqualTypeOf<readonly string[]>()
    expectTypeOf<Of<'created_at_and_updated_at_gteq_or_null'>>().toEqualTypeOf<string>()
  })
})

describe('a key that is no filter is told with what has none', () => {
  test('where a relationship, an attribute or a predicate is not there', () => {
    expectTypeOf<Of<'customers_customer_grop_name_eq'>>().toEqualTypeOf<
      NoFilter<'customers', 'customer_grop_name_eq'>
    >()
    expectTypeOf<Of<'customers_customer_group_markets_nam_eq'>>().toEqualTypeOf<
      NoFilter<'markets', 'nam_eq'>
    >()
    expectTypeOf<Of<'markets_price_list_name_like'>>().toEqualTypeOf<NoFilter<'price_lists', 'name_like'>>()
    expectTypeOf<Of<'name_or_cod_eq'>>().toEqualTypeOf<NoFilter<'customer_groups', 'name_or_cod_eq'>>()
  })

  test('where the predicate does not test what is there', () => {
    expectTypeOf<Of<'markets_price_list_tax_included_cont'>>().toEqualTypeOf<
      NoFilter<'price_lists', 'tax_included_cont'>
    >()
    expectTypeOf<Of<'metadata.tier_eq_any'>>().toEqualTypeOf<
      NoFilter<'customer_groups', 'metadata.tier_eq_any'>
    >()
    expectTypeOf<Of<'name_or_created_at_eq'>>().toEqualTypeOf<
      NoFilter<'customer_groups', 'name_or_created_at_eq'>
    >()
    expectTypeOf<Of<'name_or_code_and_reference_eq'>>().toEqualTypeOf<
      NoFilter<'customer_groups', 'name_or_code_and_reference_eq'>
    >()
    expectTypeOf<Of<'metadata.first\\_eq'>>().toEqualTypeOf<
      NoFilter<'customer_groups', 'metadata.first\\_eq'>
    >()
  })

  test('where a relationship is not to be crossed, as one that leads to several types', () => {
    expectTypeOf<FilterInputOf<ResourceTypes['attachments'], 'attachable_name_eq'>>().toEqualTypeOf<
      NoFilter<'attachments', 'attachable_name_eq'>
    >()
  })
})

describe('filters that are not written out', () => {
  test('are those of their type, or of any resource', () => {
    type Written<Key extends string> = WrittenFilters<ResourceTypes['customer_groups'], Key>
    expectTypeOf<CustomerGroupFilters>().toExtend<Written<keyof CustomerGroupFilters>>()
    expectTypeOf<Record<string, string>>().toExtend<Written<string>>()
    expectTypeOf<Record<string, FilterInput>>().toExtend<WrittenFilters<Resource, string>>()
    expectTypeOf<FilterInputOf<Resource, 'whatever_eq'>>().toEqualTypeOf<FilterInput>()
  })
})
