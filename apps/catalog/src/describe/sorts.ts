import { sortNamesOf, type SortTerm } from '@cohort/jsonapi/query'
import type { Resource, ValueKind } from '@cohort/schema'
import { fieldsOf } from './fields.ts'
import { labelOf } from './words.ts'

type Direction = SortTerm['direction']

/** How the two directions of a kind are called. */
const directionWords = {
  text: { asc: 'A to Z', desc: 'Z to A' },
  integer: { asc: 'lowest first', desc: 'highest first' },
  boolean: { asc: 'no first', desc: 'yes first' },
  time: { asc: 'oldest first', desc: 'newest first' },
  json: { asc: 'ascending', desc: 'descending' },
} as const satisfies Record<ValueKind, Record<Direction, string>>

/** An order that a list can have; its value is what `sort` says: `-created_at`. */
export interface SortOption {
  readonly value: string
  readonly label: string
}

/** Every order by one name, as "Name, A to Z". */
export function sortOptionsOf(resource: Resource): readonly SortOption[] {
  const kinds = new Map(fieldsOf(resource).map(({ name, kind }) => [name, kind]))
  return sortNamesOf(resource).flatMap((name) => {
    // Ids begin with the time at which they were made.
    const words = directionWords[name === 'id' ? 'time' : (kinds.get(name) ?? 'text')]
    return [
      { value: name, label: `${labelOf(name)}, ${words.asc}` },
      { value: `-${name}`, label: `${labelOf(name)}, ${words.desc}` },
    ]
  })
}

/** The order in force, as `sort` says it; the default one when none was asked for. */
export function sortValueOf({ defaultSort }: Resource, sort: readonly SortTerm[]): string {
  const terms = sort.length === 0 ? [defaultSort] : sort
  return terms.map(({ name, direction }) => (direction === 'desc' ? `-${name}` : name)).join(',')
}

/** The mirror of sortValueOf. The default order is not written. */
export function sortFromValue(resource: Resource, value: string): readonly SortTerm[] {
  if (value === sortValueOf(resource, [])) return []
  return value
    .split(',')
    .map((text) =>
      text.startsWith('-') ? { name: text.slice(1), direction: 'desc' } : { name: text, direction: 'asc' },
    )
}

/** How a list is sorted by a column, in the words of `aria-sort`. Only the first of several orders is told. */
export function ariaSortOf(
  { defaultSort }: Resource,
  sort: readonly SortTerm[],
  name: string,
): 'ascending' | 'descending' | 'none' {
  const [first = defaultSort] = sort
  if (first.name !== name) return 'none'
  return first.direction === 'asc' ? 'ascending' : 'descending'
}

/** The order after a click on a heading: its first direction, then the other, then the default again. */
export function sortAfterClick(
  sort: readonly SortTerm[],
  { name, kind }: { readonly name: string; readonly kind: ValueKind },
): readonly SortTerm[] {
  const first: Direction = kind === 'time' ? 'desc' : 'asc'
  const second: Direction = first === 'asc' ? 'desc' : 'asc'
  const [current] = sort
  if (current?.name !== name) return [{ name, direction: first }]
  return current.direction === first ? [{ name, direction: second }] : []
}
