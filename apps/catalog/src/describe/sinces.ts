import type { Entry } from './history.ts'
import type { Joined } from './joined.ts'

/** Since when each record belongs where it does now, by its id, from entries of its history with the newest first. */
export function sincesFrom(entries: readonly Entry[], { name, id }: Joined): ReadonlyMap<string, string> {
  const newest = new Map<string, { readonly time: string; readonly end: unknown }>()
  for (const { of, time, changes } of entries) {
    const change = changes.find((each) => each.name === name)
    if (change !== undefined && !newest.has(of.id)) newest.set(of.id, { time, end: change.after })
  }
  const here = [...newest].filter(([, { end }]) => end === id)
  return new Map(here.map(([recordId, { time }]) => [recordId, time]))
}
