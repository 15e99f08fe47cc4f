import { can } from '../define/attribute.ts'
import type { Registry } from '../define/registry.ts'
import { isToOne, type BelongsTo, type ToMany } from '../define/relationship.ts'
import type { Resource } from '../define/resource.ts'
import { columnsOf, linkColumnsOf } from './columns.ts'
import { predicates } from './predicates.ts'
import type { ValueKind } from './value-kind.ts'

/**
 * What a filter of a resource can be made of. `predicates.ts` has its other half, the tests. The parser, the OpenAPI document,
 * the contract, the documentation, the client and the catalog all read these two files.
 */

/** What joins the names of one filter: `name_or_code_cont`. */
export const filterJoins = ['or', 'and'] as const

export type FilterJoin = (typeof filterJoins)[number]

/** A name that a filter can begin with, and what the predicate tests. */
export interface FilterName {
  readonly name: string
  readonly kind: ValueKind
}

const namesByResource = new WeakMap<Resource, readonly FilterName[]>()

/** The fields of its own that a resource can be filtered by, longest name first: `code_name_eq` is of `code_name` where there is one. */
export function filterNamesOf(resource: Resource): readonly FilterName[] {
  const known = namesByResource.get(resource)
  if (known !== undefined) return known
  const attributes = columnsOf(resource).filter(({ name }) => isFilterable(resource, name))
  const names = [{ name: 'id', kind: 'text' as const }, ...attributes, ...toOneColumnsOf(resource)]
    .map(({ name, kind }) => ({ name, kind }))
    .toSorted((a, b) => b.name.length - a.name.length)
  namesByResource.set(resource, names)
  return names
}

function isFilterable({ attributes }: Resource, name: string): boolean {
  const declared = attributes[name]
  return declared !== undefined && can(declared, 'filter')
}

/** A to-one is filtered by what it leads to: `customer_group_id_in`, `attachable_type_eq`. */
function toOneColumnsOf(resource: Resource): readonly FilterName[] {
  const filterable = Object.entries(resource.relationships).filter(
    ([, link]) => isToOne(link) && link.can.includes('filter'),
  )
  return linkColumnsOf({ ...resource, relationships: Object.fromEntries(filterable) })
}

/** One relationship on the way to a field, and where it leads. */
export interface PathStep {
  readonly name: string
  readonly relationship: ToMany | BelongsTo
  readonly target: Resource
}

/** The relationships that filters may cross: all but those that lead to several types, which have no fields in common. */
export function filterStepsOf(registry: Registry, { relationships }: Resource): readonly PathStep[] {
  return Object.entries(relationships).flatMap(([name, relationship]): PathStep[] => {
    if (relationship.kind === 'belongs_to_any') return []
    if (relationship.kind === 'belongs_to' && !relationship.can.includes('filter')) return []
    const target = registry.find(relationship.target)
    return target === undefined ? [] : [{ name, relationship, target }]
  })
}

/** A key without `q`, and the filter that it is short for. */
export interface PlainKey {
  readonly key: string
  readonly field: FilterName
  readonly predicate: string
}

/** What may follow a name in a plain key, with the predicate that it stands for and the kind that it is for. */
const plainSuffixes = [
  { suffix: '', predicate: 'eq' },
  { suffix: '_from', predicate: 'gteq', kind: 'time' },
  { suffix: '_to', predicate: 'lteq', kind: 'time' },
] as const satisfies readonly { suffix: string; predicate: string; kind?: ValueKind }[]

/** The plain keys of a resource: `filter[code]`, `filter[ids]`, `filter[created_at_from]`. */
export function plainKeysOf(resource: Resource): readonly PlainKey[] {
  const ids: PlainKey = { key: 'ids', field: { name: 'id', kind: 'text' }, predicate: 'in' }
  const readings = filterNamesOf(resource).flatMap((field) =>
    plainSuffixes
      .filter((row) => !('kind' in row) || row.kind === field.kind)
      .map(({ suffix, predicate }) => ({ key: `${field.name}${suffix}`, field, predicate })),
  )
  return [ids, ...readings].filter(({ field, predicate }) =>
    predicates.get(predicate)?.kinds.includes(field.kind),
  )
}
