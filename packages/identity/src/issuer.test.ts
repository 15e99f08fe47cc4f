import { describe, expect, test } from 'vitest'
import { isIssuer, issuerOf } from './issuer.ts'

describe('the issuer of tokens', () => {
  test.each([
    [
      'https://auth.example.com',
      { PUBLIC_AUTH_URL: 'https://auth.example.com/', PUBLIC_URL: 'https://x.example.com' },
    ],
    ['https://x.example.com', { PUBLIC_AUTH_URL: '', PUBLIC_URL: 'https://x.example.com' }],
    ['http://localhost:3001', { PORT: '3001' }],
    ['http://localhost:3000', {}],
  ])('is %s for %o', (issuer, environment) => expect(issuerOf(environment)).toBe(issuer))

  test.each([
    'https://auth.example.com',
    'http://localhost:3000',
    'http://auth.localhost',
    'http://127.0.0.1:1',
    'https://[::1]',
  ])('can be %s', (url) => expect(isIssuer(url)).toBe(true))

  test.each([
    'https://example.com',
    'http://auth.example.com',
    'https://login.example.com',
    'auth.example.com',
    'ftp://localhost',
    '',
  ])('cannot be %s, because clients would send tokens elsewhere', (url) => expect(isIssuer(url)).toBe(false))
})
