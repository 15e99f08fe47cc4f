import type { Resource } from '@cohort/schema'
import { ApiError, type ApiFault } from './api-error.ts'
import type { Exchange } from './exchange.ts'
import type { FieldName } from './list-query.ts'
import type { Counts, ListResult, RecordResult, ResourceRecord } from './record.ts'

type Members = Readonly<Record<string, unknown>>

/** Gives back the exchange of a request that succeeded. Throws ApiError for every other. */
export function refuseFailure(exchange: Exchange): Exchange {
  if (exchange.status >= 200 && exchange.status < 300) return exchange
  const { errors } = membersFrom(exchange.text) ?? {}
  throw Array.isArray(errors) ? new ApiError(errors.map(faultFrom(exchange)), exchange) : unreadable(exchange)
}

/** Reads the document of a list. Throws ApiError when the answer is none. */
export function parseList<R extends Resource, Name extends FieldName<R>>(
  exchange: Exchange,
): ListResult<R, Name> {
  const { data, included, meta, links } = membersFrom(exchange.text) ?? {}
  if (!Array.isArray(data) || !data.every(isResourceObject)) throw unreadable(exchange)
  const records = data.map((object) => recordFrom<R, Name>(object))
  return {
    records,
    meta: countsFrom(meta),
    links: linksFrom(links),
    included: includedFrom(included),
    exchange,
  }
}

/** Reads the document of one record. Throws ApiError when the answer is none. */
export function parseRecord<R extends Resource, Name extends FieldName<R>>(
  exchange: Exchange,
): RecordResult<R, Name> {
  const { data, included } = membersFrom(exchange.text) ?? {}
  if (!isResourceObject(data)) throw unreadable(exchange)
  return { record: recordFrom(data), included: includedFrom(included), exchange }
}

function includedFrom(included: unknown): readonly ResourceRecord<Resource>[] {
  const objects: readonly unknown[] = Array.isArray(included) ? included : []
  return objects.filter(isResourceObject).map((object) => recordFrom(object))
}

interface ResourceObject extends Members {
  readonly id: string
  readonly type: string
}

function recordFrom<R extends Resource, Name extends FieldName<R>>(
  object: ResourceObject,
): ResourceRecord<R, Name> {
  const { id, type, attributes = {}, relationships = {}, links, meta = {} } = object
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the service derives its documents from the declaration that this type is derived from
  return { id, type, attributes, relationships, links: linksFrom(links), meta } as ResourceRecord<R, Name>
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
    const { title, detail, code, source, meta } = isMembers(error) ? error : {}
    return {
      title: text(title, 'Error'),
      detail: text(detail, text(title, 'No reason was given.')),
      code: text(code, 'UNKNOWN'),
      status: String(status),
      ...(isMembers(source) && { source: textsOf(source) }),
      ...(isMembers(meta) && { meta }),
    }
  }
}

function unreadable(exchange: Exchange): ApiError {
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

function membersFrom(json: string): Members | undefined {
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
