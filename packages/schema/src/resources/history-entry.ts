import { Enum, String } from 'typebox'
import { attribute } from '../define/attribute.ts'
import type { Log } from '../define/resource.ts'
import { JsonObject } from '../types/json-object.ts'
import { Metadata } from '../types/metadata.ts'
import { Nullable } from '../types/nullable.ts'
import { PublicId } from '../types/public-id.ts'
import { CreatedAt, Reference, ReferenceOrigin, UpdatedAt } from './shared.ts'

const resourceType = String({
  description: 'The type of the resource that changed.',
  examples: ['customer_groups'],
})
const Event = Enum(['create', 'update', 'destroy'], { description: 'What happened to the resource.' })
const Actor = JsonObject({ description: 'The application that made the change.' })

/** What each entry of the history has before what changed. */
export const entryAttributes = {
  resource_type: attribute(resourceType, { can: ['filter'] }),
  resource_id: attribute(PublicId, { can: ['filter'] }),
  event: attribute(Event, { can: ['filter'] }),
} as const

/** What each entry of the history has after what changed. It is never written by a client, so it has no reference of its own. */
export const entryEnd = {
  who: attribute(Actor, {}),
  created_at: attribute(CreatedAt, { can: ['filter', 'sort'] }),
  updated_at: attribute(UpdatedAt, {}),
  reference: attribute(Nullable(Reference), {}),
  reference_origin: attribute(Nullable(ReferenceOrigin), {}),
  metadata: attribute(Metadata, {}),
} as const

/** Where each entry of the history says what; what changed has a name of its own in each log. */
export const entryLog = {
  of: 'resource',
  event: 'event',
  who: 'who',
  at: 'created_at',
} as const satisfies Omit<Log, 'changes'>
