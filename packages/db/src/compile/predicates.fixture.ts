import type { Predicate } from '@cohort/schema'
import type { FilterOperand, FilterValue } from '@cohort/jsonapi/query'

type Value = FilterValue | object | null

/** What a predicate says of a value, in plain TypeScript: what the SQL is measured by. */
export function passes(test: Predicate, operand: FilterOperand, value: Value): boolean {
  if (operand.kind === 'flag') return isFlagged(test, value) === operand.flag
  if (value === null) return test.orNull
  if (operand.kind === 'json') return contains(value, JSON.parse(operand.json))
  const { isNegated } = test
  const one = (wanted: FilterValue) => operators[test.operator](value, wanted) !== isNegated
  if (operand.kind === 'value') return one(operand.value)
  if (test.operator === 'in') return isNegated ? operand.values.every(one) : operand.values.some(one)
  return test.quantifier === 'all' ? operand.values.every(one) : operand.values.some(one)
}

/** What a predicate says of metadata, at the end of the path that the rows of the test have. */
export function pathPasses(test: Predicate, operand: FilterOperand, metadata: Value): boolean {
  const value = stepInto(stepInto(metadata, 'p'), 'k_.é') ?? null
  const { operator, isNegated, orNull } = test
  if (operand.kind === 'flag') {
    if (operator === 'true') return value === (isNegated !== operand.flag)
    const isEmpty =
      value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)
    const isSo = operator === 'null' ? value === null : !isEmpty
    return (isSo !== isNegated) === operand.flag
  }
  if (value === null) return orNull
  if (operand.kind === 'json') return contains(value, JSON.parse(operand.json))
  if (operator === 'eq' || operator === 'in') {
    const wanted = operand.kind === 'list' ? operand.values : [operand.value]
    return wanted.some((text) => meanings(String(text)).includes(value)) !== isNegated
  }
  const number =
    operand.kind === 'value' && comparisons.has(operator) ? numberIn(String(operand.value)) : undefined
  if (number !== undefined) return typeof value === 'number' && operators[operator](value, number)
  return typeof value === 'string' && passes(test, operand, value)
}

function stepInto(value: unknown, key: string): Value | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return new Map<string, Value>(Object.entries(value)).get(key)
}

const comparisons: ReadonlySet<string> = new Set(['lt', 'lteq', 'gt', 'gteq'])

function numberIn(text: string): number | undefined {
  const number = meanings(text).find((meaning) => typeof meaning === 'number')
  return typeof number === 'number' ? number : undefined
}

/** All that a text may stand for. */
function meanings(text: string): readonly Value[] {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'number' || typeof read === 'boolean' ? [text, read] : [text]
  } catch {
    return [text]
  }
}

/** A flag that is down asks for the opposite; a missing yes or no is neither true nor false. */
function isFlagged({ operator, isNegated }: Predicate, value: Value): boolean | null {
  if (operator === 'null') return (value === null) !== isNegated
  if (operator === 'true') return value === null ? null : value !== isNegated
  const isEmpty =
    value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)
  return isEmpty === isNegated
}

type Compare = (value: Value, wanted: FilterValue) => boolean

const operators: Record<Predicate['operator'], Compare> = {
  eq: (value, wanted) => value === wanted,
  in: (value, wanted) => value === wanted,
  lt: (value, wanted) => value !== null && value < wanted,
  lteq: (value, wanted) => value !== null && value <= wanted,
  gt: (value, wanted) => value !== null && value > wanted,
  gteq: (value, wanted) => value !== null && value >= wanted,
  start: textual((text, wanted) => text.startsWith(wanted)),
  end: textual((text, wanted) => text.endsWith(wanted)),
  cont: textual((text, wanted) => text.includes(wanted)),
  i_cont: textual((text, wanted) => text.toLowerCase().includes(wanted.toLowerCase())),
  matches: textual((text, wanted) => patternFrom(wanted).test(text)),
  null: refuse,
  present: refuse,
  true: refuse,
  jcont: refuse,
}

function textual(compare: (text: string, wanted: string) => boolean): Compare {
  return (value, wanted) => typeof value === 'string' && compare(value, String(wanted))
}

function refuse(): never {
  throw new Error('This operator has no operand to compare with.')
}

/** LIKE as a regular expression: % is any text, _ any character, and a backslash makes the next one mean itself. */
function patternFrom(like: string): RegExp {
  const source = [...like.matchAll(/\\([^])|%|_|[^]/gu)].map(([piece, escaped]) => {
    if (piece === '%') return '[^]*'
    if (piece === '_') return '[^]'
    return (escaped ?? piece).replace(/[$()*+./?[\\\]^{|}]/, String.raw`\$&`)
  })
  return new RegExp(`^${source.join('')}$`, 'u')
}

/** Containment of JSON: every member and every element that is wanted is there. */
function contains(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return value === wanted
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(wanted)) {
    return Array.isArray(value) && wanted.every((item) => value.some((found) => contains(found, item)))
  }
  const members = new Map(Object.entries(value))
  return (
    !Array.isArray(value) &&
    Object.entries(wanted).every(([name, item]) => members.has(name) && contains(members.get(name), item))
  )
}
