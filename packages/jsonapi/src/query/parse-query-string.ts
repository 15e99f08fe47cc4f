import { isStorableText } from '@cohort/schema/check'
import { refusal } from '../errors/json-api-error.ts'

/** A parameter as sent, decoded: its whole name for errors, the base of its family, and the parts in brackets. */
export interface Parameter {
  readonly name: string
  readonly base: string
  readonly parts: readonly string[]
  readonly value: string
}

/** A request with more parameters than this is no request of a person or of a client. */
const mostParameters = 100

const family = /^([^[\]]+)((?:\[[^[\]]*\])*)$/

/**
 * Reads a query string (without its question mark) as application/x-www-form-urlencoded: `+` is a space,
 * the rest is UTF-8 in percent escapes (JSONAPI QP-01). Unlike URLSearchParams it refuses what it cannot decode.
 * Throws BAD_REQUEST for broken escapes, repeated parameters and too many of them.
 */
export function parseQueryString(text: string): readonly Parameter[] {
  const pairs = text.split('&').filter((pair) => pair !== '')
  if (pairs.length > mostParameters) {
    throw refusal('BAD_REQUEST', { detail: `A request takes at most ${mostParameters} parameters.` })
  }
  const parameters = pairs.map(parsePair)
  const names = new Set<string>()
  for (const { name } of parameters) {
    if (names.has(name)) {
      const detail = `The parameter "${name}" is given more than once.`
      throw refusal('BAD_REQUEST', { detail, source: { parameter: name } })
    }
    names.add(name)
  }
  return parameters
}

function parsePair(pair: string): Parameter {
  const equals = pair.indexOf('=')
  const rawName = equals === -1 ? pair : pair.slice(0, equals)
  const name = decode(rawName, rawName)
  const value = equals === -1 ? '' : decode(pair.slice(equals + 1), name)
  const [, base = name, brackets = ''] = family.exec(name) ?? []
  const parts = brackets === '' ? [] : brackets.slice(1, -1).split('][')
  return { name, base, parts, value }
}

function decode(text: string, parameter: string): string {
  const decoded = decodedOrUndefined(text.replaceAll('+', ' '))
  if (decoded !== undefined && isStorableText(decoded)) return decoded
  const detail = `The parameter "${parameter}" is not valid UTF-8 text in percent escapes.`
  throw refusal('BAD_REQUEST', { detail, source: { parameter } })
}

function decodedOrUndefined(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
