import { Boolean, String } from 'typebox'
import { attribute } from '../define/attribute.ts'
import { defineResource } from '../define/resource.ts'
import { Name, sharedAttributes } from './shared.ts'

const Kind = String({ description: 'What the application is for.', examples: ['integration'] })
const PublicAccess = Boolean({ description: 'Whether the application can be used without a secret.' })

export const applications = defineResource('applications', {
  about: 'The program that calls.',
  attributes: {
    name: attribute(Name, {}),
    kind: attribute(Kind, {}),
    public_access: attribute(PublicAccess, {}),
    ...sharedAttributes,
  },
  relationships: {},
  actions: ['retrieve'],
  singleton: 'application',
  catalog: { title: 'name', columns: ['name', 'kind'] },
})
