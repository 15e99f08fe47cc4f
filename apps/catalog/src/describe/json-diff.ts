import { isExactNumber } from '@cohort/schema'
import { create } from 'jsondiffpatch'

/** How a line of a difference is marked: by a sign and a word, not by colour alone. */
export const diffSigns = {
  added: '+',
  removed: '−',
  changed: '~',
  moved: '⇄',
} as const

type DiffKind = keyof typeof diffSigns

/** One difference between two JSON values: where it is, and the texts on both sides as far as there are any. */
export interface DiffLine {
  readonly kind: DiffKind
  /** `sizes[2].name`; a moved item has the place where it is now. */
  readonly path: string
  readonly before?: string
  readonly after?: string
}

/** Items of an array are the same when all of them is the same, wherever they stand: then they have moved. */
const differ = create({ objectHash: (item) => JSON.stringify(item), arrays: { detectMove: true } })

/** The differences between two JSON values, in the order of the paths. Numbers keep every digit. */
export function jsonDiff(before: unknown, after: unknown): readonly DiffLine[] {
  return linesFrom(differ.diff(printable(before), printable(after)), '')
}

/** No text that the service keeps has a NUL, so that it marks the digits of a number among texts. */
const numberMark = '\0'

/** Begins every name, so that none is one that all objects have: `constructor`, `__proto__`. */
const nameMark = '.'

/** A number that is kept as its text is an object, which a comparison must not look into: it is compared by its digits. */
function printable(value: unknown): unknown {
  if (isExactNumber(value)) return numberMark + JSON.stringify(value)
  return mapped(value, printable, (name) => nameMark + name)
}

/** The mirror of printable, as far as names go. */
function withoutMarks(value: unknown): unknown {
  return mapped(value, withoutMarks, unmarked)
}

function unmarked(name: string): string {
  return name.slice(nameMark.length)
}

/** The same array or object with other members; any other value as it is. */
function mapped(
  value: unknown,
  member: (value: unknown) => unknown,
  rename: (name: string) => string,
): unknown {
  if (Array.isArray(value)) return value.map(member)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [rename(name), member(inner)]))
}

/** Reads a delta of jsondiffpatch: a list at a value that differs, else members, which `_t` marks as items of an array. */
function linesFrom(delta: unknown, path: string): readonly DiffLine[] {
  if (Array.isArray(delta)) return [lineFrom(delta, path)]
  if (typeof delta !== 'object' || delta === null) return []
  const isOfArray = '_t' in delta
  return Object.entries(delta).flatMap(([name, inner]) =>
    name === '_t' && isOfArray
      ? []
      : linesFrom(inner, isOfArray ? itemPath(path, name) : memberPath(path, unmarked(name))),
  )
}

/** One value was added; two are before and after; of three the last says whether the first was removed (0) or moved (3). */
function lineFrom([first, second, mark]: readonly unknown[], path: string): DiffLine {
  if (mark === 3) return { kind: 'moved', path: `${path} → [${String(second)}]` }
  if (mark === 0) return { kind: 'removed', path, before: textOf(first) }
  if (second === undefined) return { kind: 'added', path, after: textOf(first) }
  return { kind: 'changed', path, before: textOf(first), after: textOf(second) }
}

/** Items that are gone or have moved have an underscore before the place where they were. */
function itemPath(path: string, name: string): string {
  return `${path}[${name.replace(/^_/, '')}]`
}

function memberPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function textOf(value: unknown): string {
  return JSON.stringify(withoutMarks(value)).replaceAll(/"\\u0000([^"]+)"/g, '$1')
}
