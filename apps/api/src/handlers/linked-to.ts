import type { Row } from '@cohort/db'
import type { Linked } from '@cohort/jsonapi'
import type { ToOne } from '@cohort/schema'
import type { RelationshipCall } from '../call.ts'

/** What a to-one of a row leads to. */
export function linkedTo({ name, relationship }: RelationshipCall<ToOne>, row: Row): Linked | null {
  const id = row[`${name}_id`]
  const type = relationship.kind === 'belongs_to' ? relationship.target : row[`${name}_type`]
  return typeof id === 'string' && typeof type === 'string' ? { type, id } : null
}
