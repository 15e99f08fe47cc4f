import { Boolean } from 'typebox'
import { attribute } from '../define/attribute.ts'
import { defineResource } from '../define/resource.ts'
import { CurrencyCode } from '../types/currency-code.ts'
import { Name, sharedAttributes, sharedRelationships } from './shared.ts'

const TaxIncluded = Boolean({ description: 'Whether the prices include taxes.', default: true })

export const priceLists = defineResource('price_lists', {
  about: 'The prices of a market, in one currency.',
  attributes: {
    name: attribute(Name, { required: true, can: ['create', 'update', 'filter', 'sort'] }),
    currency_code: attribute(CurrencyCode, { required: true, can: ['create', 'update', 'filter', 'sort'] }),
    tax_included: attribute(TaxIncluded, { can: ['create', 'update', 'filter'] }),
    ...sharedAttributes,
  },
  relationships: sharedRelationships,
  catalog: { title: 'name', columns: ['name', 'currency_code', 'tax_included', 'updated_at'] },
})
