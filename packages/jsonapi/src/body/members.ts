import { isExactNumber } from '@cohort/schema'
import { refusal, type JsonApiError } from '../errors/json-api-error.ts'
import { parseJson } from './parse-json.ts'

/** The members of a JSON object. */
export type Members = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isExactNumber(value)
}

/** Reads a body's document, which must have primary data. Members that nobody knows are left alone (JSONAPI TL-06). */
export function parseDocument(text: string): Members & { readonly data: unknown } {
  if (text.trim() === '') throw missing('The request has no body.', '')
  const document = parseJson(text)
  if (!isObject(document)) throw malformed('The document must be an object.', '')
  if (!Object.hasOwn(document, 'data')) throw missing('The document has no "data".', '')
  return { ...document, data: document.data }
}

/** The id that a document gives. Throws INVALID_RESOURCE_ID for what is no text, or an empty one: it names nothing (JSONAPI RO-06). */
export function idIn(id: unknown, pointer: string): string {
  if (typeof id === 'string' && id !== '') return id
  const detail = '"id" must be a string that is not empty.'
  throw refusal('INVALID_RESOURCE_ID', { detail, source: { pointer } })
}

export function missing(detail: string, pointer: string): JsonApiError {
  return refusal('PARAM_MISSING', { detail, source: { pointer } })
}

export function malformed(detail: string, pointer: string): JsonApiError {
  return refusal('INVALID_DATA_FORMAT', { detail, source: { pointer } })
}
