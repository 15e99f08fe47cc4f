import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import { afterAll, describe, expect, test } from 'vitest'
import { basicOf } from '../harness/oauth.ts'
import { readResponse, type Response } from '../harness/response.ts'
import { useService, type ServiceUnderTest } from '../harness/use-service.ts'

const folder = await mkdtemp(join(tmpdir(), 'cohort-catalog-'))
await writeFile(join(folder, 'index.html'), '<!doctype html><title>Cohort</title>')
afterAll(() => rm(folder, { recursive: true }))

const open = useService({ catalogFolder: folder })
const closed = useService({ catalogFolder: folder, catalogAccess: 'sign-in' })

async function ask(
  service: ServiceUnderTest,
  mode: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return readResponse(await fetch(`${service.url}/catalog/token?mode=${mode}`, { headers }))
}

describe.each([
  ['an open catalog', open],
  ['a catalog to sign in to', closed],
])('%s', (_what, service) => {
  test.each(['test', 'live'])(
    'hands a read-only application of the %s environment a token for ten minutes',
    async (mode) => {
      const { status, headers, json } = await ask(
        service,
        mode,
        basicOf(service.client(`borealis/${mode}/read_only`)),
      )
      expect([status, headers.get('Cache-Control')]).toEqual([200, 'no-store'])
      expect(json).toEqual({
        access_token: expect.any(String),
        expires_in: 600,
        mode,
        organization: { name: 'Borealis', slug: 'borealis' },
      })
      const { iat = 0, exp = 0, test: isTest } = decodeJwt(json.access_token)
      expect([exp - iat, isTest]).toEqual([600, mode === 'test'])
    },
  )

  test.each([
    [
      'an application that may write',
      'aurora/test',
      'test',
      'This is an application with the role admin. The catalog takes an application with the role read_only only.',
    ],
    [
      'a sales channel',
      'aurora/test/sales_channel',
      'test',
      'This is a sales channel. The catalog takes an application with the role read_only only.',
    ],
    [
      'an application of the other environment',
      'aurora/live/read_only',
      'test',
      'belongs to the live environment',
    ],
  ])('refuses %s', async (_who, caller, mode, sentence) => {
    const { status, json } = await ask(service, mode, basicOf(service.client(caller)))
    expect([status, json.errors[0].code, json.errors[0].detail]).toEqual([
      403,
      'UNAUTHORIZED',
      expect.stringContaining(sentence),
    ])
  })

  test('refuses a wrong secret without a window of the browser, and the pages of other sites', async () => {
    const { clientId } = service.client('aurora/test/read_only')
    const wrong = await ask(service, 'test', basicOf({ clientId, clientSecret: 'wrong' }))
    expect([wrong.status, wrong.headers.get('WWW-Authenticate')]).toEqual([403, null])
    const credentials = basicOf(service.client('aurora/test/read_only'))
    const elsewhere = await ask(service, 'test', { ...credentials, 'Sec-Fetch-Site': 'cross-site' })
    expect(elsewhere.status).toBe(403)
  })
})

test('a catalog to sign in to tells who comes without credentials to do so', async () => {
  const { status, json } = await ask(closed, 'test')
  expect([status, json.errors[0].code, json.errors[0].meta]).toEqual([403, 'UNAUTHORIZED', { sign_in: true }])
  const opened = await ask(open, 'test')
  expect([opened.status, opened.headers.has('X-Ratelimit-Remaining')]).toEqual([200, true])
})
