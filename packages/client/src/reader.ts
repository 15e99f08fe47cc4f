import { cursorProfile, mediaTypeWith } from '@cohort/jsonapi'
import type { Resource } from '@cohort/schema'
import { openConnection, type ClientOptions, type Send } from './connection.ts'
import { printListQuery, type FieldName, type ListQuery, type RecordQuery } from './list-query.ts'
import { parseList, parseRecord } from './parse-document.ts'
import type { ListResult, RecordResult } from './record.ts'

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

/** The part of a client that cannot change anything. */
export interface Reader {
  /** One page of a list. A query may also be a ready query string, whose `fields` the types do not know. */
  list<R extends Resource, const Name extends FieldName<R> = FieldName<R>>(
    resource: R,
    query?: string | ListQuery<R, Name>,
    options?: ListOptions,
  ): Promise<ListResult<R, Name>>
  /** The record with this id; an ApiError with the status 404 when there is none. */
  retrieve<R extends Resource, const Name extends FieldName<R> = FieldName<R>>(
    resource: R,
    id: string,
    query?: string | RecordQuery<R, Name>,
    options?: ReadOptions,
  ): Promise<RecordResult<R, Name>>
}

/** Makes a client that only reads: whoever imports nothing else ships no code that writes. */
export function createReader(options: ClientOptions): Reader {
  return readerOver(openConnection(options))
}

/** The reading calls over a connection. */
export function readerOver(send: Send): Reader {
  return {
    list: async (resource, query = '', { signal, byCursor = false } = {}) =>
      parseList(
        await send({
          method: 'GET',
          path: pathOf(resource),
          query: printListQuery(resource, query),
          ...(byCursor && { headers: { accept: mediaTypeWith([cursorProfile]) } }),
          signal,
        }),
      ),
    retrieve: async (resource, id, query = '', { signal } = {}) =>
      parseRecord(
        await send({
          method: 'GET',
          path: pathOf(resource, id),
          query: printListQuery(resource, query),
          signal,
        }),
      ),
  }
}

/** The path of a resource's list, or of one of its records: `/customer_groups/0Vqg2mXk3bT9aZ`. */
export function pathOf({ type }: Resource, id?: string): string {
  return id === undefined ? `/${type}` : `/${type}/${encodeURIComponent(id)}`
}
