import {
  storedColumnsOf,
  targetsOf,
  type Registry,
  type Relationship,
  type Resource,
  type ToMany,
} from '@cohort/schema'
import type { IncludeNode, ReadQuery } from '@cohort/jsonapi/query'
import { orderOf, type Scope } from './plan-read.ts'
import type { Order, TypeTest } from './read-plan.ts'
import { idColumnOf, typeTestOf } from './related-join.ts'

/** What is read beside the rows of a read: what hangs on them, and how much. */
export interface RelatedPlan {
  readonly includes: readonly IncludePlan[]
  readonly counts: readonly MembersPlan[]
}

/** One relationship of one type: one statement, however many rows there are. */
export interface IncludePlan {
  readonly from: string
  readonly name: string
  readonly step: IncludeStep
  readonly children: readonly IncludePlan[]
}

export type IncludeStep =
  | { readonly kind: 'one'; readonly target: TargetPlan }
  | { readonly kind: 'one_of_any'; readonly targets: readonly TargetPlan[] }
  | ({ readonly kind: 'many' } & MembersPlan)

/** A table that members are read from. */
export interface TargetPlan {
  readonly type: string
  readonly columns: readonly string[]
}

/** The members of a to-many: their table, the columns that point back, and their order. */
export interface MembersPlan {
  readonly name: string
  readonly target: TargetPlan
  readonly idColumn: string
  /** Null where the id column leads to one type only. */
  readonly typeTest: TypeTest | null
  readonly order: readonly Order[]
}

/** The plan of a query's `include` and `withCount`. */
export function planRelated(
  registry: Registry,
  { resource, include, counts }: Pick<ReadQuery, 'resource' | 'include' | 'counts'>,
): RelatedPlan {
  return {
    includes: (include ?? []).flatMap((node) => includePlans(registry, [resource], node)),
    counts: counts.flatMap((name) => {
      const relationship = resource.relationships[name]
      return relationship === undefined ? [] : membersPlans(registry, resource, name, relationship)
    }),
  }
}

/** The plans of a node: one for each of the types that have a relationship of its name. */
function includePlans(registry: Registry, resources: readonly Resource[], node: IncludeNode): IncludePlan[] {
  return resources.flatMap((resource) => {
    const { name } = node
    const relationship = Object.hasOwn(resource.relationships, name)
      ? resource.relationships[name]
      : undefined
    if (relationship === undefined) return []
    const targets = targetsOf(registry, name, relationship)
    const children = node.children.flatMap((child) => includePlans(registry, targets, child))
    return stepsOf(registry, resource, name, relationship).map((step) => ({
      from: resource.type,
      name,
      step,
      children,
    }))
  })
}

function stepsOf(
  registry: Registry,
  resource: Resource,
  name: string,
  relationship: Relationship,
): IncludeStep[] {
  const targets = targetsOf(registry, name, relationship).map(targetPlan)
  switch (relationship.kind) {
    case 'belongs_to':
      return targets.map((target) => ({ kind: 'one', target }))
    case 'belongs_to_any':
      return [{ kind: 'one_of_any', targets }]
    case 'has_many':
    case 'has_many_as':
      return membersPlans(registry, resource, name, relationship).map((plan) => ({ kind: 'many', ...plan }))
  }
}

function membersPlans(
  registry: Registry,
  { type }: Resource,
  name: string,
  relationship: Relationship,
): MembersPlan[] {
  if (relationship.kind !== 'has_many' && relationship.kind !== 'has_many_as') return []
  return targetsOf(registry, name, relationship).map((target) => ({
    name,
    target: targetPlan(target),
    idColumn: idColumnOf(relationship),
    typeTest: typeTestOf(type, relationship),
    order: orderOf(target, []),
  }))
}

/** The columns by which the members of one resource's to-many are found, with their values. */
export function scopeOf({ type }: Resource, id: string, relationship: ToMany): Scope {
  const typeTest = typeTestOf(type, relationship)
  const byId = { [idColumnOf(relationship)]: id }
  return typeTest === null ? byId : { [typeTest.column]: typeTest.type, ...byId }
}

function targetPlan(resource: Resource): TargetPlan {
  return {
    type: resource.type,
    columns: ['id', ...storedColumnsOf(resource).map(({ name }) => name)],
  }
}
