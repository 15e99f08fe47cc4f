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

export type AnyRecord = ResourceRecord<Resource>

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

export function isIdentifierOf(data: unknown, type: string, id: string): boolean {
  if (typeof data !== 'object' || data === null) return false
  return 'type' in data && data.type === type && 'id' in data && data.id === id
}

export function isLegal(
  registry: Registry,
  resource: Resource,
  request: 'list' | 'single',
  query: string,
): boolean {
  try {
    parseReadQuery(registry, resource, request, query)
    return true
  } catch (error) {
    if (error instanceof JsonApiError) return false
    throw error
  }
}
