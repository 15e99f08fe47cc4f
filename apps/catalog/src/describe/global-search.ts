import { publicIdPattern, type Resource } from '@cohort/schema'
import { filterChoicesOf, searchNamesOf, searchPredicate } from './filters.ts'
import { listedResources } from './listed-resources.ts'

/** One of the lists that a search looks into, and the query that it asks it. */
export interface ListSearch {
  readonly resource: Resource
  readonly query: string
}

/** So many records of each resource are shown. */
const mostOfEach = 5

/** A text shorter than this finds nearly everything, and no index helps to find it. */
const shortestSearch = 2

/** The searches for a text in all lists: by id where it can be one, and in names, identifiers and references. */
export function searchesFor(text: string): readonly ListSearch[] {
  const sought = text.trim()
  if (sought.length < shortestSearch) return []
  return listedResources.flatMap((resource): ListSearch[] => {
    // Entries that nobody makes or changes are no records that people look for by name.
    if (!resource.actions.includes('update')) return []
    const names = [...searchNamesOf(resource), ...referenceOf(resource)]
    const value = encodeURIComponent(sought)
    const query = isIdLike(sought)
      ? `filter[q][id_eq]=${value}`
      : `filter[q][${names.join('_or_')}_${searchPredicate}]=${value}&page[size]=${mostOfEach}`
    return [{ resource, query }]
  })
}

/** True for what looks like an id of ours: 14 letters and digits, of which people write no name. */
export function isIdLike(text: string): boolean {
  return text.length === 14 && publicIdPattern.test(text) && !text.includes('-')
}

function referenceOf(resource: Resource): readonly string[] {
  return filterChoicesOf(resource).some(({ name }) => name === 'reference') ? ['reference'] : []
}
