import { can, type PathStep, type Registry, type Resource } from '@cohort/schema'
import { cursorProfile } from '../negotiate/profiles.ts'
import type { Parameter } from './parse-query-string.ts'
import type { SortTerm } from './read-query.ts'
import { partsOf, refuseAt, type Place, type Slip } from './refuse-at.ts'

/** The names of its own that a list of the resource can be sorted by; none where it is paged from place to place, in one order. */
export function sortNamesOf(resource: Resource): readonly string[] {
  if (resource.paging === 'cursor') return []
  const attributes = Object.entries(resource.attributes)
  return ['id', ...attributes.filter(([, declared]) => can(declared, 'sort')).map(([name]) => name)]
}

/** Reads `sort=name,-created_at,customer_group.name`. Throws INVALID_SORT_CRITERIA. */
export function parseSort(registry: Registry, resource: Resource, parameter: Parameter): readonly SortTerm[] {
  const refuse = (place: Place, fault: string, slip?: Slip) =>
    refuseAt('INVALID_SORT_CRITERIA', parameter, place, fault, slip)
  const { base, parts, value } = parameter
  if (resource.paging === 'cursor') {
    const fault = `${resource.type} is paged from place to place, in its one order`
    const links = { type: `${cursorProfile}/unsupported-sort` }
    const place = { in: 'name', after: 0 } as const
    throw refuseAt('INVALID_SORT_CRITERIA', parameter, place, fault, undefined, { links })
  }
  if (parts.length > 0) {
    const fault = 'Sort takes one list of names, as sort=name,-created_at'
    throw refuse({ in: 'name', after: base.length }, fault)
  }
  const legal = sortKeysOf(registry, resource)
  const seen = new Set<string>()
  return partsOf(value).map(({ text, after }): SortTerm => {
    const name = text.replace(/^-/, '')
    const key = legal.get(name)
    const place = { in: 'value', after: after + text.length - name.length } as const
    if (key === undefined) {
      throw refuse(place, `${resource.type} cannot be sorted by "${name}"`, {
        name,
        legal: [...legal.keys()],
      })
    }
    if (seen.has(name)) throw refuse(place, `"${name}" is given more than once`)
    seen.add(name)
    return { ...key, direction: text.startsWith('-') ? 'desc' : 'asc' }
  })
}

/** Every key that a list can be sorted by: its own names, and `customer_group.name` for what a to-one leads to. */
export function sortKeysOf(
  registry: Registry,
  resource: Resource,
): ReadonlyMap<string, Omit<SortTerm, 'direction'>> {
  const own = sortNamesOf(resource).map((name) => [name, { name }] as const)
  const related = Object.entries(resource.relationships).flatMap(([link, relationship]) => {
    if (relationship.kind !== 'belongs_to' || !relationship.can.includes('sort')) return []
    const target = registry.find(relationship.target)
    if (target === undefined) return []
    const via: PathStep = { name: link, relationship, target }
    return sortNamesOf(target).map((name) => [`${link}.${name}`, { name, via }] as const)
  })
  return new Map<string, Omit<SortTerm, 'direction'>>([...own, ...related])
}
