import { isStorableText } from '@cohort/schema/check'
import { refusal, type JsonApiError } from '../errors/json-api-error.ts'
import { partsOf, refuseAt, type ListPart } from './refuse-at.ts'

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
  const pairs = partsOf(text, '&').filter((pair) => pair.text !== '')
  if (pairs.length > mostParameters) {
    throw refusal('BAD_REQUEST', { detail: `A request takes at most ${mostParameters} parameters.` })
  }
  const names = new Set<string>()
  return pairs.map((pair) => {
    const parameter = parsePair(text, pair)
    const { name, value } = parameter
    if (names.has(name)) {
      const place = { in: 'query', after: pair.after } as const
      const fault = `The parameter "${name}" is given more than once`
      throw refuseAt('BAD_REQUEST', { name, value, query: text }, place, fault)
    }
    names.add(name)
    return parameter
  })
}

function parsePair(query: string, { text: pair, after }: ListPart): Parameter {
  const equals = pair.indexOf('=')
  const rawName = equals === -1 ? pair : pair.slice(0, equals)
  const name = decoded(rawName)
  if (name === undefined) throw unreadable(query, rawName, rawName, after)
  const rawValue = equals === -1 ? '' : pair.slice(equals + 1)
  const value = decoded(rawValue)
  if (value === undefined) throw unreadable(query, name, rawValue, after + equals + 1)
  const [, base = name, brackets = ''] = family.exec(name) ?? []
  const parts = brackets === '' ? [] : brackets.slice(1, -1).split('][')
  return { name, base, parts, value }
}

/** Undefined for what is no text that could be kept. */
function decoded(text: string): string | undefined {
  try {
    const found = decodeURIComponent(text.replaceAll('+', ' '))
    return isStorableText(found) ? found : undefined
  } catch {
    return undefined
  }
}

function unreadable(query: string, parameter: string, raw: string, after: number): JsonApiError {
  const fault = `The parameter "${parameter}" is not valid UTF-8 text in percent escapes`
  const place = { in: 'query', after: after + unreadableAt(raw) } as const
  return refuseAt('BAD_REQUEST', { name: parameter, value: '', query }, place, fault)
}

/** Where the first escapes begin that are none, or no text together. */
function unreadableAt(raw: string): number {
  const runs = [...raw.matchAll(/(?:%[0-9a-f]{2})+|%/gi)]
  return runs.find(([run]) => decoded(run) === undefined)?.index ?? 0
}
