import type { ResourceRecord } from '@cohort/client'
import { JsonApiError } from '@cohort/jsonapi'
import { parseReadQuery } from '@cohort/jsonapi/query'
import { isToOne, type Registry, type Relationship, type Resource } from '@cohort/schema'
import { titleOf } from './fields.ts'
import { labelOf } from './words.ts'

/** A relationship of a record, as its page lists it. */
export interface RelationshipLink {
  readonly name: string
  readonly label: string
  /** Where the API has the members: `/customer_groups/0Vqg2mXk3bT9aZ/customers`. */
  readonly path: string
  readonly end: RelationshipEnd
  /** How many members a to-many has; null where nobody counted. */
  readonly count: number | null
}

/** Where a relationship leads: to a list of the catalog, to a record, to nobody, or to what has no page yet. */
export type RelationshipEnd =
  | { readonly kind: 'list'; readonly type: string; readonly query: string }
  | { readonly kind: 'record'; readonly type: string; readonly id: string; readonly title: string }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'no_page' }

/** The query of a record's page: it includes every to-one, so that their ends have names, and counts every to-many. */
export function recordQueryOf(registry: Registry, resource: Resource): string {
  const links = Object.entries(resource.relationships)
  const toOnes = links.filter(([, relationship]) => isToOne(relationship)).map(([name]) => name)
  const toManys = links.filter(([, relationship]) => isToManyOf(registry, relationship)).map(([name]) => name)
  const parameters = [
    ...(toOnes.length > 0 ? [`include=${toOnes.join(',')}`] : []),
    ...(toManys.length > 0 ? [`withCount=${toManys.join(',')}`] : []),
  ]
  return parameters.filter((parameter) => isLegal(registry, resource, 'single', parameter)).join('&')
}

/**
 * The query for the members that a record's page names: of each to-many but its history, and of each member its name alone.
 * Empty when there is none.
 */
export function membersQueryOf(registry: Registry, resource: Resource): string {
  const shown = Object.entries(resource.relationships).flatMap(([name, relationship]) => {
    if (isToOne(relationship) || relationship.isReadOnly) return []
    const target = registry.find(relationship.target)
    return target === undefined ? [] : [{ name, target }]
  })
  if (shown.length === 0) return ''
  const names = shown.map(({ name }) => name).join(',')
  const titles = new Map(shown.map(({ target }) => [target.type, target.catalog.title]))
  const fieldsets = [...titles].map(([type, title]) => `fields[${type}]=${title}`)
  const own = titles.has(resource.type) ? [] : [`fields[${resource.type}]=${names}`]
  return [`include=${names}`, ...own, ...fieldsets].join('&')
}

/** So many members of a to-many are named on the page of a record. */
const mostNamed = 5

/** A member of a to-many, by its name. */
export interface NamedMember {
  readonly type: string
  readonly id: string
  readonly title: string
}

/** The first members of each of a record's to-manys, by the name of the relationship. */
export function namedMembersOf(
  registry: Registry,
  { relationships }: Pick<AnyRecord, 'relationships'>,
  included: readonly AnyRecord[],
): ReadonlyMap<string, readonly NamedMember[]> {
  const entries = Object.entries(relationships).map(([name, relationship]) => {
    const identifiers: readonly unknown[] = Array.isArray(relationship?.data) ? relationship.data : []
    const named = identifiers.slice(0, mostNamed).flatMap((identifier): readonly NamedMember[] => {
      const found = included.find(({ type, id }) => isIdentifierOf(identifier, type, id))
      const target = found && registry.find(found.type)
      return found && target ? [{ type: found.type, id: found.id, title: titleOf(target, found) }] : []
    })
    return [name, named] as const
  })
  return new Map(entries)
}

/** True for a to-many whose members the service knows. */
function isToManyOf(registry: Registry, relationship: Relationship): boolean {
  return !isToOne(relationship) && registry.find(relationship.target) !== undefined
}

type AnyRecord = ResourceRecord<Resource>

/** The relationships of a record, in declared order. */
export function relationshipLinksOf(
  registry: Registry,
  resource: Resource,
  record: Pick<AnyRecord, 'id' | 'relationships'>,
  included: readonly AnyRecord[],
): readonly RelationshipLink[] {
  return Object.entries(resource.relationships).map(([name, relationship]) => ({
    name,
    label: labelOf(name),
    path: `/${resource.type}/${record.id}/${name}`,
    end: isToOne(relationship)
      ? recordEnd(registry, record.relationships[name]?.data, included)
      : listEnd(registry, relationship, resource.type, record.id),
    count: countIn(record.relationships[name]?.meta),
  }))
}

function countIn(meta: Readonly<Record<string, unknown>> = {}): number | null {
  return typeof meta.record_count === 'number' ? meta.record_count : null
}

function listEnd(
  registry: Registry,
  relationship: Exclude<Relationship, { readonly kind: 'belongs_to' | 'belongs_to_any' }>,
  type: string,
  id: string,
): RelationshipEnd {
  const target = registry.find(relationship.target)
  const query =
    relationship.kind === 'has_many'
      ? `filter[q][${relationship.by}_eq]=${id}`
      : `filter[q][${relationship.as}_type_eq]=${type}&filter[q][${relationship.as}_id_eq]=${id}`
  if (!target?.actions.includes('list') || !isLegal(registry, target, 'list', query))
    return { kind: 'no_page' }
  return { kind: 'list', type: target.type, query }
}

/** `data` is there when the relationship was included: null, or the type and the id of its end. */
function recordEnd(registry: Registry, data: unknown, included: readonly AnyRecord[]): RelationshipEnd {
  if (data === null) return { kind: 'nobody' }
  const found = included.find(({ type, id }) => isIdentifierOf(data, type, id))
  const target = found && registry.find(found.type)
  if (!found || !target?.actions.includes('list')) return { kind: 'no_page' }
  return { kind: 'record', type: found.type, id: found.id, title: titleOf(target, found) }
}

function isIdentifierOf(data: unknown, type: string, id: string): boolean {
  if (typeof data !== 'object' || data === null) return false
  return 'type' in data && data.type === type && 'id' in data && data.id === id
}

function isLegal(registry: Registry, resource: Resource, request: 'list' | 'single', query: string): boolean {
  try {
    parseReadQuery(registry, resource, request, query)
    return true
  } catch (error) {
    if (error instanceof JsonApiError) return false
    throw error
  }
}
