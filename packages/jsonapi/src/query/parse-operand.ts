import { isExactNumber, parseTimestamp, type Operand, type ValueKind } from '@cohort/schema'
import { isStorableText } from '@cohort/schema/check'
import { parseJson } from '../body/parse-json.ts'
import { JsonApiError, refusal } from '../errors/json-api-error.ts'
import type { Parameter } from './parse-query-string.ts'
import type { FilterOperand, FilterValue } from './read-query.ts'

/** What a filter's value may be at most (F6). */
const mostValues = 1000

/** The values that PostgreSQL's integer holds. */
const integerRange = { least: -2_147_483_648, most: 2_147_483_647 } as const

/** Reads the value of a filter as its predicate wants it. Throws INVALID_FILTER_VALUE. */
export function parseOperand(parameter: Parameter, operand: Operand, kind: ValueKind): FilterOperand {
  return operandParsers[operand](parameter, kind)
}

const operandParsers = {
  value: (parameter, kind) => ({ kind: 'value', value: parseValue(parameter, kind, parameter.value) }),
  list: (parameter, kind) => ({ kind: 'list', values: parseList(parameter, kind) }),
  flag: (parameter) => ({ kind: 'flag', flag: parseFlag(parameter, parameter.value) }),
  json: (parameter) => ({ kind: 'json', json: parseJsonText(parameter) }),
} as const satisfies Record<Operand, (parameter: Parameter, kind: ValueKind) => FilterOperand>

function parseList(parameter: Parameter, kind: ValueKind): readonly FilterValue[] {
  const texts = splitList(parameter.value)
  if (texts.length > mostValues) throw invalid(parameter, `takes at most ${mostValues} values`)
  return texts.map((text) => parseValue(parameter, kind, text))
}

/** Splits at commas. Inside a value `\,` is a comma and `\\` a backslash; any other backslash is itself. */
export function splitList(text: string): readonly string[] {
  const values = ['']
  for (const [piece] of text.matchAll(/\\[\\,]|[^]/gu)) {
    if (piece === ',') values.push('')
    else
      values.push(`${values.pop()}${piece.length === 2 && piece.startsWith('\\') ? piece.slice(1) : piece}`)
  }
  return values
}

/** The mirror of splitList. */
export function joinList(values: readonly string[]): string {
  return values.map((value) => value.replaceAll(/[\\,]/g, '\\$&')).join(',')
}

function parseValue(parameter: Parameter, kind: ValueKind, text: string): FilterValue {
  return valueParsers[kind](parameter, text)
}

const valueParsers = {
  text: (_parameter, text) => text,
  integer: parseInteger,
  boolean: parseFlag,
  time: parseTime,
  json: (parameter) => parseJsonText(parameter),
} as const satisfies Record<ValueKind, (parameter: Parameter, text: string) => FilterValue>

function parseInteger(parameter: Parameter, text: string): number {
  const value = /^-?\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (value >= integerRange.least && value <= integerRange.most) return value
  throw invalid(parameter, `takes a whole number from ${integerRange.least} to ${integerRange.most}`)
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

function parseFlag(parameter: Parameter, text: string): boolean {
  const flag = flags.get(text)
  if (flag === undefined) throw invalid(parameter, 'takes true or false')
  return flag
}

function parseTime(parameter: Parameter, text: string): string {
  const time = parseTimestamp(text)
  if (time === undefined) {
    throw invalid(parameter, 'takes an ISO 8601 date or time, as 2026-01-31 or 2026-01-31T09:30:00Z')
  }
  return time
}

function parseJsonText(parameter: Parameter): string {
  const value = parseJsonValue(parameter)
  if (isStorable(value)) return JSON.stringify(value)
  throw invalid(parameter, 'takes JSON without NUL and without halves of surrogate pairs')
}

function parseJsonValue(parameter: Parameter): unknown {
  try {
    return parseJson(parameter.value)
  } catch (error) {
    if (!(error instanceof JsonApiError)) throw error
    const fault = error.errors[0]?.detail.replace(/\.$/, '') ?? ''
    throw invalid(parameter, `takes JSON, as {"tier":"gold"} (${fault})`)
  }
}

/** JSON can spell what no text in a database may hold: `"\u0000"`. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return isStorableText(value)
  if (typeof value !== 'object' || value === null || isExactNumber(value)) return true
  return Object.entries(value).every(([name, inner]) => isStorableText(name) && isStorable(inner))
}

function invalid({ name, value }: Parameter, sentence: string): JsonApiError {
  const shown = value.length > 100 ? `${value.slice(0, 100)}…` : value
  const detail = `${name} ${sentence}; it was "${shown}".`
  return refusal('INVALID_FILTER_VALUE', { detail, source: { parameter: name } })
}
