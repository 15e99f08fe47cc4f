import type { BelongsTo, ToMany } from '@cohort/schema'
import type { RelatedJoin, TypeTest } from './read-plan.ts'

/** How the rows that a relationship leads to are found from a row that has it. `type` and `name` are those of the latter. */
export function relatedJoin(type: string, name: string, relationship: ToMany | BelongsTo): RelatedJoin {
  if (relationship.kind === 'belongs_to') return { kind: 'to_one', column: `${name}_id` }
  return { kind: 'to_many', idColumn: idColumnOf(relationship), typeTest: typeTestOf(type, relationship) }
}

/** The column of a to-many's members that has their owner's id. */
export function idColumnOf(relationship: ToMany): string {
  return relationship.kind === 'has_many' ? relationship.by : `${relationship.as}_id`
}

/** The column of a to-many's members that has their owner's type, which is this one. */
export function typeTestOf(type: string, relationship: ToMany): TypeTest | null {
  return relationship.kind === 'has_many' ? null : { column: `${relationship.as}_type`, type }
}
