import type { Resource } from '@cohort/schema'

/** The query of a list for what some of its records are called. */
export function namesQueryOf({ type, catalog }: Resource, ids: readonly string[]): string {
  const sought = [...new Set(ids)].toSorted()
  return `filter[q][id_in]=${sought.join()}&fields[${type}]=${catalog.title}&page[size]=${sought.length}`
}
