import { cursorProfile } from '@cohort/jsonapi'
import { registry as cohortRegistry, type Registry } from '@cohort/schema'
import { expect } from 'vitest'
import { rateLimitHeaders } from '../../src/limits/rate-limit-headers.ts'
import { describedBy } from './description.ts'
import { documentFaults } from './document-faults.ts'
import { errorFaults, type RequestFacts } from './error-faults.ts'
import { officialFaults } from './official-schema.ts'
import { jsonOf, mediaType, profiledMediaType, type Response } from './response.ts'
import { forgetAnswer } from './seen-answers.ts'

/** What an answer is judged by, of the request that it answers. */
interface SentRequest {
  readonly method: string
  /** With its query, as sent. */
  readonly path: string
  readonly sent?: string | Uint8Array | undefined
  readonly accept?: string | null | undefined
  /** True unless given: the service counts who asks. */
  readonly isLimited?: boolean
  /** What the service offers, where that is not the registry of the project. */
  readonly registry?: Registry
}

/** Fails the test when an answer of the API breaks what all of them must keep; else gives it back. */
export function checkAnswer(request: SentRequest, response: Response): Response {
  const asked = `${request.method} ${request.path}`
  expect({ asked, faults: answerFaults(request, response) }).toEqual({ asked, faults: [] })
  forgetAnswer(response.headers)
  return response
}

/** What in an answer breaks what all answers must keep; empty for a sound one. */
export function answerFaults(request: SentRequest, response: Response): readonly string[] {
  const { status, headers, text, json } = response
  const { method, path, registry = cohortRegistry } = request
  const isBodiless = method === 'HEAD' || status === 204 || status === 304
  return [
    ...fault(!/\bAccept\b/.test(headers.get('Vary') ?? ''), 'Vary does not contain Accept (CN-19)'),
    ...fault(!headers.has('X-Request-Id'), 'X-Request-Id is missing'),
    ...limitFaults(request, response),
    ...statusFaults(response),
    ...(isBodiless ? bodilessFaults(response) : bodyFaults(request, response)),
    ...(json === undefined
      ? []
      : [...documentFaults(json, { hasFields: choosesFields(request) }), ...officialFaults(json)]),
    ...describedBy(registry).faultsOf(method, path, response),
    ...(json?.errors === undefined ? [] : errorFaults(requestFacts(request), response)),
    ...fault(status >= 400 && text !== '' && json?.errors === undefined, 'a failure without errors (ER-12)'),
    ...fault(status < 400 && json?.errors !== undefined, 'errors with a status of success'),
  ]
}

/** What in an answer that is not of the API breaks what these must keep. The pages of the catalog are no JSON:API. */
export function besideFaults(
  { method, path, registry = cohortRegistry }: SentRequest,
  response: Response,
): readonly string[] {
  return [
    ...fault(!response.headers.has('X-Request-Id'), 'X-Request-Id is missing'),
    ...describedBy(registry).faultsBeside(method, path, response),
  ]
}

/** Headers that a status is not complete without. */
const neededHeaders: Readonly<Record<number, string>> = {
  201: 'Location',
  401: 'WWW-Authenticate',
  405: 'Allow',
  429: 'Retry-After',
  503: 'Retry-After',
}

/** A created resource is at its own link (CR-08, CR-09); 401, 405, 429 and 503 say what to do (HT-02, HT-03). */
function statusFaults({ status, headers, json }: Response): readonly string[] {
  const needed = neededHeaders[status]
  const location = headers.get('Location')
  const self: unknown = json?.data?.links?.self
  return [
    ...fault(needed !== undefined && !headers.has(needed), `${status} comes without ${needed}`),
    ...fault(
      status === 201 && self !== undefined && location !== self,
      `Location is ${location}, not ${String(self)} (CR-09)`,
    ),
  ]
}

function limitFaults({ isLimited = true }: SentRequest, { headers }: Response): readonly string[] {
  if (!isLimited) return fault(headers.has(rateLimitHeaders[0]), 'a limit is told where there is none')
  return rateLimitHeaders
    .filter((name) => !/^\d+$/.test(headers.get(name) ?? ''))
    .map((name) => `${name} is no number: ${headers.get(name)}`)
}

function bodilessFaults({ status, headers, text }: Response): readonly string[] {
  return [
    ...fault(text !== '', 'there is a body (HT-01)'),
    ...fault(status === 204 && headers.has('Content-Type'), '204 has a Content-Type (HT-01)'),
    ...fault(status === 304 && headers.has('Content-Type'), '304 has a Content-Type (HT-01)'),
  ]
}

/** Who names the profile gets an answer that follows it, of any status; nobody else does (CN-04, CN-16, CN-17). */
function bodyFaults({ accept }: SentRequest, { headers, text, json }: Response): readonly string[] {
  const quoted = accept?.match(/"[^"]*"/g) ?? []
  const isProfiled = quoted.some((uris) => uris.slice(1, -1).split(' ').includes(cursorProfile))
  return [
    ...fault(
      headers.get('Content-Type') !== (isProfiled ? profiledMediaType : mediaType),
      `the media type is ${headers.get('Content-Type')} (CN-01, CN-02)`,
    ),
    ...fault(json === undefined, `the body is no JSON: ${text.slice(0, 200)}`),
  ]
}

function choosesFields({ path }: SentRequest): boolean {
  return /[?&]fields(\[|%5b)/i.test(path)
}

function requestFacts({ path, sent }: SentRequest): RequestFacts {
  const [, query = ''] = /\?(.*)$/s.exec(path) ?? []
  const raw = query.split('&').map((pair) => pair.split('=')[0] ?? '')
  // Of a query that begins with a question mark, the first is left out by URLSearchParams.
  const decoded = [...new URLSearchParams(`&${query}`).keys()]
  const text = typeof sent === 'string' ? sent : new TextDecoder().decode(sent)
  return { document: jsonOf(text.replace(/^\uFEFF/, '')), parameters: new Set([...raw, ...decoded]) }
}

function fault(isFaulty: boolean, sentence: string): readonly string[] {
  return isFaulty ? [sentence] : []
}
