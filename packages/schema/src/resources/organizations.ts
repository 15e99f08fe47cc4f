import { String } from 'typebox'
import { attribute } from '../define/attribute.ts'
import { defineResource } from '../define/resource.ts'
import { Name, sharedAttributes } from './shared.ts'

const Slug = String({ description: 'The name of the organization in addresses.', examples: ['aurora'] })

export const organizations = defineResource('organizations', {
  about: 'Whose data this is.',
  attributes: { name: attribute(Name, {}), slug: attribute(Slug, {}), ...sharedAttributes },
  relationships: {},
  actions: ['retrieve'],
  table: 'environment_organizations',
  singleton: 'organization',
  catalog: { title: 'name', columns: ['name', 'slug'] },
})
