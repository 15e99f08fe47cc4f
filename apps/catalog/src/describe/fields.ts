import { can, valueKindOf, withoutNull, type Resource, type ValueKind } from '@cohort/schema'
import { labelOf } from './words.ts'

/** How the catalog shows an attribute. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly kind: ValueKind
  /** What the declaration says about it. */
  readonly help: string | undefined
  readonly isSortable: boolean
  /** No two records have the same value: it is shown as programs read it. */
  readonly isIdentifier: boolean
}

/** Every attribute of a resource, in declared order. */
export function fieldsOf({ attributes }: Resource): readonly Field[] {
  return Object.entries(attributes).map(([name, declared]) => ({
    name,
    label: labelOf(name),
    kind: valueKindOf(declared.schema),
    help: descriptionOf(declared.schema) ?? descriptionOf(withoutNull(declared.schema)),
    isSortable: can(declared, 'sort'),
    isIdentifier: declared.options.unique !== undefined,
  }))
}

function descriptionOf(schema: object): string | undefined {
  return 'description' in schema && typeof schema.description === 'string' ? schema.description : undefined
}

/** What a record is called: the value of its title, or its id where it has none. */
export function titleOf(
  resource: Resource,
  record: { readonly id: string; readonly attributes: Readonly<Record<string, unknown>> },
): string {
  const title = record.attributes[resource.catalog.title]
  return typeof title === 'string' && title.trim() !== '' ? title : record.id
}
