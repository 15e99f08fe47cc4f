import type { Resource } from '../define/resource.ts'
import { isNullable, valueKindOf, type ValueKind } from './value-kind.ts'

/** A column of a resource's table, beside `environment_id` and `id`. */
export interface Column {
  readonly name: string
  readonly kind: ValueKind
  readonly isNullable: boolean
}

const columnsByResource = new WeakMap<Resource, readonly Column[]>()

/** The columns of a resource's attributes, in declared order. */
export function columnsOf(resource: Resource): readonly Column[] {
  const known = columnsByResource.get(resource)
  if (known !== undefined) return known
  const columns = Object.entries(resource.attributes).map(([name, { schema }]) => ({
    name,
    kind: valueKindOf(schema),
    isNullable: isNullable(schema),
  }))
  columnsByResource.set(resource, columns)
  return columns
}

/** The columns of a resource's to-one relationships: `customer_group_id`; `attachable_type` and `attachable_id`. */
export function linkColumnsOf({ relationships }: Resource): readonly Column[] {
  return Object.entries(relationships).flatMap(([name, relationship]) => {
    const column = (suffix: string): Column[] =>
      relationship.kind === 'belongs_to' || relationship.kind === 'belongs_to_any'
        ? [{ name: `${name}_${suffix}`, kind: 'text', isNullable: !relationship.isRequired }]
        : []
    return relationship.kind === 'belongs_to_any' ? [...column('type'), ...column('id')] : column('id')
  })
}

/** All columns that a resource's table must have beside `environment_id` and `id`. */
export function storedColumnsOf(resource: Resource): readonly Column[] {
  return [...columnsOf(resource), ...linkColumnsOf(resource)]
}
