import type { Ability } from './attribute.ts'

/** Members point here with a foreign key: a group's customers. `by` is the column of the member's own to-one. */
export interface HasMany<Target extends string = string, ReadOnly extends boolean = boolean> {
  readonly kind: 'has_many'
  readonly target: Target
  readonly by: string
  readonly isReadOnly: ReadOnly
}

/** Members point here with a type and an id: any resource's attachments. */
export interface HasManyAs<Target extends string = string> {
  readonly kind: 'has_many_as'
  readonly target: Target
  readonly as: string
  /** They go when the resource goes. */
  readonly isOwned: boolean
  readonly isReadOnly: boolean
}

/** Points to one resource, or to none, with the column `<name>_id`: a customer's group. */
export interface BelongsTo<
  Target extends string = string,
  What extends Ability = Ability,
  Required extends boolean = boolean,
> {
  readonly kind: 'belongs_to'
  readonly target: Target
  readonly isRequired: Required
  readonly can: readonly What[]
}

/**
 * Points to one resource of any type that has a `hasManyAs` of this relationship's name, with the columns
 * `<name>_type` and `<name>_id`: an attachment's owner.
 */
export interface BelongsToAny<What extends Ability = Ability, Required extends boolean = boolean> {
  readonly kind: 'belongs_to_any'
  readonly isRequired: Required
  readonly can: readonly What[]
}

export type ToMany = HasMany | HasManyAs
export type ToOne = BelongsTo | BelongsToAny
export type Relationship = ToMany | ToOne

interface HasManyOptions<ReadOnly extends boolean> {
  readonly by: string
  readonly readOnly?: ReadOnly
}

interface HasManyAsOptions {
  readonly as: string
  readonly owned?: boolean
  readonly readOnly?: boolean
}

interface ToOneOptions<What extends Ability, Required extends boolean> {
  readonly required?: Required
  readonly can: readonly What[]
}

/** A to-many whose members carry the foreign key `by`. */
export function hasMany<const Target extends string, const ReadOnly extends boolean = false>(
  target: Target,
  { by, readOnly }: HasManyOptions<ReadOnly>,
): HasMany<Target, NoInfer<ReadOnly>> {
  return { kind: 'has_many', target, by, isReadOnly: orFalse(readOnly) }
}

/** A to-many whose members name their owner in `<as>_type` and `<as>_id`. */
export function hasManyAs<const Target extends string>(
  target: Target,
  { as, owned = false, readOnly = false }: HasManyAsOptions,
): HasManyAs<Target> {
  return { kind: 'has_many_as', target, as, isOwned: owned, isReadOnly: readOnly }
}

/** A to-one whose foreign key is a column of the resource's own table. */
export function belongsTo<
  const Target extends string,
  const What extends Ability,
  const Required extends boolean = false,
>(target: Target, { required, can }: ToOneOptions<What, Required>): BelongsTo<Target, What, Required> {
  return { kind: 'belongs_to', target, isRequired: orFalse(required), can }
}

/** A to-one whose target may be of several types: all that declare a `hasManyAs` back. */
export function belongsToAny<const What extends Ability, const Required extends boolean = false>({
  required,
  can,
}: ToOneOptions<What, Required>): BelongsToAny<What, Required> {
  return { kind: 'belongs_to_any', isRequired: orFalse(required), can }
}

function orFalse<Said extends boolean>(said: Said | undefined): Said {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- who does not say it has the default of the type, which is false
  return said ?? (false as Said)
}

/** True for a relationship that leads to one resource or none. */
export function isToOne(relationship: Relationship): relationship is ToOne {
  return relationship.kind === 'belongs_to' || relationship.kind === 'belongs_to_any'
}
