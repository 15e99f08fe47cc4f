import { attribute } from '../define/attribute.ts'
import { hasMany } from '../define/relationship.ts'
import { defineResource } from '../define/resource.ts'
import { Nullable } from '../types/nullable.ts'
import { Code, Name, sharedAttributes, sharedRelationships } from './shared.ts'

export const customerGroups = defineResource('customer_groups', {
  about: 'Customers that share prices, markets or promotions.',
  attributes: {
    name: attribute(Name, { required: true, can: ['create', 'update', 'filter', 'sort'] }),
    code: attribute(Nullable(Code), { unique: true, can: ['create', 'update', 'filter', 'sort'] }),
    ...sharedAttributes,
  },
  relationships: {
    customers: hasMany('customers', { by: 'customer_group_id' }),
    markets: hasMany('markets', { by: 'customer_group_id' }),
    ...sharedRelationships,
  },
  catalog: { title: 'name', columns: ['name', 'code', 'reference', 'updated_at'] },
})
