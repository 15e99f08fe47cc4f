import { describe, expect, test } from 'vitest'
import { errorCatalogue, type ErrorCode } from './catalogue.ts'
import { errorDocument } from './error-document.ts'
import { errorObject, JsonApiError, refusal } from './json-api-error.ts'
import { validationError } from './validation-error.ts'

/** The published catalogue, written out: codes and statuses never change. */
const published = {
  400: `INVALID_FILTERS_SYNTAX FILTER_NOT_ALLOWED INVALID_FILTER_VALUE INVALID_SORT_CRITERIA INVALID_INCLUDE
    INVALID_FIELD INVALID_PAGE_OBJECT INVALID_PAGE_VALUE PARAM_NOT_ALLOWED PARAM_MISSING INVALID_RESOURCE
    INVALID_RESOURCE_ID INVALID_DATA_FORMAT BAD_REQUEST`,
  401: 'INVALID_TOKEN',
  403: 'UNAUTHORIZED FORBIDDEN',
  404: 'RECORD_NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  409: 'TYPE_MISMATCH KEY_NOT_INCLUDED_IN_URL CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'VALIDATION_ERROR',
  423: 'LOCKED',
  429: 'THROTTLED',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE STORAGE_FULL',
  504: 'TIMEOUT',
}

describe('the catalogue of errors', () => {
  test('has every published code with its status', () => {
    const statuses = Object.entries(errorCatalogue).map(([code, { status }]) => [code, status])
    const expected = Object.entries(published).flatMap(([status, codes]) =>
      codes.split(/\s+/).map((code) => [code, Number(status)]),
    )
    expect(Object.fromEntries(statuses)).toMatchObject(Object.fromEntries(expected))
  })

  test('has a title of its own for each code', () => {
    const titles = Object.values(errorCatalogue).map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
    expect(titles.filter((title) => !/^[A-Z][A-Za-z ]+[a-zL]$/.test(title))).toEqual([])
  })

  test('has the two titles that clients look for', () => {
    expect([errorCatalogue.INVALID_TOKEN.title, errorCatalogue.UNAUTHORIZED.title]).toEqual([
      'Invalid token',
      'Access denied',
    ])
  })
})

describe('an error document', () => {
  test('has its members in the order of the wire', () => {
    const full = errorObject('VALIDATION_ERROR', {
      meta: { error: 'blank' },
      title: "can't be blank",
      source: { pointer: '/data/attributes/name' },
      detail: "name - can't be blank",
    })
    const short = errorObject('TIMEOUT', { detail: 'Too late.' })
    expect(errorDocument([full, short])).toBe(
      '{"errors":[{"title":"can\'t be blank","detail":"name - can\'t be blank","code":"VALIDATION_ERROR",' +
        '"source":{"pointer":"/data/attributes/name"},"status":"422","meta":{"error":"blank"}},' +
        '{"title":"Timeout","detail":"Too late.","code":"TIMEOUT","status":"504"}]}',
    )
  })
})

describe('a JsonApiError', () => {
  test('has the status of its faults where they agree', () => {
    expect(statusOf('VALIDATION_ERROR')).toBe(422)
    expect(statusOf('BAD_REQUEST', 'PARAM_MISSING')).toBe(400)
  })

  test('has the general status of their class where they do not', () => {
    expect(statusOf('PARAM_NOT_ALLOWED', 'FORBIDDEN')).toBe(400)
    expect(statusOf('VALIDATION_ERROR', 'TIMEOUT')).toBe(500)
  })

  test('is an error of the service when it has no faults', () => {
    expect(statusOf()).toBe(500)
  })

  test('tells its faults in its message, and keeps its cause from the client', () => {
    const cause = new Error('relation "customer_groups" does not exist')
    const error = refusal('CONFLICT', { detail: 'Try again.' }, { cause })
    expect([error.name, error.message, error.cause]).toEqual(['JsonApiError', 'CONFLICT: Try again.', cause])
    expect(errorDocument(error.errors)).toBe(
      '{"errors":[{"title":"Conflict","detail":"Try again.","code":"CONFLICT","status":"409"}]}',
    )
  })
})

describe('the error of a failed rule', () => {
  test('names the attribute, the sentence and the rule', () => {
    expect(validationError({ path: ['name'], rule: 'too_long', limit: '255 characters' })).toEqual({
      title: 'is too long (maximum is 255 characters)',
      detail: 'name - is too long (maximum is 255 characters)',
      code: 'VALIDATION_ERROR',
      source: { pointer: '/data/attributes/name' },
      status: '422',
      meta: { error: 'too_long' },
    })
  })

  test('can show the value, and points inside metadata with escapes', () => {
    expect(validationError({ path: ['code'], rule: 'taken' }, 'vip').meta).toEqual({
      error: 'taken',
      value: 'vip',
    })
    expect(validationError({ path: ['metadata', 'a/b', '~'], rule: 'invalid' })).toEqual({
      title: 'is invalid',
      detail: 'metadata.a/b.~ - is invalid',
      code: 'VALIDATION_ERROR',
      source: { pointer: '/data/attributes/metadata/a~1b/~0' },
      status: '422',
      meta: { error: 'invalid' },
    })
  })
})

function statusOf(...codes: ErrorCode[]): number {
  return new JsonApiError(codes.map((code) => errorObject(code, { detail: '…' }))).status
}
