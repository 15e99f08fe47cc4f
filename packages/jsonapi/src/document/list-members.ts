import type { Paging } from '@cohort/schema'
import { pagedList } from '../cursor/cursors.ts'
import { cursorProfile } from '../negotiate/profiles.ts'
import type { ReadQuery } from '../query/read-query.ts'
import type { Place } from '../query/read-result.ts'
import type { AnswerContext } from './answer-context.ts'
import { cursorLinks, pageCount, pageLinks, typedLink, type PageLinks } from './page-links.ts'

/** How much there is of a list, and where the page lies in it. */
export interface ListContent {
  /** How the page was chosen. */
  readonly paging: Paging
  /** How many records there are on all pages; null in a list that is not counted. */
  readonly recordCount: number | null
  /** True when more records follow, in the direction in which the page was read. */
  readonly hasMore: boolean
  /** The place of each record of the page; empty where none is told. */
  readonly places: readonly Place[]
}

/** Where a list is found: its records, the document at hand, and the records once more for who reads their linkage. */
interface Addresses {
  readonly list: string
  readonly self: string
  readonly related?: string
}

/** The meta and the links of a list's document as text, and the cursors that its records show. */
export interface ListMembers {
  readonly members: string
  readonly cursors: readonly string[]
}

/** What a list's document says beside its data. Records show their cursors to who names the profile (JSONAPI CP-19). */
export function listMembers(
  query: ReadQuery,
  { list: url, self, related }: Addresses,
  content: ListContent,
  context: AnswerContext,
): ListMembers {
  const list = pagedList(query, url)
  const cursorAt = (index: number) => {
    const place = content.places.at(index)
    return place && context.cursors.write(list, place)
  }
  const isProfiled = context.profiles.includes(cursorProfile)
  const cursors = isProfiled ? content.places.map((place) => context.cursors.write(list, place)) : []
  const [first, last] = [cursorAt(0), cursorAt(-1)]
  const edges = first === undefined || last === undefined ? null : { first, last }
  const endOf = () => (list.paging === 'cursor' ? null : context.cursors.write(list, []))
  const links: PageLinks =
    content.paging === 'cursor'
      ? cursorLinks(query, self, { edges, end: endOf(), hasMore: content.hasMore })
      : pageLinks(query, self, content.recordCount ?? 0, edges)
  const shown = {
    ...links,
    self: typedLink(links.self, context),
    ...(related !== undefined && { related }),
  }
  return { members: `${metaText(query, content, isProfiled)}"links":${JSON.stringify(shown)}`, cursors }
}

/** The counts, where they are known, and what the profile says of the page; nothing where there is nothing to say. */
function metaText(query: ReadQuery, { recordCount, hasMore }: ListContent, isProfiled: boolean): string {
  const { after, before } = query.page
  const isTruncated = after !== undefined && before !== undefined && hasMore
  const page = {
    ...(isProfiled && recordCount !== null && { total: recordCount }),
    ...(isTruncated && { rangeTruncated: true }),
  }
  const meta = {
    ...(recordCount !== null && { record_count: recordCount, page_count: pageCount(query, recordCount) }),
    ...(Object.keys(page).length > 0 && { page }),
  }
  return Object.keys(meta).length > 0 ? `"meta":${JSON.stringify(meta)},` : ''
}
