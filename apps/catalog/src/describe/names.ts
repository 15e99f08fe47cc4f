import type { Resource } from '@cohort/schema'

/** A page of a list has no more. */
const mostIds = 100

/** The queries of a list for what some of its records are called; none for no records. */
export function namesQueriesOf({ type, catalog }: Resource, ids: readonly string[]): readonly string[] {
  const sought = [...new Set(ids)].toSorted().map(encodeURIComponent)
  const pages = Array.from({ length: Math.ceil(sought.length / mostIds) }, (_, page) =>
    sought.slice(page * mostIds, (page + 1) * mostIds),
  )
  return pages.map(
    (page) => `filter[q][id_in]=${page.join()}&fields[${type}]=${catalog.title}&page[size]=${page.length}`,
  )
}
