import type { FilterField } from '@cohort/jsonapi/query'
import type { Resource } from '@cohort/schema'
import { firstPage } from '../describe/pages.ts'
import { searchOf, type Search } from './query-text.ts'
import { readListQuery } from './read-list-query.ts'

/** The query string of a list in the other environment: as it is here, from its first page, without filters by ids, which only one of them has. */
export function searchElsewhere(resource: Resource, { text = '' }: Search): Search {
  const { query } = readListQuery(resource, text)
  if (query === undefined) return {}
  const filters = query.filters.filter(({ fields }) => !fields.some(isId))
  return searchOf({ ...query, filters, page: firstPage(query.page) })
}

function isId({ name }: FilterField): boolean {
  return /(^|_)id$/.test(name)
}
