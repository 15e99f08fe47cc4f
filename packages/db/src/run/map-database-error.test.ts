import { JsonApiError } from '@cohort/jsonapi/errors'
import { describe, expect, test } from 'vitest'
import { driverFault, isValidatorHole, mapDatabaseError } from './map-database-error.ts'

/** An error as the driver throws it. */
function driverError(code: string | undefined, message = 'relation "customer_groups" is secret'): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code })
}

const unavailable = [
  'SERVICE_UNAVAILABLE',
  '503',
  'The service cannot reach its data at the moment. Try again.',
]

describe('an error of the database', () => {
  test.each([
    ['serialization failure (B3)', '40001', unavailable],
    ['deadlock (B3)', '40P01', unavailable],
    ['lock timeout (B4)', '55P03', unavailable],
    ['statement timeout (B5)', '57014', ['TIMEOUT', '504', 'The request took too long and was given up.']],
    [
      'disk full (B8)',
      '53100',
      ['STORAGE_FULL', '503', 'The service cannot store more at the moment. Reads still work.'],
    ],
    ['too many connections', '53300', unavailable],
    ['administrator shut down (B6)', '57P01', unavailable],
    ['crash shut down (B6)', '57P02', unavailable],
    ['starting up (B6)', '57P03', unavailable],
    ['read only (B9)', '25006', unavailable],
    ['connection does not exist (B6)', '08003', unavailable],
    ['connection failure (B6)', '08006', unavailable],
    ['protocol violation (B6)', '08P01', unavailable],
    [
      'foreign key',
      '23503',
      ['CONFLICT', '409', 'Another request changed this at the same time. Try again.'],
    ],
    ['connection reset (B6)', 'ECONNRESET', unavailable],
    ['connection refused (B6)', 'ECONNREFUSED', unavailable],
    ['no socket (B6)', 'ENOENT', unavailable],
    ['broken pipe (B6)', 'EPIPE', unavailable],
    ['network timeout (B6)', 'ETIMEDOUT', unavailable],
  ])('%s, %s, is told without its inside', (_fact, code, told) => {
    const cause = driverError(code)
    const error = mapDatabaseError(cause)
    if (!(error instanceof JsonApiError)) throw cause
    expect(error.errors.map((entry) => [entry.code, entry.status, entry.detail])).toEqual([told])
    expect(JSON.stringify(error.errors)).not.toContain('secret')
    expect(error.cause).toBe(cause)
  })

  test.each([
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
  ])('without a code is known by its words: %s', (message) => {
    expect(mapDatabaseError(driverError(undefined, message))).toMatchObject({ status: 503 })
  })
})

describe('a value that only PostgreSQL refuses (B1)', () => {
  test.each([
    ['a number out of range', '22003'],
    ['a time out of range', '22008'],
    ['a character that the encoding lacks', '22021'],
    ['text that is no value of the type', '22P02'],
    ['a character that cannot be converted', '22P05'],
  ])('%s is the fault of the request, and a hole in our checks', (_fact, code) => {
    const error = mapDatabaseError(driverError(code))
    if (!(error instanceof JsonApiError)) throw new Error('This was not mapped.')
    expect(error.errors).toEqual([
      {
        title: 'Validation error',
        detail: 'A value of the request cannot be stored or compared.',
        code: 'VALIDATION_ERROR',
        status: '422',
      },
    ])
    expect(isValidatorHole(error)).toBe(true)
  })

  test.each([
    ['a deadlock', mapDatabaseError(driverError('40P01'))],
    ['a fault of our SQL', driverError('42601')],
    ['a refusal of ours', new JsonApiError([])],
    ['nothing', undefined],
  ])('is not %s', (_fact, error) => {
    expect(isValidatorHole(error)).toBe(false)
  })
})

describe('any other error is given back as it is', () => {
  test.each([
    ['a broken constraint', driverError('23505')],
    ['a fault of our SQL', driverError('42601')],
    ['a code that looks like a connection, in the middle', driverError('X0800')],
    ['an error with other words', driverError(undefined, 'x is not a function')],
    ['a number as code', Object.assign(new Error('x'), { code: 40001 })],
    ['a text', '40001'],
    ['nothing', undefined],
  ])('%s', (_fact, error) => {
    expect(mapDatabaseError(error)).toBe(error)
  })
})

describe('the fault of the driver', () => {
  const fault = Object.assign(driverError('23505'), { constraint: 'customer_groups_code_taken' })

  test('is told with its constraint, plainly or behind what a client is told', () => {
    const told = { code: '23505', constraint: 'customer_groups_code_taken', error: fault }
    expect(driverFault(fault)).toEqual(told)
    expect(driverFault(new JsonApiError([], { cause: fault }))).toEqual(told)
    expect(driverFault(driverError('EPIPE'))).toMatchObject({ code: 'EPIPE', constraint: '' })
  })

  test.each([
    ['an error of ours', driverError(undefined)],
    ['no error', { code: '23505' }],
    ['nothing', null],
    ['a refusal', new JsonApiError([])],
  ])('is not there in %s', (_fact, error) => {
    expect(driverFault(error)).toBeUndefined()
  })
})
