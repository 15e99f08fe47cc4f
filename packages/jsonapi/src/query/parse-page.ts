import { publicIdPattern, type Paging, type Resource } from '@cohort/schema'
import type { JsonApiError } from '../errors/json-api-error.ts'
import { cursorProfile } from '../negotiate/profiles.ts'
import type { Parameter } from './parse-query-string.ts'
import { pageSize, sizeUnlessGiven, type Page } from './read-query.ts'
import { refuseAt } from './refuse-at.ts'

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

function keyOf(parameter: Parameter, keys: readonly (keyof Page)[]): keyof Page {
  const { base, parts } = parameter
  const [text = ''] = parts
  const key = parts.length === 1 ? keys.find((known) => known === text) : undefined
  if (key !== undefined) return key
  const names = keys.map((known) => `page[${known}]`).join(', ')
  const fault = `The family "page" takes ${names} here`
  // Of a key with more brackets behind it, those are wrong.
  const after = base.length + (parts.length > 1 ? text.length + 2 : parts.length)
  const slip = { name: text, legal: parts.length > 1 ? [] : keys }
  throw refuseAt('INVALID_PAGE_OBJECT', parameter, { in: 'name', after }, fault, slip)
}

function mixed(): JsonApiError {
  const parameter = { name: 'page[number]', value: '' }
  const fault = 'A page is chosen by its number or by a place, not by both'
  return refuseAt('INVALID_PAGE_OBJECT', parameter, { in: 'name', after: 'page['.length }, fault)
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
  return invalid({ name: parameter, value: '' }, 'takes a cursor that a page of this very list has told')
}

function invalid(
  parameter: Pick<Parameter, 'name' | 'value'>,
  sentence: string,
  more?: Parameters<typeof refuseAt>[5],
): JsonApiError {
  const fault = `${parameter.name} ${sentence}`
  return refuseAt('INVALID_PAGE_VALUE', parameter, { in: 'value', after: 0 }, fault, undefined, more)
}
