import type { Ability } from './attribute.ts'

/** Members point here with a foreign key: a group's customers. `by` is the column of the member's own to-one. */
export interface HasMany {
  readonly kind: 'has_many'
  readonly target: string
  readonly by: string
  readonly isReadOnly: boolean
}

/** Members point here with a type and an id: any resource's attachments. */
export interface HasManyAs {
  readonly kind: 'has_many_as'
  readonly target: string
  readonly as: string
  /** They go when the resource goes. */
  readonly isOwned: boolean
  readonly isReadOnly: boolean
}

/** Points to one resource, or to none, with the column `<name>_id`: a customer's group. */
export interface BelongsTo {
  readonly kind: 'belongs_to'
  readonly target: string
  readonly isRequired: boolean
  readonly can: readonly Ability[]
}

/**
 * Points to one resource of any type that has a `hasManyAs` of this relationship's name, with the columns
 * `<name>_type` and `<name>_id`: an attachment's owner.
 */
export interface BelongsToAny {
  readonly kind: 'belongs_to_any'
  readonly isRequired: boolean
  readonly can: readonly Ability[]
}

export type ToMany = HasMany | HasManyAs
export type ToOne = BelongsTo | BelongsToAny
export type Relationship = ToMany | ToOne

interface HasManyOptions {
  readonly by: string
  readonly readOnly?: boolean
}

interface HasManyAsOptions {
  readonly as: string
  readonly owned?: boolean
  readonly readOnly?: boolean
}

interface ToOneOptions {
  readonly required?: boolean
  readonly can: readonly Ability[]
}

/** A to-many whose members carry the foreign key `by`. */
export function hasMany(target: string, { by, readOnly = false }: HasManyOptions): HasMany {
  return { kind: 'has_many', target, by, isReadOnly: readOnly }
}

/** A to-many whose members name their owner in `<as>_type` and `<as>_id`. */
export function hasManyAs(
  target: string,
  { as, owned = false, readOnly = false }: HasManyAsOptions,
): HasManyAs {
  return { kind: 'has_many_as', target, as, isOwned: owned, isReadOnly: readOnly }
}

/** A to-one whose foreign key is a column of the resource's own table. */
export function belongsTo(target: string, { required = false, can }: ToOneOptions): BelongsTo {
  return { kind: 'belongs_to', target, isRequired: required, can }
}

/** A to-one whose target may be of several types: all that declare a `hasManyAs` back. */
export function belongsToAny({ required = false, can }: ToOneOptions): BelongsToAny {
  return { kind: 'belongs_to_any', isRequired: required, can }
}

/** True for a relationship that leads to one resource or none. */
export function isToOne(relationship: Relationship): relationship is ToOne {
  return relationship.kind === 'belongs_to' || relationship.kind === 'belongs_to_any'
}
