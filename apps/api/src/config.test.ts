import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { rateLimitsOf, type RateLimits } from './limits/rate-limits.ts'

test('without any setting the service runs by itself, on this machine', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    databaseUrl: undefined,
    publicUrl: undefined,
    trustedProxies: 0,
    logLevel: 'warn',
    corsOrigins: '*',
  })
})

test('an empty setting is none', () => {
  expect(readConfig({ PORT: '', COHORT_DATABASE_URL: '' })).toEqual(readConfig({}))
})

test('all settings at fault are told at once, and not what they were', () => {
  expect(() =>
    readConfig({ PORT: '70000', COHORT_DATABASE_URL: 'mysql://secret@host/', COHORT_POOL_SIZE: '0' }),
  ).toThrow(
    'The configuration is faulty:\n  PORT takes a port, 0 to 65535\n  COHORT_DATABASE_URL takes a URL that begins with postgres://\n  COHORT_POOL_SIZE takes a number from 1 to 1000',
  )
})

describe('origins', () => {
  test.each([
    ['*', '*'],
    ['none', []],
    ['https://shop.example, http://localhost:3000', ['https://shop.example', 'http://localhost:3000']],
  ])('can be %s', (text, expected) => {
    expect(readConfig({ COHORT_CORS_ORIGINS: text }).corsOrigins).toEqual(expected)
  })

  test.each(['shop.example', 'https://shop.example/', 'null', 'https://*.example', ','])(
    'cannot be %s',
    (text) => {
      expect(() => readConfig({ COHORT_CORS_ORIGINS: text })).toThrow(/COHORT_CORS_ORIGINS takes/)
    },
  )
})

describe('rate limits', () => {
  test('are 3,000 a minute and 600 in 10 seconds, and 30 tokens a minute', () => {
    const windows = [
      { limit: 3000, seconds: 60 },
      { limit: 600, seconds: 10 },
    ]
    expect(limitsOf({})).toEqual({
      live: windows,
      test: windows,
      address: [{ limit: 600, seconds: 60 }],
      tokens: [{ limit: 30, seconds: 60 }],
    })
  })

  test('can be those of the vendor', () => {
    expect(limitsOf({ COHORT_RATE_LIMITS: 'commerce-layer' })).toMatchObject({
      live: [
        { limit: 200, seconds: 60 },
        { limit: 50, seconds: 10 },
      ],
      test: [
        { limit: 100, seconds: 60 },
        { limit: 25, seconds: 10 },
      ],
    })
  })

  test('can each be another number, or off', () => {
    expect(
      limitsOf({
        COHORT_RATE_LIMIT_LIVE: '7',
        COHORT_BURST_LIMIT_LIVE: '0',
        COHORT_RATE_LIMIT_TEST: '0',
        COHORT_BURST_LIMIT_TEST: '8',
        COHORT_RATE_LIMIT_ADDRESS: '9',
        COHORT_RATE_LIMIT_TOKENS: '0',
      }),
    ).toEqual({
      live: [{ limit: 7, seconds: 60 }],
      test: [{ limit: 8, seconds: 10 }],
      address: [{ limit: 9, seconds: 60 }],
      tokens: [],
    })
  })

  test('can all be off', () => {
    expect(limitsOf({ COHORT_RATE_LIMITS: 'off' })).toEqual({ live: [], test: [], address: [], tokens: [] })
  })
})

function limitsOf(environment: Readonly<Record<string, string>>): RateLimits {
  return rateLimitsOf(readConfig(environment))
}
