import type { Resource, ResourceIdentifier } from '@cohort/schema'
import { ApiError, type ApiFault } from './api-error.ts'
import type { Exchange } from './exchange.ts'
import { linkRecords } from './link-records.ts'
import type { FieldName, IncludePath } from './list-query.ts'
import type {
  Counts,
  LinkageResult,
  ListResult,
  RecordOrNullResult,
  RecordResult,
  ResourceRecord,
} from './record.ts'

type Members = Readonly<Record<string, unknown>>

/** Gives back the exchange of a request that succeeded. Throws ApiError for every other. */
export function refuseFailure(exchange: Exchange): Exchange {
  if (exchange.status >= 200 && exchange.status < 300) return exchange
  const { errors } = membersFrom(exchange.text) ?? {}
  throw Array.isArray(errors) ? new ApiError(errors.map(faultFrom(exchange)), exchange) : unreadable(exchange)
}

/** Reads the document of a list. Throws ApiError when the answer is none. */
export function parseList<R extends Resource, Name extends FieldName<R>, Path extends IncludePath<R>>(
  exchange: Exchange,
): ListResult<R, Name, Path> {
  const { data, meta, links, ...document } = membersFrom(exchange.text) ?? {}
  if (!Array.isArray(data) || !data.every(isResourceObject)) throw unreadable(exchange)
  const records = data.map((object) => recordFrom<R, Name, Path>(object))
  const included = includedFrom(document.included)
  linkRecords([...records, ...included])
  return { records, meta: countsFrom(meta), links: linksFrom(links), included, exchange }
}

/** Reads the document of one record. Throws ApiError when the answer is none. */
export function parseRecord<R extends Resource, Name extends FieldName<R>, Path extends IncludePath<R>>(
  exchange: Exchange,
): RecordResult<R, Name, Path> {
  const { record, ...result } = parseRecordOrNull<R, Name, Path>(exchange)
  if (record === null) throw unreadable(exchange)
  return { record, ...result }
}

/** Reads the document of what a to-one leads to, which may be nothing. Throws ApiError when the answer is none. */
export function parseRecordOrNull<R extends Resource, Name extends FieldName<R>, Path extends IncludePath<R>>(
  exchange: Exchange,
): RecordOrNullResult<R, Name, Path> {
  const document = membersFrom(exchange.text) ?? {}
  const included = includedFrom(document.included)
  if (document.data === null) return { record: null, included, exchange }
  if (!isResourceObject(document.data)) throw unreadable(exchange)
  const record = recordFrom<R, Name, Path>(document.data)
  linkRecords([record, ...included])
  return { record, included, exchange }
}

/** Reads a linkage: identifiers, one, or null. Throws ApiError when the answer is none. */
export function parseLinkage(
  exchange: Exchange,
): LinkageResult<ResourceIdentifier | null | readonly ResourceIdentifier[]> {
  const { data, meta, links } = membersFrom(exchange.text) ?? {}
  const isLinkage =
    data === null || isResourceObject(data) || (Array.isArray(data) && data.every(isResourceObject))
  if (!isLinkage) throw unreadable(exchange)
  return { data, meta: countsFrom(meta), links: linksFrom(links), exchange }
}

function includedFrom(included: unknown): readonly ResourceRecord<Resource>[] {
  const objects: readonly unknown[] = Array.isArray(included) ? included : []
  return objects.filter(isResourceObject).map((object) => recordFrom(object))
}

interface ResourceObject extends Members {
  readonly id: string
  readonly type: string
}

function recordFrom<R extends Resource, Name extends FieldName<R>, Path extends IncludePath<R> = never>(
  object: ResourceObject,
): ResourceRecord<R, Name, Path> {
  const { id, type, attributes = {}, relationships = {}, links, meta = {} } = object
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the service derives its documents from the declaration that this type is derived from
  return { id, type, attributes, relationships, links: linksFrom(links), meta } as ResourceRecord<
    R,
    Name,
    Path
  >
}

function countsFrom(meta: unknown): Counts {
  const { record_count, page_count } = isMembers(meta) ? meta : {}
  return { record_count: numberOrNull(record_count), page_count: numberOrNull(page_count) }
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

function linksFrom(links: unknown): Readonly<Record<string, string | null>> {
  const entries = Object.entries(isMembers(links) ? links : {})
  return Object.fromEntries(entries.map(([name, link]) => [name, hrefOf(link)]))
}

/** A link may be an object, which says more of where it leads. */
function hrefOf(link: unknown): string | null {
  if (isMembers(link)) return hrefOf(link.href)
  return typeof link === 'string' ? link : null
}

function faultFrom({ status }: Exchange): (error: unknown) => ApiFault {
  return (error) => {
    const { title, detail, code, source, meta, links } = isMembers(error) ? error : {}
    return {
      title: text(title, 'Error'),
      detail: text(detail, text(title, 'No reason was given.')),
      code: text(code, 'UNKNOWN'),
      status: String(status),
      ...(isMembers(source) && { source: textsOf(source) }),
      ...(isMembers(meta) && { meta }),
      ...(isMembers(links) && { links: linksFrom(links) }),
    }
  }
}

/** The error of an answer that is no document of the kind that was asked for. */
export function unreadable(exchange: Exchange): ApiError {
  const detail = `The answer (status ${exchange.status}) is no JSON:API document.`
  const fault = { title: 'Unreadable answer', detail, code: 'UNREADABLE_ANSWER' }
  return new ApiError([{ ...fault, status: String(exchange.status) }], exchange)
}

function textsOf(members: Members): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, String(value)]))
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

/** The members of a JSON object; undefined for any other text. */
export function membersFrom(json: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return isMembers(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isResourceObject(value: unknown): value is ResourceObject {
  return isMembers(value) && typeof value.id === 'string' && typeof value.type === 'string'
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
