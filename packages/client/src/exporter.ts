import type { Resource } from '@cohort/schema'
import { openStream, type ClientOptions } from './connection.ts'
import { pathOf, type ReadOptions } from './reader.ts'

/** What a list can be exported as. Of jsonapi's own type the published types may not speak; a test holds them together. */
export type ExportFormat = 'csv' | 'json' | 'ndjson'

/** A list on its way to become a file. */
export interface ExportStream {
  /** How many rows come; null for a list that is not counted. */
  readonly recordCount: number | null
  /** Breaks off with an error when the export does: what came until then is not whole. */
  readonly bytes: ReadableStream<Uint8Array<ArrayBuffer>>
}

/** Opens the export of a list: `query` has its filters, its order and its fields. Throws ApiError or NetworkError. */
export type Exporter = (
  resource: Resource,
  format: ExportFormat,
  query: string,
  options?: ReadOptions,
) => Promise<ExportStream>

/** Makes a client for exports, which stand beside the API. */
export function createExporter({ url, ...options }: ClientOptions): Exporter {
  const open = openStream({ ...options, url: url.replace(/\/api\/*$/, '/export') })
  return async (resource, format, query, { signal } = {}) => {
    const { headers, body } = await open({
      method: 'GET',
      path: pathOf(resource),
      query: `format=${format}${query === '' ? '' : `&${query}`}`,
      headers: { accept: '*/*' },
      signal,
    })
    const count = headers.get('X-Total-Count')
    return { recordCount: count === null ? null : Number(count), bytes: body ?? new ReadableStream() }
  }
}
