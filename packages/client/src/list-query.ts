import type {
  AttributesOf,
  FilterInput,
  FiltersOf,
  RelationshipName,
  Resource,
  SortKey,
} from '@cohort/schema'

/** The name of an attribute or a relationship. */
export type FieldName<R extends Resource> = Extract<keyof AttributesOf<R>, string> | RelationshipName<R>

/** A path of relationships: `customers`, `markets.price_list`. */
export type IncludePath<R extends Resource> = RelationshipName<R> | `${RelationshipName<R>}.${string}`

/** What a request for one record may ask for. */
export interface RecordQuery<
  R extends Resource,
  Name extends FieldName<R> = FieldName<R>,
  Path extends IncludePath<R> = IncludePath<R>,
> {
  /** The fields that the answer shows; all of them unless given. */
  readonly fields?: readonly Name[]
  /** Paths of relationships, whose members come with it. */
  readonly include?: readonly Path[]
  /** The to-many relationships whose members are counted. */
  readonly withCount?: readonly RelationshipName<R>[]
}

/** A page by its number, or by cursors, as the links of another page have them: after a place of the list, before one, or between two. */
type PageChoice = { readonly size?: number } & (
  | { readonly number?: number; readonly after?: never; readonly before?: never }
  | { readonly number?: never; readonly after?: string; readonly before?: string }
)

/** What a request for a list may ask for: `{filter: {name_cont: 'VIP'}, sort: ['-created_at'], page: {size: 25}}`. */
export interface ListQuery<
  R extends Resource,
  Name extends FieldName<R> = FieldName<R>,
  Path extends IncludePath<R> = IncludePath<R>,
> extends RecordQuery<R, Name, Path> {
  /** All of them must hold. */
  readonly filter?: FiltersOf<R>
  readonly sort?: readonly SortKey<R>[]
  readonly page?: PageChoice
}

/**
 * Prints a query as the service reads it, without a question mark; a text is taken to be printed already.
 * The mirror of parseReadQuery in @cohort/jsonapi.
 */
export function printListQuery<
  R extends Resource,
  Name extends FieldName<R>,
  Path extends IncludePath<R> = IncludePath<R>,
>(resource: R, query: string | ListQuery<R, Name, Path>): string {
  return typeof query === 'string' ? query.replace(/^\?/, '') : printParts(resource, query)
}

/** The parts of a query, as it is printed. */
interface QueryParts {
  readonly filter?: Readonly<Record<string, FilterInput | undefined>>
  readonly sort?: readonly string[]
  readonly include?: readonly string[]
  readonly fields?: readonly string[]
  readonly withCount?: readonly string[]
  readonly page?: Readonly<Record<string, string | number | undefined>>
}

/** Prints what is typed no closer, for names that are only known at run time. */
export function printParts({ type }: Pick<Resource, 'type'>, parts: QueryParts): string {
  const { filter = {}, sort, include, fields, withCount, page = {} } = parts
  const pairs: [name: string, value: string][] = [
    ...Object.entries(filter).flatMap(([key, value]) =>
      value === undefined ? [] : [pair(`filter[q][${key}]`, printValue(value))],
    ),
    ...(sort === undefined ? [] : [pair('sort', sort.join(','))]),
    ...(include === undefined ? [] : [pair('include', include.join(','))]),
    ...(fields === undefined ? [] : [pair(`fields[${type}]`, fields.join(','))]),
    ...(withCount === undefined ? [] : [pair('withCount', withCount.join(','))]),
    ...Object.entries(page).flatMap(([key, value]) =>
      value === undefined ? [] : [pair(`page[${key}]`, String(value))],
    ),
  ]
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
}

function pair(name: string, value: string): [name: string, value: string] {
  return [name, value]
}

/** A comma inside a list's value is written `\,`, a backslash `\\`. */
function printValue(value: FilterInput): string {
  if (Array.isArray(value)) return value.map((item) => String(item).replaceAll(/[\\,]/g, '\\$&')).join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
