import { isToOne, linkColumnsOf, targetsOf, type Registry, type Resource } from '@cohort/schema'
import { parseFilter } from './parse-filter.ts'
import { parseQueryString } from './parse-query-string.ts'
import { filterKey } from './print-filter-key.ts'
import type { Filter, FilterField, IncludeNode, ReadQuery } from './read-query.ts'

/** A type, and the parameter that leads to it; null for the resource that is asked for. */
type Touch = readonly [type: string, parameter: string | null]

/**
 * Every type that an answer to the query would tell something of, with the parameter that first leads there: for who must
 * refuse what a token may not read. A test of `customer_group_id` tells of customer_groups, though it reads no row of them.
 */
export function typesIn(registry: Registry, query: ReadQuery): ReadonlyMap<string, string | null> {
  const { resource, filters, sort, include, counts } = query
  const touches: readonly Touch[] = [
    [resource.type, null],
    ...filters.flatMap((filter) => touchesOfFilter(registry, resource, filter)),
    ...sort.flatMap(({ via }): Touch[] => (via === undefined ? [] : [[via.target.type, 'sort']])),
    ...(include ?? []).flatMap((node) => touchesOfNode(registry, [resource], node)),
    ...counts.flatMap((name) => touchesOfLink(registry, resource, name, 'withCount')),
  ]
  // Of two touches of a type, the first stays.
  return new Map(touches.toReversed())
}

/** The name under which a parameter was sent that is known by its normalised one: `filter[name]` is `filter[q][name_eq]`. */
export function sentName(registry: Registry, resource: Resource, text: string, parameter: string): string {
  const sent = parseQueryString(text).find(
    (each) => each.base === 'filter' && filterKey(parseFilter(registry, resource, each)) === parameter,
  )
  return sent?.name ?? parameter
}

function touchesOfFilter(registry: Registry, resource: Resource, filter: Filter): readonly Touch[] {
  const parameter = filterKey(filter)
  return filter.fields.flatMap((field): Touch[] => {
    const path = field.path ?? []
    const owner = path.at(-1)?.target ?? resource
    const crossed = path.map((step): Touch => [step.target.type, parameter])
    return [
      ...crossed,
      ...linksOf(owner, field).flatMap((name) => touchesOfLink(registry, owner, name, parameter)),
    ]
  })
}

/** The to-one that a field is a column of; none for an attribute or the id. */
function linksOf({ relationships, ...resource }: Resource, { name }: FilterField): readonly string[] {
  return Object.entries(relationships)
    .filter(([, relationship]) => isToOne(relationship))
    .filter(([link, relationship]) =>
      linkColumnsOf({ ...resource, relationships: { [link]: relationship } }).some(
        (column) => column.name === name,
      ),
    )
    .map(([link]) => link)
}

function touchesOfNode(
  registry: Registry,
  resources: readonly Resource[],
  { name, children }: IncludeNode,
): readonly Touch[] {
  const targets = resources.flatMap((resource) => reachedBy(registry, resource, name))
  return [
    ...targets.map((target): Touch => [target.type, 'include']),
    ...children.flatMap((child) => touchesOfNode(registry, targets, child)),
  ]
}

function touchesOfLink(registry: Registry, resource: Resource, name: string, parameter: string): Touch[] {
  return reachedBy(registry, resource, name).map((target): Touch => [target.type, parameter])
}

function reachedBy(registry: Registry, { relationships }: Resource, name: string): readonly Resource[] {
  const relationship = Object.hasOwn(relationships, name) ? relationships[name] : undefined
  return relationship === undefined ? [] : targetsOf(registry, name, relationship)
}
