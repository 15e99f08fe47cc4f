import type { Fieldset, IncludeNode, ReadQuery } from '@cohort/jsonapi/query'
import { isToOne, type Registry, type Resource } from '@cohort/schema'
import { fieldsOf, type Field } from './fields.ts'
import { labelOf } from './words.ts'

/** A column of a list: an attribute, what a to-one leads to, or how many members a to-many has. */
export type Column =
  | ({ readonly of: 'attribute' } & Field)
  | { readonly of: 'end'; readonly name: string; readonly label: string; readonly target: Resource }
  | { readonly of: 'count'; readonly name: string; readonly label: string }

/** Every column that a list can have: its attributes in declared order, then the ends of its to-ones, then the counts of its to-manys. */
export function columnChoicesOf(registry: Registry, resource: Resource): readonly Column[] {
  return [
    ...fieldsOf(resource).map((field) => ({ of: 'attribute', ...field }) as const),
    ...Object.entries(resource.relationships).flatMap(([name, link]) => {
      const target = link.kind === 'belongs_to' ? registry.find(link.target) : undefined
      return target?.actions.includes('list')
        ? [{ of: 'end', name, label: labelOf(name), target } as const]
        : []
    }),
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

/** The columns of a list: the title first, then what the query's `fields` name, or else the usual ones. */
export function columnsOf(
  registry: Registry,
  resource: Resource,
  fieldsets: readonly Fieldset[],
): readonly Column[] {
  const chosen = chosenColumns({ resource, fields: fieldsets }) ?? usualNames(registry, resource)
  const { title } = resource.catalog
  const choices = columnChoicesOf(registry, resource)
  return [title, ...chosen.filter((name) => name !== title)].flatMap(
    (name) => choices.find((choice) => choice.name === name) ?? [],
  )
}

/** The columns of a list that asks for none: the declared ones, whose members the records are, and the counts of those who point here. */
export function usualNames(
  registry: Registry,
  { type, catalog, relationships }: Resource,
): readonly string[] {
  const links = Object.entries(relationships)
  const owners = links.filter(
    ([, link]) => link.kind === 'belongs_to' && countsOf(registry, link.target, type),
  )
  const counts = links.filter(([, link]) => link.kind === 'has_many')
  return [...catalog.columns, ...[...owners, ...counts].map(([name]) => name)]
}

/** True when the list of an owner counts records of this type. */
function countsOf(registry: Registry, owner: string, type: string): boolean {
  const links = Object.values(registry.find(owner)?.relationships ?? {})
  return links.some((link) => link.kind === 'has_many' && link.target === type)
}

/** The query with other columns; with the usual ones it names none, but that of a log, which without columns is a timeline. */
export function withColumns(registry: Registry, query: ReadQuery, names: readonly string[]): ReadQuery {
  const { resource } = query
  const others = withoutColumns(query)
  const isUsual = resource.log === null && names.join() === usualNames(registry, resource).join()
  return isUsual ? others : { ...others, fields: [...others.fields, { type: resource.type, names }] }
}

/** The query without a choice of columns. */
export function withoutColumns(query: ReadQuery): ReadQuery {
  return { ...query, fields: query.fields.filter(({ type }) => type !== query.resource.type) }
}

/** What is asked of the API for a list's page: what its address says, and the counts and the names that its columns show. */
export function askedWith(query: ReadQuery, columns: readonly Column[]): ReadQuery {
  const counted = columns.flatMap((column) => (column.of === 'count' ? [column.name] : []))
  const ends = columns.flatMap((column) => (column.of === 'end' ? [column] : []))
  if (ends.length === 0) return { ...query, counts: [...new Set([...query.counts, ...counted])] }
  const included = query.include ?? []
  const isIncluded = ({ name }: { readonly name: string }) => included.some((node) => node.name === name)
  const nodes = ends
    .filter((end) => !isIncluded(end))
    .map(({ name }): IncludeNode => ({ name, children: [] }))
  const isChosen = ({ type }: Resource) =>
    [query.resource, ...query.fields].some((chosen) => chosen.type === type)
  const titles = new Map(
    ends.filter(({ target }) => !isChosen(target)).map(({ target }) => [target.type, target.catalog.title]),
  )
  return {
    ...query,
    include: [...included, ...nodes],
    fields: [...query.fields, ...[...titles].map(([type, title]) => ({ type, names: [title] }))],
    counts: [...new Set([...query.counts, ...counted])],
  }
}
