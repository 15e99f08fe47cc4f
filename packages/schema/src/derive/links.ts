import type { Registry } from '../define/registry.ts'
import type { BelongsTo, HasManyAs, Relationship } from '../define/relationship.ts'
import type { Resource } from '../define/resource.ts'

/** The resources that a relationship may lead to; none for one that is only announced. */
export function targetsOf(registry: Registry, name: string, relationship: Relationship): readonly Resource[] {
  if (relationship.kind === 'belongs_to_any') return ownersAs(registry, name)
  const target = registry.find(relationship.target)
  return target === undefined ? [] : [target]
}

/** The resources that members may name as their owner in a polymorphic to-one of this name. */
function ownersAs({ resources }: Registry, as: string): readonly Resource[] {
  const isOwner = (link: Relationship) => link.kind === 'has_many_as' && link.as === as
  return resources.filter(({ relationships }) => Object.values(relationships).some(isOwner))
}

/** A to-one of one resource that leads to another. */
export interface Reference {
  readonly from: Resource
  readonly name: string
  readonly relationship: BelongsTo
}

/** Every to-one that may lead to the resource: what a delete would leave pointing nowhere. */
export function referencesTo({ resources }: Registry, { type }: Resource): readonly Reference[] {
  return resources.flatMap((from) =>
    Object.entries(from.relationships).flatMap(([name, relationship]) =>
      relationship.kind === 'belongs_to' && relationship.target === type
        ? [{ from, name, relationship }]
        : [],
    ),
  )
}

/** A to-many whose members go with their owner. */
export interface Ownership {
  readonly relationship: HasManyAs
  readonly members: Resource
}

/** The to-manys of a resource whose members go when it goes. */
export function ownershipsOf(registry: Registry, { relationships }: Resource): readonly Ownership[] {
  return Object.values(relationships).flatMap((relationship) => {
    if (relationship.kind !== 'has_many_as' || !relationship.isOwned) return []
    const members = registry.find(relationship.target)
    return members === undefined ? [] : [{ relationship, members }]
  })
}
