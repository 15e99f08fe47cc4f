import type { ReadQuery } from '@cohort/jsonapi/query'
import { registry, type Resource } from '@cohort/schema'
import { chosenColumns, columnChoicesOf, withColumns } from '../describe/columns.ts'
import { forget, keep, kept } from './kept.ts'

/** The query with the columns that were last chosen for its list on this device, unless it chooses some itself. What was kept and is no column is as if it were not there. */
export function withKeptColumns(query: ReadQuery): ReadQuery {
  const { resource } = query
  if (chosenColumns(query) !== undefined) return query
  const legal = new Set(columnChoicesOf(registry, resource).map(({ name }) => name))
  const names =
    kept(keyOf(resource))
      ?.split(',')
      .filter((name) => legal.has(name)) ?? []
  return names.length === 0 ? query : withColumns(registry, query, [...new Set(names)])
}

/** Keeps the columns of a list for this device; where its query chooses none, the usual ones hold again. */
export function keepColumns(query: ReadQuery): void {
  const names = chosenColumns(query)
  if (names === undefined) forget(keyOf(query.resource))
  else keep(keyOf(query.resource), names.join())
}

function keyOf({ type }: Resource): string {
  return `columns.${type}`
}
