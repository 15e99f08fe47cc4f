import { printReadQuery } from '../query/print-read-query.ts'
import type { ReadQuery } from '../query/read-query.ts'

/** The links of a page; those that lead nowhere are null (JSONAPI PG-02, PG-03). */
export interface PageLinks {
  readonly self: string
  readonly first: string
  readonly prev: string | null
  readonly next: string | null
  readonly last: string
}

/** The number of pages that so many records fill. */
export function pageCount({ page: { size } }: ReadQuery, recordCount: number): number {
  return Math.ceil(recordCount / size)
}

/** The links of a list's page, which keep the request's other parameters. From beyond the end, `prev` is the last page. */
export function pageLinks(query: ReadQuery, url: string, recordCount: number): PageLinks {
  // A list of nothing still has its first page.
  const last = Math.max(1, pageCount(query, recordCount))
  const { number } = query.page
  const linkTo = (page: number) => selfLink({ ...query, page: { ...query.page, number: page } }, url)
  return {
    self: selfLink(query, url),
    first: linkTo(1),
    prev: number > 1 ? linkTo(Math.min(number - 1, last)) : null,
    next: number < last ? linkTo(number + 1) : null,
    last: linkTo(last),
  }
}

/** The links of a list that is paged from place to place: forward only, for it grows at its end. */
export function cursorLinks(query: ReadQuery, url: string, after: string | null): Omit<PageLinks, 'last'> {
  const { after: _here, ...page } = query.page
  return {
    self: selfLink(query, url),
    first: selfLink({ ...query, page }, url),
    prev: null,
    next: after === null ? null : selfLink({ ...query, page: { ...page, after } }, url),
  }
}

/** The link to what the query asks for, in its normalised form. */
export function selfLink(query: ReadQuery, url: string): string {
  const text = printReadQuery(query)
  return text === '' ? url : `${url}?${text}`
}
