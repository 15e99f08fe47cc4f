import type { AttributesOf, RelationshipName, Resource } from '@cohort/schema'
import type { Exchange } from './exchange.ts'
import type { FieldName } from './list-query.ts'

/** A relationship of a record: where its members are, and who they are when they were included. */
export interface RelationshipObject {
  readonly links?: Readonly<Record<string, string | null>>
  readonly data?: unknown
  readonly meta?: Readonly<Record<string, unknown>>
}

/** A record as the service shows it. `Name` is narrowed by the `fields` of the query. */
export interface ResourceRecord<R extends Resource, Name extends FieldName<R> = FieldName<R>> {
  readonly id: string
  readonly type: R['type']
  readonly attributes: Pick<AttributesOf<R>, Extract<Name, keyof AttributesOf<R>>>
  readonly relationships: Readonly<Partial<Record<Extract<Name, RelationshipName<R>>, RelationshipObject>>>
  readonly links: Readonly<Record<string, string | null>>
  readonly meta: Readonly<Record<string, unknown>>
}

/** How long a list is; null where that was not counted, as in a log and in a part of a list by cursor. */
export interface Counts {
  readonly record_count: number | null
  readonly page_count: number | null
}

/** One page of a list. */
export interface ListResult<R extends Resource, Name extends FieldName<R> = FieldName<R>> {
  readonly records: readonly ResourceRecord<R, Name>[]
  readonly meta: Counts
  readonly links: Readonly<Record<string, string | null>>
  readonly included: readonly ResourceRecord<Resource>[]
  readonly exchange: Exchange
}

/** One record. */
export interface RecordResult<R extends Resource, Name extends FieldName<R> = FieldName<R>> {
  readonly record: ResourceRecord<R, Name>
  /** The members of the relationships that the query included, of any type. */
  readonly included: readonly ResourceRecord<Resource>[]
  readonly exchange: Exchange
}
