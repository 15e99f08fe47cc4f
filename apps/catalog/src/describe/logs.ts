import type { Page, ReadQuery } from '@cohort/jsonapi/query'
import type { Log, Registry, Resource } from '@cohort/schema'
import { chosenColumns } from './columns.ts'
import { isBesidePlace, type Links } from './pages.ts'

/** A resource whose records are the entries of a log. */
export type LogResource = Resource & { readonly log: Log }

/** True for a resource whose records tell the changes of others. */
export function isLog(resource: Resource): resource is LogResource {
  return resource.log !== null
}

/** The log that has the history of a resource, in pages: the first one to which its declaration leads. Undefined where nothing is recorded. */
export function historyLogOf(registry: Registry, { relationships }: Resource): LogResource | undefined {
  return Object.values(relationships)
    .map((link) => (link.kind === 'has_many_as' ? registry.find(link.target) : undefined))
    .filter((target) => target?.paging === 'number')
    .find((target) => target !== undefined && isLog(target))
}

/** The filter of a log that lets the entries of one record of a type pass, or of several. */
export function entriesFilter({ log }: LogResource, type: string, ids: string | readonly string[]): string {
  const test = typeof ids === 'string' ? `eq]=${ids}` : `in]=${ids.join()}`
  return `filter[q][${log.of}_type_eq]=${type}&filter[q][${log.of}_id_${test}`
}

/** True for a list that is shown as a timeline: that of a log, unless its address chooses columns. */
export function isTimeline(query: ReadQuery): boolean {
  return isLog(query.resource) && chosenColumns(query) === undefined
}

/** True for a log that knows one order, in which things happened: its timeline is read from its end. */
export function isReadFromEnd({ paging }: Resource): boolean {
  return paging === 'cursor'
}

/** Places before and behind all entries of such a log: an id begins with the 13 digits of the milliseconds of its making. */
const places = { start: '0000000000000-0', end: '9999999999999-0' } as const

/** The query of a timeline, at the end of its log where it names no other place. */
export function openedAtEnd(query: ReadQuery): ReadQuery {
  const { resource, page } = query
  const isPlaceless = isTimeline(query) && isReadFromEnd(resource) && !isBesidePlace(page)
  return isPlaceless ? { ...query, page: { ...page, before: places.end } } : query
}

/** True for the page with which a timeline is opened: nobody has chosen its place. */
export function isAtEnd({ before }: Page): boolean {
  return before === places.end
}

/** The links of a page, as it is shown. Of a timeline that is read from its end the first page is the newest, and the next one is older. */
export function linksOf(query: ReadQuery, links: Links): Links {
  if (!isTimeline(query) || !isReadFromEnd(query.resource)) return links
  const { first = null, prev = null, next = null } = links
  return {
    first: placed(first, 'page[before]', places.end),
    prev: isAtEnd(query.page) ? null : next,
    next: query.page.after === places.start ? null : prev,
    last: placed(first, 'page[after]', places.start),
  }
}

function placed(link: string | null, parameter: string, place: string): string | null {
  if (link === null) return null
  const url = new URL(link)
  url.searchParams.set(parameter, place)
  return url.href
}
