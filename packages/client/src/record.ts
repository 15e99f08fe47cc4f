import type { AttributesOf, RelationshipName, RelationshipObject, Resource } from '@cohort/schema'
import type { Exchange } from './exchange.ts'
import type { LinkedOf } from './linked.ts'
import type { FieldName } from './list-query.ts'

/** A record as the service shows it. `Name` is narrowed by the `fields` of the query, `Path` by its `include`. */
export interface ResourceRecord<
  R extends Resource,
  Name extends FieldName<R> = FieldName<R>,
  Path extends string = never,
> {
  readonly id: string
  readonly type: R['type']
  readonly attributes: Pick<AttributesOf<R>, Extract<Name, keyof AttributesOf<R>>>
  readonly relationships: Readonly<Partial<Record<Extract<Name, RelationshipName<R>>, RelationshipObject>>>
  readonly links: Readonly<Record<string, string | null>>
  readonly meta: Readonly<Record<string, unknown>>
  /** The members of the relationships that the query included; the first 100 of a to-many. Printing or copying a record leaves it out. */
  readonly linked: LinkedOf<R, Name, Path>
}

/** How long a list is; null where that was not counted, as in a log and in a part of a list by cursor. */
export interface Counts {
  readonly record_count: number | null
  readonly page_count: number | null
}

/** One page of a list. */
export interface ListResult<
  R extends Resource,
  Name extends FieldName<R> = FieldName<R>,
  Path extends string = never,
> {
  readonly records: readonly ResourceRecord<R, Name, Path>[]
  readonly meta: Counts
  readonly links: Readonly<Record<string, string | null>>
  readonly included: readonly ResourceRecord<Resource>[]
  readonly exchange: Exchange
}

/** One record. */
export interface RecordResult<
  R extends Resource,
  Name extends FieldName<R> = FieldName<R>,
  Path extends string = never,
> {
  readonly record: ResourceRecord<R, Name, Path>
  /** The members of the relationships that the query included, of any type, each once. */
  readonly included: readonly ResourceRecord<Resource>[]
  readonly exchange: Exchange
}

/** What a to-one leads to. */
export interface RecordOrNullResult<
  R extends Resource,
  Name extends FieldName<R> = FieldName<R>,
  Path extends string = never,
> extends Omit<RecordResult<R, Name, Path>, 'record'> {
  readonly record: ResourceRecord<R, Name, Path> | null
}

/** Who the members of a relationship are: one or null of a to-one, a page of them of a to-many. */
export interface LinkageResult<Linkage> {
  readonly data: Linkage
  readonly meta: Counts
  readonly links: Readonly<Record<string, string | null>>
  readonly exchange: Exchange
}
