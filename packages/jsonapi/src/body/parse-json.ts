import { exactNumber } from '@cohort/schema'
import { refusal, type JsonApiError } from '../errors/json-api-error.ts'
import { pointerOf } from '../errors/pointer.ts'

/** How deep a document may nest: its own levels, and those that metadata may have. */
const mostLevels = 64

/** A number's text and its power of ten may be so large: a database that keeps every digit must find room for them. */
const numberLimits = { characters: 1000, exponent: 400 } as const

/**
 * Reads JSON strictly: what JSON.parse would take in silence (repeated names, numbers that nothing can hold)
 * or die of (nesting) is refused with its pointer. Numbers keep every digit of their text.
 * Throws BAD_REQUEST.
 */
export function parseJson(text: string): unknown {
  const repeated = repeatedName(text)
  const value = parseExactly(text)
  if (repeated !== undefined) throw refusalOf(repeated)
  return value
}

function parseExactly(text: string): unknown {
  try {
    return JSON.parse(text, keepDigits)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const [, position] = /at position (\d+)/.exec(error.message) ?? []
    const place = position === undefined ? '' : ` at character ${Number(position) + 1}`
    throw refusal('BAD_REQUEST', { detail: `This is not valid JSON${place}.`, source: { pointer: '' } })
  }
}

// A reviver's third argument (ECMAScript 2026) has the source text of a primitive.
function keepDigits(key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value
  if (Number.isFinite(value) && isKeepable(context.source)) return exactNumber(context.source)
  const detail = `The number at "${key}" is too large, too small or too long to be kept.`
  throw refusal('BAD_REQUEST', { detail, source: { pointer: '' } })
}

function isKeepable(source: string): boolean {
  const [, exponent = '0'] = /e(.+)$/i.exec(source) ?? []
  return source.length <= numberLimits.characters && Math.abs(Number(exponent)) <= numberLimits.exponent
}

/** An open object or array: the names seen in it (null in an array), and where the reader is inside it. */
interface Frame {
  readonly names: Set<string> | null
  place: string | number
}

/**
 * The path of the outermost name that an object has twice: nothing above it is overwritten, so its pointer leads
 * somewhere. One pass over the text, without recursion, before anything that recurses sees it (J8 to J10, J19).
 * Says nothing of a text that is no JSON. Throws BAD_REQUEST for one that nests too deep.
 */
function repeatedName(text: string): readonly string[] | undefined {
  let repeated: readonly string[] | undefined
  const frames: Frame[] = []
  for (let index = 0; index < text.length; index += 1) {
    const frame = frames.at(-1)
    switch (text[index]) {
      case '{':
      case '[':
        if (frames.length === mostLevels) throw tooDeep()
        frames.push(text[index] === '{' ? { names: new Set(), place: '' } : { names: null, place: 0 })
        break
      case '}':
      case ']':
        frames.pop()
        break
      case ',':
        if (typeof frame?.place === 'number') frame.place += 1
        break
      case '"': {
        const end = endOfString(text, index)
        if (frame?.names && isBeforeColon(text, end + 1)) {
          frame.place = nameFrom(text.slice(index, end + 1))
          const isOutermost = repeated === undefined || frames.length < repeated.length
          if (isOutermost && frame.names.has(frame.place)) repeated = frames.map(({ place }) => String(place))
          frame.names.add(frame.place)
        }
        index = end
        break
      }
      default:
    }
  }
  return repeated
}

function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1
    else if (text[index] === '"') return index
  }
  return text.length
}

function isBeforeColon(text: string, start: number): boolean {
  const colon = /\s*:/y
  colon.lastIndex = start
  return colon.test(text)
}

/** A name in its one spelling: `"n\u0061me"` is `name`. What is no string at all is left to JSON.parse. */
function nameFrom(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1)
  try {
    return String(JSON.parse(literal))
  } catch {
    return literal
  }
}

function tooDeep(): JsonApiError {
  const detail = `JSON may be nested ${mostLevels} levels deep.`
  return refusal('BAD_REQUEST', { detail, source: { pointer: '' } })
}

function refusalOf(path: readonly string[]): JsonApiError {
  const detail = `The name "${path.at(-1)}" is given more than once in one object.`
  return refusal('BAD_REQUEST', { detail, source: { pointer: pointerOf(path) } })
}
