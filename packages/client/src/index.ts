export type {
  FilterInput,
  FilterInputOf,
  FilterKey,
  NoFilter,
  RelationshipObject,
  TargetOf,
} from '@cohort/schema'
export { ApiError, NetworkError, type ApiFault } from './api-error.ts'
export {
  createClient,
  type Client,
  type CreateOptions,
  type RecordWriteOptions,
  type WriteOptions,
} from './client.ts'
export { clientCredentials, type ClientCredentials } from './client-credentials.ts'
export type { ClientOptions, TokenSource } from './connection.ts'
export { createExporter, type Exporter, type ExportFormat, type ExportStream } from './exporter.ts'
export type { Exchange } from './exchange.ts'
export type {
  LinkageOf,
  LinkedOf,
  RelatedResult,
  RelationshipsInput,
  RequiredRelationships,
} from './linked.ts'
export {
  printListQuery,
  type FieldName,
  type IncludePath,
  type LinkageQuery,
  type ListQuery,
  type NoRelationship,
  type RecordQuery,
} from './list-query.ts'
export { createReader, type ListOptions, type Reader, type ReadOptions } from './reader.ts'
export type {
  Counts,
  LinkageResult,
  ListResult,
  RecordOrNullResult,
  RecordResult,
  ResourceRecord,
} from './record.ts'
export type { RetryOptions } from './retries.ts'
export { createCounter, type Counter, type Statistics, type StatisticsGroup } from './statistics.ts'
