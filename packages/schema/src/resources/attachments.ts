import { String } from 'typebox'
import { attribute } from '../define/attribute.ts'
import { belongsToAny } from '../define/relationship.ts'
import { defineResource } from '../define/resource.ts'
import { Nullable } from '../types/nullable.ts'
import { Url } from '../types/url.ts'
import { historyRelationships, Name, sharedAttributes } from './shared.ts'

const Description = String({ maxLength: 65_535, description: 'What the file is.' })

export const attachments = defineResource('attachments', {
  about: 'A file or a page that belongs to another resource, by its address.',
  attributes: {
    name: attribute(Name, { required: true, can: ['create', 'update', 'filter', 'sort'] }),
    description: attribute(Nullable(Description), { can: ['create', 'update', 'filter'] }),
    url: attribute(Nullable(Url), { can: ['create', 'update'] }),
    ...sharedAttributes,
  },
  relationships: {
    attachable: belongsToAny({ required: true, can: ['create', 'update', 'filter'] }),
    ...historyRelationships,
  },
  catalog: { title: 'name', columns: ['name', 'description', 'url', 'updated_at'] },
})
