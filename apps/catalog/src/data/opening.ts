import type { Resource } from '@cohort/schema'
import { openedAtEnd } from '../describe/logs.ts'
import { searchOf, type Search } from './query-text.ts'
import { readListQuery } from './read-list-query.ts'

/** Where a list is opened instead of at an address that leaves open what this viewer or this list has an answer to; null for all others. */
export function openingOf(resource: Resource, { text = '' }: Search): Search | null {
  const { query } = readListQuery(resource, text)
  if (query === undefined) return null
  const opened = openedAtEnd(query)
  return opened === query ? null : searchOf(opened)
}
