import type { Counts } from '@cohort/client'
import type { Page } from '@cohort/jsonapi/query'
import { numberText } from './words.ts'

/** The page sizes to choose from. */
export const pageSizes = [10, 25, 50, 100] as const

/** The links of a list's document. */
export type Links = Readonly<Record<string, string | null>>

/** The pages that can be reached from a page, as links of the API; null for those that cannot. */
export interface Paging {
  readonly first: string | null
  readonly previous: string | null
  readonly next: string | null
  readonly last: string | null
}

/** The ways from a page of a list to the others: there is no way to the first page from itself. */
export function pagingOf({ first = null, prev = null, next = null, last = null }: Links): Paging {
  return {
    first: prev === null ? null : first,
    previous: prev,
    next,
    last: next === null ? null : last,
  }
}

/** Where a page stands in its list: "11–20 of 42"; by a cursor nobody knows where; null for a list that is not counted. */
export function rangeText(page: Page, { record_count: count }: Counts): string | null {
  const { number, size } = page
  if (count === null) return null
  if (isBesidePlace(page)) return `${numberText(count)} in all`
  const start = (number - 1) * size + 1
  const end = Math.min(number * size, count)
  const range = start > count ? 'None' : `${numberText(start)}–${numberText(end)}`
  return `${range} of ${numberText(count)}`
}

/** The last page of a list of so many records. */
export function lastPageNumber({ size }: Page, recordCount: number): number {
  return Math.max(1, Math.ceil(recordCount / size))
}

/** Where a list begins again after its filters or its order changed. */
export function firstPage({ size }: Page): Page {
  return { number: 1, size }
}

/** True for a page that lies after or before a place of its list, and has no number. */
export function isBesidePlace({ after, before }: Page): boolean {
  return after !== undefined || before !== undefined
}
