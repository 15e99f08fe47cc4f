import { can, type Registry, type Resource } from '@cohort/schema'
import { refusal } from '../errors/json-api-error.ts'
import { suggestion } from '../errors/nearest-name.ts'
import { cursorProfile } from '../negotiate/profiles.ts'
import type { Parameter } from './parse-query-string.ts'
import type { PathStep, SortTerm } from './read-query.ts'

/** The names of its own that a list of the resource can be sorted by; none where it is paged from place to place, in one order. */
export function sortNamesOf(resource: Resource): readonly string[] {
  if (resource.paging === 'cursor') return []
  const attributes = Object.entries(resource.attributes)
  return ['id', ...attributes.filter(([, declared]) => can(declared, 'sort')).map(([name]) => name)]
}

/** Reads `sort=name,-created_at,customer_group.name`. Throws INVALID_SORT_CRITERIA. */
export function parseSort(
  registry: Registry,
  resource: Resource,
  { name, parts, value }: Parameter,
): readonly SortTerm[] {
  const source = { parameter: name }
  const refuse = (detail: string) => refusal('INVALID_SORT_CRITERIA', { detail, source })
  if (resource.paging === 'cursor') {
    const detail = `${resource.type} is paged from place to place, in its one order.`
    const links = { type: `${cursorProfile}/unsupported-sort` }
    throw refusal('INVALID_SORT_CRITERIA', { detail, source, links })
  }
  if (parts.length > 0) throw refuse('Sort takes one list of names: sort=name,-created_at.')
  const legal = sortKeysOf(registry, resource)
  const keys = value.split(',').map((text) => text.replace(/^-/, ''))
  const stranger = keys.find((key) => !legal.has(key))
  if (stranger !== undefined) {
    throw refuse(
      `${resource.type} cannot be sorted by "${stranger}".${suggestion(stranger, [...legal.keys()])}`,
    )
  }
  const repeated = keys.find((key, index) => keys.indexOf(key) < index)
  if (repeated !== undefined) throw refuse(`"${repeated}" is given more than once.`)
  return value.split(',').flatMap((text, index): SortTerm[] => {
    const key = legal.get(keys[index] ?? '')
    return key === undefined ? [] : [{ ...key, direction: text.startsWith('-') ? 'desc' : 'asc' }]
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
