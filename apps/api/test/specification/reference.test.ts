import { expect, test } from 'vitest'
import { scalarStyles } from '../../src/reference/scalar-styles.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

test.each([
  ['/docs', 'text/html; charset=utf-8'],
  ['/docs/start.js', 'text/javascript; charset=utf-8'],
  ['/docs/scalar.js', 'text/javascript; charset=utf-8'],
])('%s is there for everybody, and is not sent again to who has it', async (path, type) => {
  const answer = await fetch(`${service.url}${path}`)
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, type])
  const headers = { 'If-None-Match': answer.headers.get('ETag') ?? '' }
  expect((await fetch(`${service.url}${path}`, { headers })).status).toBe(304)
})

// Its script puts styles into the page, which are known, and gives elements a style of their own.
test('the pages of the reference load what comes from the service, and take no script and no unknown style that stands in them', async () => {
  const { headers } = await fetch(`${service.url}/docs`)
  expect(headers.get('Content-Security-Policy')?.split(';')).toEqual([
    `default-src 'self'`,
    `script-src 'self'`,
    `style-src 'self' ${scalarStyles.join(' ')}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data:`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ])
})

test('the reference cannot be written to', async () => {
  const { status, headers } = await fetch(`${service.url}/docs`, { method: 'POST' })
  expect([status, headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
})
