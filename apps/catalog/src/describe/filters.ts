import { filterNames, type Filter } from '@cohort/jsonapi/query'
import {
  filterNamesOf,
  predicates,
  valueKindOf,
  withoutNull,
  type FilterName,
  type FieldKind,
  type Predicate,
  type Resource,
  type ValueKind,
} from '@cohort/schema'
import { readDraft } from './filter-draft.ts'
import { fieldsOf } from './fields.ts'
import { labelOf } from './words.ts'

/** What can be filtered by: an attribute, the id, or the id of a to-one. */
export interface FilterChoice {
  readonly name: string
  readonly label: string
  readonly kind: ValueKind
  readonly help: string | undefined
  /** The only values that there are, where the declaration lists them. */
  readonly values: readonly string[]
}

/** The names that filters of a resource can begin with: its attributes in declared order, then the ids. */
export function filterChoicesOf(resource: Resource): readonly FilterChoice[] {
  const order = Object.keys(resource.attributes)
  const rank = ({ name }: FilterName) => (order.includes(name) ? order.indexOf(name) : order.length)
  const help = new Map(fieldsOf(resource).map((field) => [field.name, field.help]))
  return filterNamesOf(resource)
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ name, kind }) => ({
      name,
      label: labelOf(name),
      kind,
      help: help.get(name),
      values: valuesOf(resource, name),
    }))
}

function valuesOf({ attributes }: Resource, name: string): readonly string[] {
  const schema: object = withoutNull(attributes[name]?.schema ?? {})
  const values = 'enum' in schema && Array.isArray(schema.enum) ? schema.enum : []
  return values.filter((value) => typeof value === 'string')
}

/** The key of the search box, over the title and the identifiers of a resource: `name_or_code`; empty when there are none. */
export function searchNamesOf(resource: Resource): readonly string[] {
  const legal = new Set(filterChoicesOf(resource).map(({ name }) => name))
  return Object.entries(resource.attributes)
    .filter(([name, { schema, options }]) => {
      const isNaming = name === resource.catalog.title || options.unique !== undefined
      return isNaming && legal.has(name) && valueKindOf(schema) === 'text'
    })
    .map(([name]) => name)
}

/** The predicate that the search box writes. */
export const searchPredicate = 'i_cont'

/** True for the filter that the search box wrote. */
export function isSearch(resource: Resource, filter: Filter): boolean {
  return filter.predicate === searchPredicate && filterNames(filter) === searchNamesOf(resource).join('_or_')
}

/** What the names of a draft are, also where they lead across relationships or into JSON: of several, all are of one kind. */
export function kindOf(resource: Resource, names: string): FieldKind {
  const { filter } = readDraft(resource, { names, predicate: 'null', value: 'true' })
  return filter?.fields[0]?.kind ?? 'text'
}

/** What the value of a predicate is written in. */
export function operandOf(predicate: string): Predicate['operand'] {
  return predicates.get(predicate)?.operand ?? 'value'
}
