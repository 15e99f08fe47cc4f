import { createHash } from 'node:crypto'
import type { Row } from '@cohort/db'
import { printReadQuery, refusal, wireTime, type ReadQuery } from '@cohort/jsonapi'
import type { Call, Preconditions } from './call.ts'

/**
 * The strong tag of one resource's representation: its state, by the time of its last change, what of it is shown, and by
 * which profiles (JSONAPI HT-05).
 * What is included has states of its own, so that then the tag is made of the whole document but its trace id.
 */
export function etagOf(
  row: Row,
  query: ReadQuery,
  document: string,
  { traceId, answerContext }: Pick<Call, 'traceId' | 'answerContext'>,
): string {
  const state = typeof row.updated_at === 'string' ? wireTime(row.updated_at) : String(row.id)
  const isAlone = query.include === null && query.counts.length === 0
  const profiles = answerContext.profiles.join(' ')
  const shown = isAlone ? printReadQuery(query) + profiles : document.replaceAll(traceId, '')
  return shown === '' ? `"${state}"` : `"${state};${hashOf(shown)}"`
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}

/** The tag of the same in a content coding, which has other bytes: `"state;hash"` is `"state;hash;gzip"` then. */
export function tagOfCoding(etag: string, coding: string | undefined): string {
  return coding === undefined ? etag : `${etag.slice(0, -1)};${coding}"`
}

/** True when the client has this representation already. */
export function isKnown({ ifNoneMatch }: Preconditions, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const tags = parseTags('If-None-Match', ifNoneMatch)
  return tags === '*' || tags.some((tag) => tag.replace(/^W\//, '') === etag)
}

/**
 * The states, as `updated_at`, of which a resource must be in one for a write to go on; undefined when any will do. Each
 * representation of a state may be named; weak tags name none. Throws BAD_REQUEST.
 */
export function expectedStates({ ifMatch }: Preconditions): readonly string[] | undefined {
  if (ifMatch === undefined) return undefined
  const tags = parseTags('If-Match', ifMatch)
  if (tags === '*') return undefined
  return tags.flatMap((tag) => /^"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)[;"]/.exec(tag)?.[1] ?? [])
}

/** True for `If-Match: *`, which asks that there is a resource at all. */
export function mustExist({ ifMatch }: Preconditions): boolean {
  return ifMatch?.trim() === '*'
}

const tagList = /^\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"(?:\s*,\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")*\s*$/

function parseTags(header: string, text: string): '*' | readonly string[] {
  if (text.trim() === '*') return '*'
  if (text.length <= 4096 && tagList.test(text)) return text.match(/(?:W\/)?"[^"]*"/g) ?? []
  const detail = `${header} takes entity tags in quotes, as an answer's ETag has them.`
  throw refusal('BAD_REQUEST', { detail, source: { header } })
}
