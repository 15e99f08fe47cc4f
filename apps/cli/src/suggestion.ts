import { closest, distance } from 'fastest-levenshtein'

/** `Did you mean "migrate"?` with a space before it, or nothing when no legal word is near. */
export function suggestion(typed: string, legal: readonly string[]): string {
  if (legal.length === 0) return ''
  const nearest = closest(typed, legal)
  return distance(typed, nearest) <= Math.max(2, nearest.length / 3) ? ` Did you mean "${nearest}"?` : ''
}
