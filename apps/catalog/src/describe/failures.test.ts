import { ApiError, NetworkError } from '@cohort/client'
import { describe, expect, test } from 'vitest'
import { failureOf } from './failures.ts'
import { SessionError } from './session-error.ts'

const fault = { title: 'A title', detail: 'A detail.', code: 'CODE', status: '400' }

function makeError(status: number): ApiError {
  const headers = { 'x-request-id': 'r1' }
  return new ApiError([fault], { method: 'GET', url: '/api/x', status, headers, text: '' })
}

describe('a failure', () => {
  test.each([
    [400, 'refused'],
    [401, 'not_allowed'],
    [403, 'not_allowed'],
    [404, 'not_found'],
    [429, 'throttled'],
    [500, 'broken'],
    [503, 'unavailable'],
  ])('with the status %i is %s', (status, kind) => {
    expect(failureOf(makeError(status), true)).toMatchObject({ kind, requestId: 'r1' })
  })

  test('says what the service said, but not of its inside', () => {
    expect(failureOf(makeError(400), true).faults).toEqual(['A detail.'])
    expect(failureOf(makeError(500), true).faults).toEqual([])
  })

  test('without an answer is told by the network of the device', () => {
    const error = new NetworkError('/api/x', {})
    expect(failureOf(error, false).kind).toBe('offline')
    expect(failureOf(error, true).kind).toBe('unreachable')
  })

  test.each([
    ['7', 7],
    ['0', 1],
    [undefined, 10],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 10],
  ])('for too many requests (Retry-After: %s) is sent again after %i seconds', (retryAfter, seconds) => {
    const headers = { ...(retryAfter !== undefined && { 'retry-after': retryAfter }) }
    const api = new ApiError([fault], { method: 'GET', url: '/api/x', status: 429, headers, text: '' })
    expect(failureOf(api, true).retryAfterSeconds).toBe(seconds)
    const session = new SessionError(429, { retryAfter: retryAfter ?? null })
    expect(failureOf(session, true).retryAfterSeconds).toBe(seconds)
    expect(failureOf(makeError(503), true).retryAfterSeconds).toBeNull()
  })

  test('of the session is told like one of the API', () => {
    const error = new SessionError(403, { errors: [{ detail: 'Open on its own machine only.' }] })
    expect(failureOf(error, true)).toMatchObject({
      kind: 'not_allowed',
      faults: ['Open on its own machine only.'],
    })
  })

  test('of our own is never put on the reader', () => {
    expect(failureOf(new TypeError('x is undefined'), true).kind).toBe('broken')
  })
})
