import { refusal } from '../errors/json-api-error.ts'
import { jsonApiMediaType, parseMediaType, splitHeaderList, type MediaType } from './media-type.ts'
import { knownProfiles } from './profiles.ts'

/** Longer than this no client's Accept is; it is refused unread. */
const longestAccept = 4096

/**
 * Refuses a request whose Accept header has no place for our answer: NOT_ACCEPTABLE, or BAD_REQUEST when it cannot be
 * read. Without the header anything is accepted (JSONAPI CN-11 to CN-16, CN-21, CN-22, CN-26).
 */
export function refuseUnacceptable(accept: string | undefined): void {
  if (accept === undefined || accept.trim() === '') return
  if (accept.length > longestAccept) throw unacceptable('The Accept header is too long.')
  const ranges = splitHeaderList(accept).map(parseRange)
  // A header that names our media type says all about it there, whatever its wildcards would allow.
  const ours = ranges.filter(({ essence }) => essence === jsonApiMediaType)
  if (!(ours.length > 0 ? ours : ranges).some(isAcceptable)) {
    throw unacceptable(`Answers are ${jsonApiMediaType}, without parameters.`)
  }
}

/**
 * The profiles that an answer follows because its Accept names them, where it names our media type with the highest weight;
 * unknown ones are passed over (JSONAPI CN-16, CN-17). Never throws: errors follow profiles too.
 */
export function appliedProfiles(accept: string = ''): readonly string[] {
  if (accept.length > longestAccept) return []
  const ours = splitHeaderList(accept)
    .flatMap((text) => parseMediaType(text) ?? [])
    .filter((range) => range.essence === jsonApiMediaType && isAcceptable(range))
  const highest = Math.max(...ours.map(weightOf))
  const named = new Set(
    ours
      .filter((range) => weightOf(range) === highest)
      .flatMap(({ parameters }) => parameters.get('profile')?.split(' ') ?? []),
  )
  return knownProfiles.filter((profile) => named.has(profile))
}

/** RFC 9110, 12.4.2: from 0 to 1, with three decimals at the most. */
const weight = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/

/** A range whose weight is none cannot be read either, as any other that breaks the grammar. */
function parseRange(text: string): MediaType {
  const range = parseMediaType(text)
  if (range !== undefined && weight.test(range.parameters.get('q') ?? '1')) return range
  const detail = 'The Accept header cannot be read.'
  throw refusal('BAD_REQUEST', { detail, source: { header: 'Accept' } })
}

/** A range with another parameter than `q`, `profile` or an extension that we know is passed over. */
function isAcceptable(range: MediaType): boolean {
  const { essence, parameters } = range
  if (weightOf(range) === 0) return false
  if (essence === '*/*' || essence === 'application/*') return true
  return essence === jsonApiMediaType && hasOnly(parameters, ['q', 'profile'])
}

function weightOf({ parameters }: MediaType): number {
  return Number(parameters.get('q') ?? '1')
}

/**
 * Refuses a body that is not said to be JSON:API: UNSUPPORTED_MEDIA_TYPE. An unknown profile is no fault; any
 * extension is, because there is none here (JSONAPI CN-06 to CN-09, CN-24).
 */
export function refuseOtherContent(contentType: string | undefined): void {
  const type = parseMediaType(contentType ?? '')
  if (type?.essence === jsonApiMediaType && hasOnly(type.parameters, ['profile'])) return
  const detail = `Send the body as ${jsonApiMediaType}, without parameters.`
  throw refusal('UNSUPPORTED_MEDIA_TYPE', { detail, source: { header: 'Content-Type' } })
}

function hasOnly(parameters: ReadonlyMap<string, string>, allowed: readonly string[]): boolean {
  return [...parameters.keys()].every((name) => allowed.includes(name))
}

function unacceptable(detail: string): Error {
  return refusal('NOT_ACCEPTABLE', { detail, source: { header: 'Accept' } })
}
