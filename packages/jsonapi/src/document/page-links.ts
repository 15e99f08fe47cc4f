import { mediaTypeWith } from '../negotiate/profiles.ts'
import { printReadQuery } from '../query/print-read-query.ts'
import type { Page, ReadQuery } from '../query/read-query.ts'
import type { AnswerContext } from './answer-context.ts'

/** The links of a page; those that lead nowhere are null (JSONAPI PG-02, PG-03, CP-15). */
export interface PageLinks {
  readonly self: string
  readonly first: string
  readonly prev: string | null
  readonly next: string | null
  /** Left out in a log, which grows at its end. */
  readonly last?: string
}

/** The cursors of the first and the last record of a page. */
export interface Edges {
  readonly first: string
  readonly last: string
}

/** The number of pages that so many records fill. */
export function pageCount({ page: { size } }: ReadQuery, recordCount: number): number {
  return Math.ceil(recordCount / size)
}

/**
 * The links of a page by number, which keep the request's other parameters. From beyond the end, `prev` is the last page.
 * With edges, the pages beside it are named by them: deep in a list a number is dear and a cursor is not (P4).
 */
export function pageLinks(
  query: ReadQuery,
  url: string,
  recordCount: number,
  edges: Edges | null,
): PageLinks {
  // A list of nothing still has its first page.
  const last = Math.max(1, pageCount(query, recordCount))
  const { number, size } = query.page
  const linkTo = (page: Partial<Page>) => selfLink({ ...query, page: { number: 1, size, ...page } }, url)
  const before = edges ? { before: edges.first } : { number: Math.min(number - 1, last) }
  const after = edges ? { after: edges.last } : { number: number + 1 }
  return {
    self: selfLink(query, url),
    first: linkTo({}),
    prev: number > 1 ? linkTo(before) : null,
    next: number < last ? linkTo(after) : null,
    last: linkTo({ number: last }),
  }
}

/** What is known of a page that is paged by cursors. */
export interface CursorPage {
  /** Null for a page without records. */
  readonly edges: Edges | null
  /** The cursor of the end of the list; null in a log. */
  readonly end: string | null
  /** True when more records follow, in the direction in which the page was read. */
  readonly hasMore: boolean
}

/**
 * The links of a page by cursors. Before the first page and after the last one nothing is linked; where only a further
 * read could tell, the link may lead to an empty page (JSONAPI CP-16 to CP-18).
 */
export function cursorLinks(query: ReadQuery, url: string, page: CursorPage): PageLinks {
  const { size } = query.page
  const linkTo = (place: Partial<Page>) => selfLink({ ...query, page: { number: 1, size, ...place } }, url)
  const { prev, next } = besideOf(query.page, page)
  return {
    self: selfLink(query, url),
    first: linkTo({}),
    prev: prev && linkTo(prev),
    next: next && linkTo(next),
    ...(page.end !== null && { last: linkTo({ before: page.end }) }),
  }
}

type Places = Pick<Page, 'after' | 'before'>

/** The pages beside one, by where in its list it lies. */
function besideOf(
  { after, before }: Places,
  { edges, end, hasMore }: CursorPage,
): { readonly prev: Places | null; readonly next: Places | null } {
  const previous = edges && { before: edges.first }
  const following = edges && { after: edges.last }
  // A range is a list of its own: it begins after the one place and ends before the other.
  if (after !== undefined && before !== undefined) {
    return { prev: null, next: hasMore && following ? { ...following, before } : null }
  }
  if (before !== undefined) {
    return { prev: hasMore ? previous : null, next: before === end ? null : (following ?? {}) }
  }
  const fromEnd = end === null ? null : { before: end }
  return { prev: after === undefined ? null : (previous ?? fromEnd), next: hasMore ? following : null }
}

/** The link to what the query asks for, in its normalised form. */
export function selfLink(query: ReadQuery, url: string): string {
  const text = printReadQuery(query)
  return text === '' ? url : `${url}?${text}`
}

/** A document's link to itself, which says what media type it has when that is not the plain one (JSONAPI TL-09). */
export function typedLink(
  href: string,
  { profiles }: AnswerContext,
): string | { href: string; type: string } {
  return profiles.length === 0 ? href : { href, type: mediaTypeWith(profiles) }
}
