import type { Resource } from '@cohort/schema'
import type { Joined } from './joined.ts'

/** A version of a record, as far as it tells who belongs where. */
export interface Move {
  readonly resource_id: string
  readonly created_at: string
  readonly changes: Readonly<Record<string, unknown>>
}

/** Since when each record belongs where it does now, by its id, from versions with the newest first. */
export function sincesFrom(moves: readonly Move[], { name, id }: Joined): ReadonlyMap<string, string> {
  const newest = new Map<string, Move>()
  for (const move of moves) {
    if (name in move.changes && !newest.has(move.resource_id)) newest.set(move.resource_id, move)
  }
  const here = [...newest].filter(([, { changes }]) => endOf(changes[name]) === id)
  return new Map(here.map(([recordId, { created_at }]) => [recordId, created_at]))
}

/** A change is a pair: the value before and the value after. */
function endOf(change: unknown): unknown {
  return Array.isArray(change) ? change[1] : undefined
}

/** The versions of some records of a resource, in pages as long as there are. */
export function movesQueryOf({ type }: Resource, ids: readonly string[], page: number): string {
  const filter = `filter[q][resource_type_eq]=${type}&filter[q][resource_id_in]=${ids.join(',')}`
  return `${filter}&fields[versions]=resource_id,created_at,changes&page[number]=${page}&page[size]=100`
}
