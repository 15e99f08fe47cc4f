import { cursorProfile } from '../negotiate/profiles.ts'
import { foreignCursor } from '../query/parse-page.ts'
import type { ReadQuery } from '../query/read-query.ts'
import type { Place, Span } from '../query/read-result.ts'
import { pagedList, type Cursors } from './cursors.ts'

/**
 * The stretch that a query's page is read from, where the list at this address is paged by cursors: because the query has
 * one, because the resource knows no other way, or because the answer follows the profile and nobody asked for a later
 * number. Null where it is paged by number. Throws INVALID_PAGE_VALUE for a cursor of another list.
 */
export function spanOf(
  query: ReadQuery,
  url: string,
  { cursors, profiles }: { readonly cursors: Cursors; readonly profiles: readonly string[] },
): Span | null {
  const { number, after, before } = query.page
  const list = pagedList(query, url)
  const placeOf = (parameter: string, cursor: string | undefined): Place | null => {
    if (cursor === undefined) return null
    const place = cursors.read(list, cursor)
    if (place === undefined) throw foreignCursor(parameter)
    return place
  }
  const span = { after: placeOf('page[after]', after), before: placeOf('page[before]', before) }
  const isByCursor =
    span.after !== null ||
    span.before !== null ||
    list.paging === 'cursor' ||
    profiles.includes(cursorProfile)
  return isByCursor && number === 1 ? span : null
}
