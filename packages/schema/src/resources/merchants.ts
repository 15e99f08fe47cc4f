import { attribute } from '../define/attribute.ts'
import { defineResource } from '../define/resource.ts'
import { Name, sharedAttributes, sharedRelationships } from './shared.ts'

export const merchants = defineResource('merchants', {
  about: 'Who sells in a market.',
  attributes: {
    name: attribute(Name, { required: true, can: ['create', 'update', 'filter', 'sort'] }),
    ...sharedAttributes,
  },
  relationships: sharedRelationships,
  catalog: { title: 'name', columns: ['name', 'reference', 'updated_at'] },
})
