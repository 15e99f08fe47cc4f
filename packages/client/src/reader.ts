import { cursorProfile, mediaTypeWith } from '@cohort/jsonapi'
import { isToOne, type FilterKey, type RelationshipName, type Resource, type TargetOf } from '@cohort/schema'
import { openConnection, type Call, type ClientOptions, type Send } from './connection.ts'
import type { LinkageOf, RelatedResult } from './linked.ts'
import {
  printQuery,
  type FieldName,
  type IncludePath,
  type LinkageQuery,
  type ListQuery,
  type Query,
  type RecordQuery,
} from './list-query.ts'
import { parseLinkage, parseList, parseRecord, parseRecordOrNull } from './parse-document.ts'
import type { LinkageResult, ListResult, RecordResult, ResourceRecord } from './record.ts'

export interface ReadOptions {
  readonly signal?: AbortSignal
}

export interface ListOptions extends ReadOptions {
  /**
   * Pages from place to place, by the profile of JSON:API: the links lead on by cursors, every record tells its own in
   * `meta.page.cursor`, and rows that come and go between two pages are neither skipped nor repeated.
   */
  readonly byCursor?: boolean
}

/** The part of a client that cannot change anything. A query may also be a ready query string, of which the types know nothing. */
export interface Reader {
  /** One page of a list. */
  list<
    R extends Resource,
    const Name extends FieldName<R> = FieldName<R>,
    const Path extends IncludePath<R> = never,
    const Key extends string = FilterKey<R>,
  >(
    resource: R,
    query?: string | ListQuery<R, Name, Path, Key>,
    options?: ListOptions,
  ): Promise<ListResult<R, Name, Path>>
  /** Every record of a list, page after page by cursor, 100 in each unless the query says otherwise. */
  each<
    R extends Resource,
    const Name extends FieldName<R> = FieldName<R>,
    const Path extends IncludePath<R> = never,
    const Key extends string = FilterKey<R>,
  >(
    resource: R,
    query?: string | ListQuery<R, Name, Path, Key>,
    options?: ReadOptions,
  ): AsyncIterableIterator<ResourceRecord<R, Name, Path>>
  /** The record with this id; an ApiError with the status 404 when there is none. */
  retrieve<
    R extends Resource,
    const Name extends FieldName<R> = FieldName<R>,
    const Path extends IncludePath<R> = never,
  >(
    resource: R,
    id: string,
    query?: string | RecordQuery<R, Name, Path>,
    options?: ReadOptions,
  ): Promise<RecordResult<R, Name, Path>>
  /** What a relationship leads to: a page of a to-many, which takes what a list takes; one record or null of a to-one. */
  related<
    R extends Resource,
    const Link extends RelationshipName<R>,
    const Name extends FieldName<TargetOf<R, Link>> = FieldName<TargetOf<R, Link>>,
    const Path extends IncludePath<TargetOf<R, Link>> = never,
    const Key extends string = FilterKey<TargetOf<R, Link>>,
  >(
    resource: R,
    id: string,
    link: Link,
    query?: string | ListQuery<TargetOf<R, Link>, Name, Path, Key>,
    options?: ListOptions,
  ): Promise<RelatedResult<R, Link, Name, Path>>
  /** Who the members of a relationship are, without what they are; a page of them for a to-many. */
  linkage<
    R extends Resource,
    const Link extends RelationshipName<R>,
    const Key extends string = FilterKey<TargetOf<R, Link>>,
  >(
    resource: R,
    id: string,
    link: Link,
    query?: string | LinkageQuery<TargetOf<R, Link>, Key>,
    options?: ListOptions,
  ): Promise<LinkageResult<LinkageOf<R, Link>>>
}

/** Makes a client that only reads: whoever imports nothing else ships no code that writes. */
export function createReader(options: ClientOptions): Reader {
  return readerOver(openConnection(options))
}

/** The reading calls over a connection. */
export function readerOver(send: Send): Reader {
  const calls = {
    list: async (resource: Resource, query: Query = '', options: ListOptions = {}) =>
      parseList(await send(listCall(pathOf(resource), printQuery(resource, query), options))),
    each: (resource: Resource, query: Query = {}, options: ReadOptions = {}) =>
      eachRecord(send, pathOf(resource), printQuery(resource, fullPages(query)), options),
    retrieve: async (resource: Resource, id: string, query: Query = '', { signal }: ReadOptions = {}) =>
      parseRecord(
        await send({ method: 'GET', path: pathOf(resource, id), query: printQuery(resource, query), signal }),
      ),
    related: async (
      resource: Resource,
      id: string,
      link: string,
      query: Query = '',
      options: ListOptions = {},
    ) => {
      const relationship = resource.relationships[link]
      const type = relationship !== undefined && 'target' in relationship ? relationship.target : ''
      const exchange = await send(
        listCall(`${pathOf(resource, id)}/${link}`, printQuery({ type }, query), options),
      )
      const isOne = relationship !== undefined && isToOne(relationship)
      return isOne ? parseRecordOrNull(exchange) : parseList(exchange)
    },
    linkage: async (
      resource: Resource,
      id: string,
      link: string,
      query: Query = '',
      options: ListOptions = {},
    ) =>
      parseLinkage(
        await send(listCall(linkagePathOf(resource, id, link), printQuery(resource, query), options)),
      ),
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is asked for and what comes is of the types that follow from the declaration; here it is of any
  return calls as unknown as Reader
}

/** The path of a resource's list, or of one of its records: `/customer_groups/0Vqg2mXk3bT9aZ`. */
export function pathOf({ type }: Resource, id?: string): string {
  return id === undefined ? `/${type}` : `/${type}/${encodeURIComponent(id)}`
}

export function linkagePathOf(resource: Resource, id: string, link: string): string {
  return `${pathOf(resource, id)}/relationships/${link}`
}

function listCall(path: string, query: string, { signal, byCursor = false }: ListOptions): Call {
  return {
    method: 'GET',
    path,
    query,
    ...(byCursor && { headers: { accept: mediaTypeWith([cursorProfile]) } }),
    signal,
  }
}

async function* eachRecord(
  send: Send,
  path: string,
  query: string,
  options: ReadOptions,
): AsyncIterableIterator<ResourceRecord<Resource>> {
  let next: string | undefined = query
  while (next !== undefined) {
    const exchange = await send(listCall(path, next, { ...options, byCursor: true }))
    const { records, links } = parseList(exchange)
    for (const record of records) {
      options.signal?.throwIfAborted()
      yield record
    }
    next = links.next ? new URL(links.next).search.slice(1) : undefined
  }
}

/** The largest pages make the fewest requests. */
function fullPages(query: Query): Query {
  return typeof query === 'string' ? query : { ...query, page: { size: 100, ...query.page } }
}
