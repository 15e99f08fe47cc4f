import type { Fieldset, ReadQuery } from '@cohort/jsonapi/query'
import { isToOne, type Registry, type Resource } from '@cohort/schema'
import { fieldsOf, type Field } from './fields.ts'
import { labelOf } from './words.ts'

/** A column of a list: an attribute, or how many members a to-many has. */
export type Column =
  | ({ readonly of: 'attribute' } & Field)
  | { readonly of: 'count'; readonly name: string; readonly label: string }

/** Every column that a list can have: its attributes in declared order, then the counts of its to-manys. */
export function columnChoicesOf(registry: Registry, resource: Resource): readonly Column[] {
  return [
    ...fieldsOf(resource).map((field) => ({ of: 'attribute', ...field }) as const),
    ...Object.entries(resource.relationships)
      .filter(([, link]) => !isToOne(link) && registry.find(link.target)?.actions.includes('list'))
      .map(([name]) => ({ of: 'count', name, label: labelOf(name) }) as const),
  ]
}

/** The columns that a query names for its list; undefined where it leaves that open. */
export function chosenColumns({
  resource,
  fields,
}: Pick<ReadQuery, 'resource' | 'fields'>): readonly string[] | undefined {
  return fields.find(({ type }) => type === resource.type)?.names
}

/** The columns of a list: the title first, then what the query's `fields` name, or else the declared ones and the counts of those who point here. */
export function columnsOf(
  registry: Registry,
  resource: Resource,
  fieldsets: readonly Fieldset[],
): readonly Column[] {
  const chosen = chosenColumns({ resource, fields: fieldsets }) ?? usualNames(resource)
  const { title } = resource.catalog
  const choices = columnChoicesOf(registry, resource)
  return [title, ...chosen.filter((name) => name !== title)].flatMap(
    (name) => choices.find((choice) => choice.name === name) ?? [],
  )
}

/** The columns of a list that asks for none. */
export function usualNames({ catalog, relationships }: Resource): readonly string[] {
  const counts = Object.entries(relationships).filter(([, link]) => link.kind === 'has_many')
  return [...catalog.columns, ...counts.map(([name]) => name)]
}

/** The query with other columns; with the usual ones it names none, but that of a log, which without columns is a timeline. */
export function withColumns(query: ReadQuery, names: readonly string[]): ReadQuery {
  const { resource } = query
  const others = withoutColumns(query)
  const isUsual = resource.log === null && names.join() === usualNames(resource).join()
  return isUsual ? others : { ...others, fields: [...others.fields, { type: resource.type, names }] }
}

/** The query without a choice of columns. */
export function withoutColumns(query: ReadQuery): ReadQuery {
  return { ...query, fields: query.fields.filter(({ type }) => type !== query.resource.type) }
}

/** What is asked of the API for a list's page: what its address says, and the counts that its columns show. */
export function askedWith(query: ReadQuery, columns: readonly Column[]): ReadQuery {
  const counted = columns.flatMap((column) => (column.of === 'count' ? [column.name] : []))
  return { ...query, counts: [...new Set([...query.counts, ...counted])] }
}
