import { isExactNumber, parseTimestamp, type FieldKind, type Operand } from '@cohort/schema'
import { isStorableText } from '@cohort/schema/check'
import { parseJson } from '../body/parse-json.ts'
import { JsonApiError } from '../errors/json-api-error.ts'
import type { Parameter } from './parse-query-string.ts'
import type { FilterOperand, FilterValue } from './read-query.ts'
import { refuseAt, type ListPart } from './refuse-at.ts'

/** What a filter's value may be at most (F6). */
const mostValues = 1000

/** The values that PostgreSQL's integer holds. */
const integerRange = { least: -2_147_483_648, most: 2_147_483_647 } as const

/** Reads the value of a filter as its predicate wants it. Throws INVALID_FILTER_VALUE. */
export function parseOperand(parameter: Parameter, operand: Operand, kind: FieldKind): FilterOperand {
  return operandParsers[operand](parameter, kind)
}

const operandParsers = {
  value: (parameter, kind) => ({ kind: 'value', value: parseValue(parameter, kind, wholeOf(parameter)) }),
  list: (parameter, kind) => ({ kind: 'list', values: parseList(parameter, kind) }),
  flag: (parameter) => ({ kind: 'flag', flag: parseFlag(parameter, wholeOf(parameter)) }),
  json: (parameter) => ({ kind: 'json', json: parseJsonText(parameter) }),
} as const satisfies Record<Operand, (parameter: Parameter, kind: FieldKind) => FilterOperand>

function parseList(parameter: Parameter, kind: FieldKind): readonly FilterValue[] {
  const parts = splitList(parameter.value)
  const tooMany = parts[mostValues]
  if (tooMany !== undefined) throw invalid(parameter, `takes at most ${mostValues} values`, tooMany)
  return parts.map((part) => parseValue(parameter, kind, part))
}

/** Splits at commas. Inside a value `\,` is a comma and `\\` a backslash; any other backslash is itself. */
export function splitList(text: string): readonly ListPart[] {
  const parts: ListPart[] = []
  let part = { text: '', after: 0 }
  for (const { 0: piece, index } of text.matchAll(/\\[\\,]|[^]/gu)) {
    if (piece === ',') {
      parts.push(part)
      part = { text: '', after: index + 1 }
    } else part.text += piece.length === 2 && piece.startsWith('\\') ? piece.slice(1) : piece
  }
  return [...parts, part]
}

/** The mirror of splitList. */
export function joinList(values: readonly string[]): string {
  return values.map((value) => value.replaceAll(/[\\,]/g, '\\$&')).join(',')
}

/** A value that is no list. */
function wholeOf({ value }: Parameter): ListPart {
  return { text: value, after: 0 }
}

function parseValue(parameter: Parameter, kind: FieldKind, part: ListPart): FilterValue {
  return valueParsers[kind](parameter, part)
}

const valueParsers = {
  text: (_parameter, { text }) => text,
  integer: parseInteger,
  boolean: parseFlag,
  time: parseTime,
  json: (parameter) => parseJsonText(parameter),
  // What it is compared with is of any kind: `5` is a number and a text.
  path: (_parameter, { text }) => text,
} as const satisfies Record<FieldKind, (parameter: Parameter, part: ListPart) => FilterValue>

function parseInteger(parameter: Parameter, part: ListPart): number {
  const value = /^-?\d{1,10}$/.test(part.text) ? Number(part.text) : Number.NaN
  if (value >= integerRange.least && value <= integerRange.most) return value
  throw invalid(parameter, `takes a whole number from ${integerRange.least} to ${integerRange.most}`, part)
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

function parseFlag(parameter: Parameter, part: ListPart): boolean {
  const flag = flags.get(part.text)
  if (flag === undefined) throw invalid(parameter, 'takes true or false', part)
  return flag
}

function parseTime(parameter: Parameter, part: ListPart): string {
  const time = parseTimestamp(part.text)
  if (time === undefined) {
    throw invalid(parameter, 'takes an ISO 8601 date or time, as 2026-01-31 or 2026-01-31T09:30:00Z', part)
  }
  return time
}

function parseJsonText(parameter: Parameter): string {
  const value = parseJsonValue(parameter)
  if (isStorable(value)) return JSON.stringify(value)
  throw invalid(parameter, 'takes JSON without NUL and without halves of surrogate pairs', wholeOf(parameter))
}

function parseJsonValue(parameter: Parameter): unknown {
  try {
    return parseJson(parameter.value)
  } catch (error) {
    if (!(error instanceof JsonApiError)) throw error
    const fault = error.errors[0]?.detail.replace(/\.$/, '') ?? ''
    const [where, character = '1'] = / at character (\d+)$/.exec(fault) ?? ['']
    const told = fault.slice(0, fault.length - where.length)
    const place = { after: Number(character) - 1 }
    throw invalid(parameter, `takes JSON, as {"tier":"gold"} (${told})`, place)
  }
}

/** JSON can spell what no text in a database may hold: `"\u0000"`. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return isStorableText(value)
  if (typeof value !== 'object' || value === null || isExactNumber(value)) return true
  return Object.entries(value).every(([name, inner]) => isStorableText(name) && isStorable(inner))
}

function invalid(parameter: Parameter, sentence: string, { after }: Pick<ListPart, 'after'>): JsonApiError {
  const { name, value } = parameter
  const shown = value.length > 100 ? `${value.slice(0, 100)}…` : value
  const place = { in: 'value', after } as const
  return refuseAt('INVALID_FILTER_VALUE', parameter, place, `${name} ${sentence}; it was "${shown}"`)
}
