import { String } from 'typebox'
import { attribute } from '../define/attribute.ts'
import { hasManyAs } from '../define/relationship.ts'
import { Metadata } from '../types/metadata.ts'
import { Nullable } from '../types/nullable.ts'
import { Timestamp } from '../types/timestamp.ts'

/** A name that people read: 1 to 255 characters, not only spaces. */
export const Name = String({ minLength: 1, maxLength: 255, pattern: '\\S', examples: ['VIP'] })

/** A name that programs read. Case-sensitive, compared as sent. */
export const Code = String({
  minLength: 1,
  maxLength: 25,
  pattern: '^[A-Za-z0-9_-]*$',
  description: 'Identifies the resource within its environment.',
  examples: ['vip'],
})

export const Reference = String({
  maxLength: 255,
  description: 'An identifier that another system (an ERP, a CRM) has for the resource.',
  examples: ['CRM-2041'],
})

export const ReferenceOrigin = String({
  maxLength: 255,
  description: 'The system that the reference comes from.',
  examples: ['hubspot'],
})

export const CreatedAt = { ...Timestamp, description: 'When the resource was created.' }
export const UpdatedAt = { ...Timestamp, description: 'When the resource was last changed.' }

/** What every resource has after its own attributes, in the order of the wire. */
export const sharedAttributes = {
  created_at: attribute(CreatedAt, { can: ['filter', 'sort'] }),
  updated_at: attribute(UpdatedAt, { can: ['filter', 'sort'] }),
  reference: attribute(Nullable(Reference), { can: ['create', 'update', 'filter', 'sort'] }),
  reference_origin: attribute(Nullable(ReferenceOrigin), { can: ['create', 'update', 'filter', 'sort'] }),
  metadata: attribute(Metadata, { can: ['create', 'update', 'filter'] }),
} as const

/** The history that every resource has. */
export const historyRelationships = {
  versions: hasManyAs('versions', { as: 'resource', readOnly: true }),
  event_stores: hasManyAs('event_stores', { as: 'resource', readOnly: true }),
} as const

/** The files that a resource may have, and its history. */
export const sharedRelationships = {
  attachments: hasManyAs('attachments', { as: 'attachable', owned: true }),
  ...historyRelationships,
} as const
