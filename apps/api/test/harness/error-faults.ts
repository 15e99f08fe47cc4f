import { errorCatalogue } from '@cohort/jsonapi'
import { isObject, strangers, type Members } from './document-faults.ts'
import type { Response } from './response.ts'

/** The request's document, its parameters' names, and the names as they were sent, still escaped. */
export interface RequestFacts {
  readonly document: unknown
  readonly parameters: ReadonlySet<string>
}

/** What breaks JSON:API, or our catalogue, in an error document; empty for a sound one. */
export function errorFaults(request: RequestFacts, { status, headers, json }: Response): readonly string[] {
  const { errors } = json
  if (!Array.isArray(errors) || errors.length === 0) return ['errors is no list of faults (ER-01)']
  if (!errors.every(isObject)) return ['an error is no object (ER-02)']
  const statuses = new Set(errors.map((error) => Number(error.status)))
  const general = Math.floor(Math.max(...statuses) / 100) * 100
  const expected = statuses.size === 1 ? Math.max(...statuses) : general
  return [
    ...(status === expected ? [] : [`the status is ${status}, of the errors it is ${expected} (ER-07)`]),
    ...(status < 500 ||
    errors.every(({ meta }) => isObject(meta) && meta.request_id === headers.get('X-Request-Id'))
      ? []
      : ['an error of ours does not tell the id of the request']),
    ...errors.flatMap((error) => [...objectFaults(error), ...sourceFaults(request, error)]),
  ]
}

const errorMembers = ['id', 'links', 'status', 'code', 'title', 'detail', 'source', 'meta']
const catalogue: ReadonlyMap<unknown, { readonly status: number; readonly title: string }> = new Map(
  Object.entries(errorCatalogue),
)

function objectFaults(error: Members): readonly string[] {
  const { code, status, title, detail } = error
  const known = catalogue.get(code)
  if (known === undefined) return [`${String(code)} is not in the catalogue`]
  return [
    ...strangers(String(code), error, errorMembers),
    ...(isObject(error.links)
      ? strangers(`links of ${String(code)} (ER-03)`, error.links, ['about', 'type'])
      : []),
    ...(status === String(known.status)
      ? []
      : [`${String(code)} has the status ${JSON.stringify(status)} (ER-04)`]),
    ...(title === known.title || isRuleOf(error) ? [] : [`${String(code)} has a title of its own (ER-06)`]),
    ...(typeof detail === 'string' && detail !== '' ? [] : [`${String(code)} has no detail`]),
  ]
}

/** A failed rule is told by its own sentence, which the detail repeats. */
function isRuleOf({ code, title, detail, meta }: Members): boolean {
  const isTold = typeof detail === 'string' && detail.endsWith(` - ${String(title)}`)
  return code === 'VALIDATION_ERROR' && isTold && isObject(meta) && typeof meta.error === 'string'
}

function sourceFaults({ document, parameters }: RequestFacts, error: Members): readonly string[] {
  const { code, source } = error
  if (source === undefined) return []
  if (!isObject(source) || Object.keys(source).length !== 1)
    return [`${String(code)} has more than one source (ER-08)`]
  const [[kind, place] = []] = Object.entries(source)
  if (typeof place !== 'string') return [`${String(code)} has a source that is no text`]
  switch (kind) {
    case 'pointer':
      return isMissing(error, place) || pointsAt(document, place)
        ? []
        : [`nothing is at the pointer ${place} (ER-09)`]
    case 'parameter':
      return parameters.has(place) ? [] : [`no parameter ${place} was sent (QP-13)`]
    case 'header':
      return /^[A-Z][A-Za-z-]+$/.test(place) ? [] : [`${place} is no header`]
    default:
      return [`a source is called ${String(kind)} (ER-08)`]
  }
}

/** What is not there but must be is pointed at all the same: clients put the message beside its field (against ER-09). */
function isMissing({ meta }: Members, pointer: string): boolean {
  return (
    isObject(meta) && meta.error === 'blank' && /^\/data\/(attributes|relationships)\/[^/]+$/.test(pointer)
  )
}

/** True when the pointer (RFC 6901) leads to a value of the document; "" is the whole, also of one that is no JSON. */
function pointsAt(document: unknown, pointer: string): boolean {
  if (pointer === '') return true
  if (!/^(\/([^~/]|~[01])*)+$/s.test(pointer)) return false
  const path = pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  let place: unknown = document
  for (const part of path) {
    if (Array.isArray(place)) place = /^(0|[1-9]\d*)$/.test(part) ? place[Number(part)] : undefined
    else if (isObject(place) && Object.hasOwn(place, part)) place = place[part]
    else return false
  }
  return place !== undefined
}
