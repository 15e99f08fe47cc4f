import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { clientCredentials } from './client-credentials.ts'
import { makeService, type Answer } from './service.fixture.ts'

const url = 'http://cohort.test/oauth/token'
const tokenOf = (access_token: string, expires_in?: number): Answer => ({
  body: { access_token, expires_in },
})

function makeSource(...answers: readonly Answer[]) {
  const { fetch, seen } = makeService(...answers)
  return {
    token: clientCredentials({ url, clientId: 'id', clientSecret: 'a&b', scope: 'market:all', fetch }),
    seen,
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a token', () => {
  test('is asked for with the credentials, as a form', async () => {
    const { token, seen } = makeSource(tokenOf('one', 7200))
    expect(await token()).toBe('one')
    expect(seen).toEqual([
      {
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
        body: 'grant_type=client_credentials&client_id=id&client_secret=a%26b&scope=market%3Aall',
      },
    ])
  })

  test('is kept until a minute before its end', async () => {
    const { token, seen } = makeSource(tokenOf('one', 7200), tokenOf('two', 7200))
    await token()
    vi.advanceTimersByTime(7_139_000)
    expect([await token(), seen.length]).toEqual(['one', 1])
    vi.advanceTimersByTime(1000)
    expect([await token(), seen.length]).toEqual(['two', 2])
  })

  test('is renewed when it was refused, and asked for once by however many', async () => {
    const { token, seen } = makeSource(tokenOf('one', 7200), tokenOf('two', 7200))
    expect(await Promise.all([token(), token()])).toEqual(['one', 'one'])
    expect(await Promise.all([token('one'), token('one'), token()])).toEqual([
      'two',
      'two',
      expect.any(String),
    ])
    expect(await token('one')).toBe('two')
    expect(seen).toHaveLength(2)
  })

  test('that could not be had is asked for again by the next request', async () => {
    const refused = {
      status: 401,
      body: { errors: [{ title: 'invalid_client', code: 'UNAUTHORIZED', detail: 'No.' }] },
    }
    const { token, seen } = makeSource(refused, tokenOf('one', 7200))
    await expect(token()).rejects.toMatchObject({
      name: 'ApiError',
      status: 401,
      errors: [{ code: 'UNAUTHORIZED' }],
    })
    expect([await token(), seen.length]).toEqual(['one', 2])
  })

  test('of an answer that is none is an error, in which the answer is not told', async () => {
    const { token } = makeSource({ body: { acess_token: 'half a secret' } })
    const error: unknown = await token().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'ApiError', errors: [{ code: 'UNREADABLE_ANSWER' }] })
    expect(JSON.stringify(error)).not.toContain('half a secret')
  })
})
