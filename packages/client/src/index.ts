export type { FilterKey } from '@cohort/schema'
export { ApiError, NetworkError, type ApiFault } from './api-error.ts'
export { createClient, type Client, type WriteOptions } from './client.ts'
export type { ClientOptions, TokenSource } from './connection.ts'
export { createExporter, type Exporter, type ExportStream } from './exporter.ts'
export type { Exchange } from './exchange.ts'
export {
  printListQuery,
  type FieldName,
  type FilterInput,
  type ListQuery,
  type RecordQuery,
} from './list-query.ts'
export { createReader, type ListOptions, type Reader, type ReadOptions } from './reader.ts'
export type { Counts, ListResult, RecordResult, RelationshipObject, ResourceRecord } from './record.ts'
