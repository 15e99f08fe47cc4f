import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import type { Attribute } from '../define/attribute.ts'
import { isNullable, withoutNull } from '../derive/value-kind.ts'
import { isExactNumber } from '../types/raw-json.ts'
import { parseTimestamp } from '../types/timestamp.ts'
import { metadataFaults } from './metadata.ts'
import type { Fault, Rule } from './rules.ts'
import { isStorableText } from './text.ts'

/** What is wrong with one value: no fault, or the first. Paths are relative to the value. */
export type CheckValue = (value: unknown) => Fault[]

/** The words of JSON Schema that put a number on a limit. */
interface Limits {
  readonly type?: unknown
  readonly format?: unknown
  readonly maxLength?: number
  readonly minLength?: number
  readonly maximum?: number
  readonly minimum?: number
}

/** Compiles the check of an attribute's values. */
export function compileCheck({ schema, options }: Attribute): CheckValue {
  const inner = withoutNull(schema)
  const validator = Compile(inner)
  const nullFaults: Fault[] = isNullable(schema)
    ? []
    : [{ path: [], rule: options.required ? 'blank' : 'invalid' }]
  return (value) => {
    if (value === null) return nullFaults
    if (options.required && isBlank(value)) return [{ path: [], rule: 'blank' }]
    // A number kept as its text is an object to TypeBox.
    if (isExactNumber(value)) return [{ path: [], rule: 'invalid' }]
    if (!validator.Check(value)) return [faultFrom(inner, validator, value)]
    if (typeof value === 'string') return textFaults(inner, value)
    return typeof value === 'object' && value !== null ? metadataFaults(value) : []
  }
}

function isBlank(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '')
}

/** JSON Schema has no word for these. Its lengths were checked before, in code points. */
function textFaults({ format }: Limits, text: string): Fault[] {
  const isFit = isStorableText(text) && (format !== 'date-time' || parseTimestamp(text) !== undefined)
  return isFit ? [] : [{ path: [], rule: 'invalid' }]
}

type RuleOf = (limits: Limits, value: unknown) => Omit<Fault, 'path'>

/** JSON Schema's keywords in the order in which they are told when several fail. */
const ruleByKeyword = {
  type: ({ type }, value) => ({ rule: type === 'integer' ? numberRule(value) : 'invalid' }),
  enum: () => ({ rule: 'inclusion' }),
  maxLength: ({ maxLength }) => ({ rule: 'too_long', limit: `${maxLength} characters` }),
  minLength: ({ minLength }) => ({ rule: 'too_short', limit: `${minLength} characters` }),
  maximum: ({ maximum }) => ({ rule: 'less_than_or_equal_to', limit: String(maximum) }),
  minimum: ({ minimum }) => ({ rule: 'greater_than_or_equal_to', limit: String(minimum) }),
} as const satisfies Record<string, RuleOf>

function numberRule(value: unknown): Rule {
  return typeof value === 'number' ? 'not_an_integer' : 'not_a_number'
}

/** Reads TypeBox's errors only after a check failed: they cost seventy times the check. */
function faultFrom(schema: TSchema, validator: Validator, value: unknown): Fault {
  const failed = new Set(validator.Errors(value).map(({ keyword }) => keyword as string))
  const told = Object.entries(ruleByKeyword).find(([keyword]) => failed.has(keyword))
  return { path: [], ...(told ? told[1](schema, value) : { rule: 'invalid' }) }
}
