export * from './errors.ts'
export * from './query.ts'
export type { Identifier } from './body/parse-identifiers.ts'
export { parseToManyLinkage, parseToOneLinkage } from './body/parse-linkage.ts'
export { isWritableToMany, type MemberList } from './body/parse-relationships.ts'
export type { Values } from './body/parse-attributes.ts'
export { parseCreate, parseUpdate, type WriteInput } from './body/parse-resource-document.ts'
export { spanOf } from './cursor/span-of.ts'
export type { Cursors, PagedList } from './cursor/cursors.ts'
export {
  collectionDocument,
  resourceDocument,
  toManyLinkageDocument,
  toOneLinkageDocument,
  type CollectionContent,
} from './document/documents.ts'
export type { AnswerContext } from './document/answer-context.ts'
export { wireTime } from './document/serialize-resource.ts'
export { exportColumnsOf, type ExportColumn } from './export/export-columns.ts'
export { exportFormats, type ExportFormat, type ExportFormatName } from './export/export-formats.ts'
export { parseFormat } from './export/parse-format.ts'
export { jsonApiMediaType } from './negotiate/media-type.ts'
export { appliedProfiles, refuseOtherContent, refuseUnacceptable } from './negotiate/negotiate.ts'
export { cursorProfile, mediaTypeWith } from './negotiate/profiles.ts'
export { openApiDocument } from './openapi/openapi-document.ts'
