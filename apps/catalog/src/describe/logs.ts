import type { Page, ReadQuery } from '@cohort/jsonapi/query'
import type { Log, Resource } from '@cohort/schema'
import { chosenColumns } from './columns.ts'
import { isBesidePlace, type Links } from './pages.ts'

/** A resource whose records are the entries of a log. */
export type LogResource = Resource & { readonly log: Log }

/** True for a resource whose records tell the changes of others. */
export function isLog(resource: Resource): resource is LogResource {
  return resource.log !== null
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
