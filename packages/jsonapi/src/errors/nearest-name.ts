import { closest, distance } from 'fastest-levenshtein'

/** Longer than this is no slip of the fingers, and comparing it would cost more than it helps. */
const longestName = 100

/** The legal name that a mistyped one most likely means; undefined when none is near. Another case is a slip, too. */
export function nearestName(name: string, legal: readonly string[]): string | undefined {
  if (name === '' || name.length > longestName || legal.length === 0) return undefined
  const inCase = legal.find((known) => known.toLowerCase() === name.toLowerCase())
  if (inCase !== undefined) return inCase
  const nearest = closest(name, legal)
  return distance(name, nearest) <= Math.max(2, name.length / 2) ? nearest : undefined
}

/** `Did you mean "name"?` with a space before it, or nothing. */
export function suggestion(name: string, legal: readonly string[]): string {
  const nearest = nearestName(name, legal)
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`
}
