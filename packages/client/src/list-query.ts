import type {
  AttributesOf,
  FilterInput,
  FilterKey,
  RelationshipName,
  Resource,
  SortKey,
  TargetOf,
  WrittenFilters,
} from '@cohort/schema'

/** The name of an attribute or a relationship. */
export type FieldName<R extends Resource> = Extract<keyof AttributesOf<R>, string> | RelationshipName<R>

/** A path of relationships: `customers`, `markets.price_list`. How it goes on is read of those that are written. */
export type IncludePath<R extends Resource> = RelationshipName<R> | `${RelationshipName<R>}.${string}`

/** The same for the paths that are written, each of which is read to its end. */
type WrittenPath<R extends Resource, Path extends string> = string extends R['type']
  ? Path
  : Path extends unknown
    ? PathFrom<R, Path, Path>
    : never

/** The path where it can be followed to its end; else the relationship that is not there. */
type PathFrom<R extends Resource, Rest extends string, Path> = R extends Resource
  ? Rest extends `${infer Link}.${infer Next}`
    ? Link extends RelationshipName<R>
      ? PathFrom<TargetOf<R, Link>, Next, Path>
      : NoRelationship<R['type'], Link>
    : string extends Rest
      ? Path
      : Rest extends RelationshipName<R>
        ? Path
        : NoRelationship<R['type'], Rest>
  : never

declare const noRelationship: unique symbol

/** Stands in an error of the compiler for a name that is none of the relationships of this type. */
export interface NoRelationship<Type extends string, Name extends string> {
  readonly [noRelationship]: [Type, Name]
}

/** What a request for one record may ask for. */
export interface RecordQuery<
  R extends Resource,
  Name extends FieldName<R> = FieldName<R>,
  Path extends IncludePath<R> = IncludePath<R>,
> {
  /** The fields that the answer shows; all of them unless given. */
  readonly fields?: readonly Name[]
  /** Paths of relationships, whose members come with it. */
  readonly include?: readonly WrittenPath<R, Path>[]
  /** The to-many relationships whose members are counted. */
  readonly withCount?: readonly RelationshipName<R>[]
}

/** A page by its number, or by cursors, as the links of another page have them: after a place of the list, before one, or between two. */
type PageChoice = { readonly size?: number } & (
  | { readonly number?: number; readonly after?: never; readonly before?: never }
  | { readonly number?: never; readonly after?: string; readonly before?: string }
)

/** What a request for identifiers may ask for. */
export interface LinkageQuery<R extends Resource, Key extends string = FilterKey<R>> {
  /** All of them must hold. */
  readonly filter?: WrittenFilters<R, Key>
  readonly sort?: readonly SortKey<R>[]
  readonly page?: PageChoice
}

/** What a request for a list may ask for: `{filter: {name_cont: 'VIP'}, sort: ['-created_at'], page: {size: 25}}`. */
export interface ListQuery<
  R extends Resource,
  Name extends FieldName<R> = FieldName<R>,
  Path extends IncludePath<R> = IncludePath<R>,
  Key extends string = FilterKey<R>,
>
  extends RecordQuery<R, Name, Path>, LinkageQuery<R, Key> {}

/**
 * Prints a query as the service reads it, without a question mark; a text is taken to be printed already.
 * The mirror of parseReadQuery in @cohort/jsonapi.
 */
export function printListQuery<
  R extends Resource,
  Name extends FieldName<R>,
  Path extends IncludePath<R> = IncludePath<R>,
  Key extends string = FilterKey<R>,
>(resource: R, query: string | ListQuery<R, Name, Path, Key>): string {
  return printQuery(resource, query)
}

/** A query that is typed no closer: printed already, or in parts whose names are only known at run time. */
export type Query = string | QueryParts

interface QueryParts {
  readonly filter?: object
  readonly sort?: readonly string[]
  readonly include?: readonly string[]
  readonly fields?: readonly string[]
  readonly withCount?: readonly string[]
  readonly page?: Readonly<Record<string, string | number | undefined>>
}

export function printQuery({ type }: Pick<Resource, 'type'>, query: Query): string {
  if (typeof query === 'string') return query.replace(/^\?/, '')
  const { filter = {}, sort, include, fields, withCount, page = {} } = query
  const filters: [key: string, value: FilterInput | undefined][] = Object.entries(filter)
  const pairs: [name: string, value: string][] = [
    ...filters.flatMap(([key, value]) =>
      value === undefined ? [] : [pair(`filter[q][${key}]`, printValue(key, value))],
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

/** A comma inside a list's value is written `\,`, a backslash `\\`. What JSON is to have may be a list too. */
function printValue(key: string, value: FilterInput): string {
  if (Array.isArray(value) && !key.endsWith('_jcont'))
    return value.map((item) => String(item).replaceAll(/[\\,]/g, '\\$&')).join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
