import { publicIdPattern, type Paging, type Resource } from '@cohort/schema'
import { refusal, type JsonApiError } from '../errors/json-api-error.ts'
import { suggestion } from '../errors/nearest-name.ts'
import { cursorProfile } from '../negotiate/profiles.ts'
import type { Parameter } from './parse-query-string.ts'
import { pageSize, sizeUnlessGiven, type Page } from './read-query.ts'

/** The keys of the family that a list takes, by the way in which it is paged. */
const keysByPaging = {
  number: ['number', 'size', 'after', 'before'],
  cursor: ['size', 'after', 'before'],
} as const satisfies Record<Paging, readonly (keyof Page)[]>

/** The largest number of a page. */
const mostPages = 1_000_000_000

/** What a cursor looks like: in a log it is the id of an entry, elsewhere what only the service can write. */
const cursorPatterns = {
  number: /^[A-Za-z0-9_-]{1,8192}$/,
  cursor: publicIdPattern,
} as const satisfies Record<Paging, RegExp>

/**
 * Reads `page[number]` and `page[size]`, or `page[after]`, `page[before]` and `page[size]`. That a cursor is one of this very
 * list is found out where it was written. Throws INVALID_PAGE_OBJECT or INVALID_PAGE_VALUE.
 */
export function parsePage({ paging }: Resource, parameters: readonly Parameter[]): Page {
  const keys: readonly (keyof Page)[] = keysByPaging[paging]
  const asked = paging === 'cursor' && isFirstPage(parameters) ? parameters.filter(hasNoNumber) : parameters
  const given: Partial<Page> = Object.fromEntries(
    asked.map((parameter) => {
      const key = keyOf(parameter, keys)
      return [key, parsers[key](parameter, paging)]
    }),
  )
  if (given.number !== undefined && hasPlace(parameters)) throw mixed()
  return { number: 1, size: sizeUnlessGiven(given), ...given }
}

/** Existing clients ask every list for page 1, also one that is paged by places only: that is where it begins. */
function isFirstPage(parameters: readonly Parameter[]): boolean {
  const isOne = parameters.some(({ name, value }) => name === 'page[number]' && value === '1')
  return isOne && !hasPlace(parameters)
}

function hasPlace(parameters: readonly Parameter[]): boolean {
  return parameters.some(({ name }) => name === 'page[after]' || name === 'page[before]')
}

function hasNoNumber({ name }: Parameter): boolean {
  return name !== 'page[number]'
}

function keyOf({ name, parts }: Parameter, keys: readonly (keyof Page)[]): keyof Page {
  const [text = ''] = parts
  const key = parts.length === 1 ? keys.find((known) => known === text) : undefined
  if (key !== undefined) return key
  const names = keys.map((known) => `page[${known}]`).join(', ')
  const detail = `The family "page" takes ${names} here.${suggestion(text, keys)}`
  throw refusal('INVALID_PAGE_OBJECT', { detail, source: { parameter: name } })
}

function mixed(): JsonApiError {
  const detail = 'A page is chosen by its number or by a place, not by both.'
  return refusal('INVALID_PAGE_OBJECT', { detail, source: { parameter: 'page[number]' } })
}

const parsers = {
  number: (parameter) => {
    const value = wholeNumber(parameter)
    if (value >= 1 && value <= mostPages) return value
    throw invalid(parameter, `takes a whole number from 1 to ${mostPages}`)
  },
  size: parseSize,
  after: parseCursor,
  before: parseCursor,
} as const satisfies Record<keyof Page, (parameter: Parameter, paging: Paging) => string | number>

/** A size that is too large is told in the words of the profile (JSONAPI CP-04, CP-05). */
function parseSize(parameter: Parameter): number {
  const value = wholeNumber(parameter)
  if (value >= 1 && value <= pageSize.most) return value
  const isTooLarge = value > pageSize.most
  throw invalid(parameter, `takes a whole number from 1 to ${pageSize.most}`, {
    ...(isTooLarge && {
      meta: { page: { maxSize: pageSize.most } },
      links: { type: `${cursorProfile}/max-size-exceeded` },
    }),
  })
}

function wholeNumber({ value }: Parameter): number {
  return /^\d+$/.test(value) ? Number(value) : 0
}

function parseCursor(parameter: Parameter, paging: Paging): string {
  if (cursorPatterns[paging].test(parameter.value)) return parameter.value
  throw foreignCursor(parameter.name)
}

/** The error of a cursor that no page of this list has told. */
export function foreignCursor(parameter: string): JsonApiError {
  return invalid({ name: parameter }, 'takes a cursor that a page of this very list has told')
}

function invalid(
  { name }: Pick<Parameter, 'name'>,
  sentence: string,
  more: Omit<Parameters<typeof refusal>[1], 'detail' | 'source'> = {},
): JsonApiError {
  const source = { parameter: name }
  return refusal('INVALID_PAGE_VALUE', { detail: `${name} ${sentence}.`, source, ...more })
}
