import { publicIdPattern, type Paging, type Resource } from '@cohort/schema'
import { refusal, type JsonApiError } from '../errors/json-api-error.ts'
import { suggestion } from '../errors/nearest-name.ts'
import type { Parameter } from './parse-query-string.ts'
import { pageSize, type Page } from './read-query.ts'

/** The keys of the family that a list takes, by the way in which it is paged. */
const keysByPaging = {
  number: ['number', 'size'],
  cursor: ['after', 'size'],
} as const satisfies Record<Paging, readonly (keyof Page)[]>

/** The largest number of a page. */
const mostPages = 1_000_000_000

/** Reads `page[number]`, `page[size]` and, in a list that is paged by places, `page[after]`. Throws INVALID_PAGE_OBJECT or INVALID_PAGE_VALUE. */
export function parsePage({ paging }: Resource, parameters: readonly Parameter[]): Page {
  const keys: readonly (keyof Page)[] = keysByPaging[paging]
  const asked = paging === 'cursor' && isFirstPage(parameters) ? parameters.filter(hasNoNumber) : parameters
  const given = asked.map((parameter) => {
    const key = keyOf(parameter, keys)
    return [key, parsers[key](parameter)]
  })
  return { number: 1, size: pageSize.default, ...Object.fromEntries(given) }
}

/** Existing clients ask every list for page 1, also one that is paged by places: that is where it begins. */
function isFirstPage(parameters: readonly Parameter[]): boolean {
  return (
    parameters.some(({ name, value }) => name === 'page[number]' && value === '1') &&
    !parameters.some(({ name }) => name === 'page[after]')
  )
}

function hasNoNumber({ name }: Parameter): boolean {
  return name !== 'page[number]'
}

function keyOf({ name, parts }: Parameter, keys: readonly (keyof Page)[]): keyof Page {
  const [text = ''] = parts
  const key = parts.length === 1 ? keys.find((known) => known === text) : undefined
  if (key !== undefined) return key
  const names = keys.map((known) => `page[${known}]`).join(' and ')
  const detail = `The family "page" takes ${names} here.${suggestion(text, keys)}`
  throw refusal('INVALID_PAGE_OBJECT', { detail, source: { parameter: name } })
}

const parsers = {
  number: (parameter) => numberUpTo(mostPages, parameter),
  size: (parameter) => numberUpTo(pageSize.most, parameter),
  after: (parameter) => {
    if (publicIdPattern.test(parameter.value)) return parameter.value
    throw invalid(parameter, 'takes what links.next of the page before says')
  },
} as const satisfies Record<keyof Page, (parameter: Parameter) => string | number>

function numberUpTo(most: number, parameter: Parameter): number {
  const value = /^\d{1,10}$/.test(parameter.value) ? Number(parameter.value) : 0
  if (value >= 1 && value <= most) return value
  throw invalid(parameter, `takes a whole number from 1 to ${most}`)
}

function invalid({ name }: Parameter, sentence: string): JsonApiError {
  return refusal('INVALID_PAGE_VALUE', { detail: `${name} ${sentence}.`, source: { parameter: name } })
}
