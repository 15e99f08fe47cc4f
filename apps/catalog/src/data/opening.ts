import type { Resource } from '@cohort/schema'
import { openedAtEnd } from '../describe/logs.ts'
import { withKeptColumns } from './kept-columns.ts'
import { searchOf, type Search } from './query-text.ts'
import { readListQuery } from './read-list-query.ts'

/**
 * Where a list is opened instead of at an address that leaves open its columns, which this device may have kept, or its place in a
 * log; null for all others. What is shown stands in the address then, and a shared one shows the same elsewhere.
 */
export function openingOf(resource: Resource, { text = '' }: Search): Search | null {
  const { query } = readListQuery(resource, text)
  if (query === undefined) return null
  const opened = searchOf(openedAtEnd(withKeptColumns(query)))
  return opened.text === searchOf(query).text ? null : opened
}
