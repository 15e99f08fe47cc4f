import type { Paging } from '@cohort/schema'
import { filterKey } from '../query/print-filter-key.ts'
import { printReadQuery } from '../query/print-read-query.ts'
import { pageSize, type Filter, type ReadQuery } from '../query/read-query.ts'
import type { Place } from '../query/read-result.ts'

/** A list in whose order places are told: a cursor is worth nothing in any other. */
export interface PagedList {
  /** Where its records are found; its linkage has the same places. */
  readonly url: string
  readonly paging: Paging
  /** Its filters and its sort, as a query prints them. */
  readonly selection: string
}

/** Places as clients carry them. The service alone can write one, unless the list is a log: there it is an id. */
export interface Cursors {
  write(list: PagedList, place: Place): string
  /** Undefined for what was not written for this list. */
  read(list: PagedList, cursor: string): Place | undefined
}

/** The list that a query asks for. */
export function pagedList({ resource, filters, sort }: Selection, url: string): PagedList {
  const nothing = { include: null, fields: [], counts: [], page: wholePage }
  const selection = printReadQuery({ filters: filters.toSorted(byKey), sort, ...nothing })
  return { url, paging: resource.paging, selection }
}

/** Filters mean the same in any order. */
function byKey(one: Filter, other: Filter): number {
  return filterKey(one) < filterKey(other) ? -1 : 1
}

type Selection = Pick<ReadQuery, 'resource' | 'filters' | 'sort'>

const wholePage = { number: 1, size: pageSize.default }
