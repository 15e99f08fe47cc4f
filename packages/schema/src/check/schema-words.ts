import type { TSchema } from 'typebox'
import { IsDateTime, IsEmail, IsUri } from 'typebox/format'
import { parseTimestamp } from '../types/timestamp.ts'
import type { Fault, Rule } from './rules.ts'
import { lengthOf } from './text.ts'

/** What is wrong with a value by a schema: the first fault, or undefined. */
export type CheckBySchema = (value: unknown) => ValueFault | undefined

type ValueFault = Omit<Fault, 'path'>

/**
 * Compiles the words of JSON Schema in a schema of one value. TypeBox's own checks know all words, but weigh more than a page
 * should load for a form (decision 39). Throws at start-up for a word that is not known here: none is passed over.
 */
export function compileSchema(schema: TSchema): CheckBySchema {
  const limits = new Map<string, unknown>(Object.entries(schema))
  for (const word of limits.keys()) {
    if (!Object.hasOwn(words, word) && !remarks.has(word)) {
      throw new Error(`No check knows the word "${word}" of ${JSON.stringify(schema)}`)
    }
  }
  const checks = Object.entries(words)
    .filter(([word]) => limits.has(word))
    .map(([word, compile]) => compile(limits.get(word), schema))
  return (value) => {
    for (const check of checks) {
      const fault = check(value)
      if (fault !== undefined) return fault
    }
    return undefined
  }
}

/** Words that say something about a value, and nothing that it must be. */
const remarks: ReadonlySet<string> = new Set(['title', 'description', 'default', 'examples'])

type CompileWord = (limit: unknown, schema: TSchema) => CheckBySchema

/** The words that limit a value, in the order in which they are told when several fail. */
const words = {
  type: (type, schema) => {
    const isOfType = typeTests.get(String(type))
    if (isOfType === undefined) throw new Error(`No check knows the type of ${JSON.stringify(schema)}`)
    return (value) =>
      isOfType(value) ? undefined : { rule: type === 'integer' ? numberRule(value) : 'invalid' }
  },
  enum: (options) => {
    const legal = new Set<unknown>(Array.isArray(options) ? options : [])
    return (value) => (legal.has(value) ? undefined : { rule: 'inclusion' })
  },
  maxLength: (most) =>
    ofText((text) => lengthOf(text) <= Number(most), 'too_long', `${String(most)} characters`),
  minLength: (least) =>
    ofText((text) => lengthOf(text) >= Number(least), 'too_short', `${String(least)} characters`),
  maximum: (most) => ofNumber((number) => number <= Number(most), 'less_than_or_equal_to', most),
  minimum: (least) => ofNumber((number) => number >= Number(least), 'greater_than_or_equal_to', least),
  pattern: (source) => {
    const pattern = new RegExp(String(source), 'u')
    return ofText((text) => pattern.test(text), 'invalid')
  },
  format: (format, schema) => {
    const isOfFormat = formatTests.get(String(format))
    if (isOfFormat === undefined) throw new Error(`No check knows the format of ${JSON.stringify(schema)}`)
    return ofText(isOfFormat, 'invalid')
  },
} as const satisfies Record<string, CompileWord>

const typeTests: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['string', (value) => typeof value === 'string'],
  ['integer', (value) => Number.isInteger(value)],
  ['boolean', (value) => typeof value === 'boolean'],
  ['object', (value) => typeof value === 'object' && value !== null && !Array.isArray(value)],
])

const formatTests: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['email', IsEmail],
  ['uri', IsUri],
  // What has the form may still be no moment: the 30th of February.
  ['date-time', (text) => IsDateTime(text) && parseTimestamp(text) !== undefined],
])

function numberRule(value: unknown): Rule {
  return typeof value === 'number' ? 'not_an_integer' : 'not_a_number'
}

/** A word about texts passes whatever is none; the word `type` is there for that. */
function ofText(passes: (text: string) => boolean, rule: Rule, limit?: string): CheckBySchema {
  const fault: ValueFault = { rule, ...(limit !== undefined && { limit }) }
  return (value) => (typeof value !== 'string' || passes(value) ? undefined : fault)
}

function ofNumber(passes: (number: number) => boolean, rule: Rule, limit: unknown): CheckBySchema {
  const fault: ValueFault = { rule, limit: String(limit) }
  return (value) => (typeof value !== 'number' || passes(value) ? undefined : fault)
}
