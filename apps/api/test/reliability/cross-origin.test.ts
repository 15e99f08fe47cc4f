import { describe, expect, test } from 'vitest'
import { makeGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { useService, type ServiceUnderTest } from '../harness/use-service.ts'

const open = useService()
const closed = useService({ corsOrigins: ['https://shop.example'] })

const origins = ['https://shop.example', 'https://evil.example', 'null', 'http://localhost:3000']

const exposed =
  'X-Ratelimit-Limit, X-Ratelimit-Interval, X-Ratelimit-Remaining, Retry-After, X-Request-Id, ETag, Location, Idempotent-Replayed, Server-Timing, Content-Disposition, X-Total-Count'

function preflight(service: ServiceUnderTest, path: string, origin: string) {
  return send(service, 'OPTIONS', path, {
    as: null,
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'PATCH',
      'Access-Control-Request-Headers': 'authorization,content-type,if-match',
    },
  })
}

describe('a page of any origin', () => {
  test.each(origins)('reads answers with a token, and never with credentials (S15): %s', async (Origin) => {
    for (const as of ['aurora/test', null]) {
      const { headers } = await send(open, 'GET', '/customer_groups', { as, headers: { Origin } })
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(headers.has('Access-Control-Allow-Credentials')).toBe(false)
      expect(headers.get('Access-Control-Expose-Headers')).toBe(exposed)
      expect(headers.get('Vary')).toContain('Origin')
    }
  })

  test('may ask before it writes, without a token, whatever the address (S15)', async () => {
    const { id } = await makeGroup(open, { name: 'Asked for' })
    for (const path of [`/customer_groups/${id}`, '/nope']) {
      const { status, headers } = await preflight(open, path, 'https://shop.example')
      expect(status).toBe(204)
      expect(Object.fromEntries(headers)).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, HEAD, POST, PATCH, DELETE',
        'access-control-allow-headers':
          'Authorization, Content-Type, Accept, If-Match, If-None-Match, Idempotency-Key, Prefer, X-Request-Id',
        'access-control-max-age': '7200',
        vary: 'Accept, Accept-Encoding, Authorization, Origin',
      })
      expect(headers.has('Access-Control-Allow-Credentials')).toBe(false)
    }
  })

  test('is told nothing when it is no other origin', async () => {
    const { headers } = await send(open, 'GET', '/customer_groups')
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('where origins are listed', () => {
  test('those get in', async () => {
    const Origin = 'https://shop.example'
    const { headers } = await send(closed, 'GET', '/customer_groups', { headers: { Origin } })
    expect(headers.get('Access-Control-Allow-Origin')).toBe(Origin)
    expect(
      (await preflight(closed, '/customer_groups', Origin)).headers.get('Access-Control-Allow-Origin'),
    ).toBe(Origin)
  })

  test.each([
    ...origins.slice(1),
    'https://shop.example.evil.example',
    'http://shop.example',
    'https://SHOP.example',
  ])('others do not (S15): %s', async (Origin) => {
    for (const response of [
      await send(closed, 'GET', '/customer_groups', { headers: { Origin } }),
      await preflight(closed, '/customer_groups', Origin),
    ]) {
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
      expect(response.headers.get('Vary')).toContain('Origin')
    }
  })
})
