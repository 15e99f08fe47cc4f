import { jwtDecode, jwtVerify } from '@commercelayer/js-auth'
import { describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { basicOf, credentialsOf, postForm, postOauth, postText, statusWith } from '../harness/oauth.ts'
import { makeRecord } from '../harness/records.ts'
import { readResponse, type Response } from '../harness/response.ts'
import { testIssuer, useService } from '../harness/use-service.ts'

const service = useService()
const { judgeWork } = useBadInput(service)

const admin = () => service.client('aurora/test')
const grant = { grant_type: 'client_credentials' }
const token = (fields: Readonly<Record<string, unknown>>) => postOauth(service, '/oauth/token', fields)

/** The answer with what is different every time made stable. */
function stableOf({ status, headers, json }: Response): unknown {
  const { access_token, created_at, ...rest } = json
  return {
    status,
    type: headers.get('Content-Type'),
    cache: headers.get('Cache-Control'),
    token: /^[\w-]+\.[\w-]+\.[\w-]+$/.test(access_token),
    created: Number.isInteger(created_at),
    ...rest,
  }
}

const issued = {
  status: 200,
  type: 'application/json; charset=utf-8',
  cache: 'no-store',
  token: true,
  created: true,
  token_type: 'Bearer',
  expires_in: 7200,
  scope: 'market:all',
}

describe('a client gets a token', () => {
  test.each([
    ['as JSON', () => token({ ...grant, ...credentialsOf(admin()) })],
    [
      'as JSON with an empty scope, and keys that nobody knows',
      () => token({ ...grant, ...credentialsOf(admin()), scope: '', colour: 5, audience: 'x' }),
    ],
    ['as a form', () => postForm(service, '/oauth/token', { ...grant, ...credentialsOf(admin()) })],
    ['with HTTP Basic and a form', () => postForm(service, '/oauth/token', grant, basicOf(admin()))],
    [
      'with HTTP Basic and JSON',
      () => postText(service, '/oauth/token', JSON.stringify(grant), basicOf(admin())),
    ],
  ])('%s', async (_way, ask) => {
    const response = await ask()
    expect(stableOf(response)).toEqual(issued)
    expect(await statusWith(service, response.json.access_token)).toBe(200)
  })

  test('of a sales channel with its client id alone', async () => {
    const { clientId } = service.client('aurora/test/sales_channel')
    expect(stableOf(await token({ ...grant, client_id: clientId }))).toEqual(issued)
  })

  test('that says who it is for, and that everybody can check with our published keys', async () => {
    const { json } = await token({ ...grant, ...credentialsOf(service.client('aurora/live')) })
    const { keys } = (await readResponse(await fetch(`${service.url}/.well-known/jwks.json`))).json
    const { header, payload } = await jwtVerify(json.access_token, { jwk: keys[0] })
    expect(header).toEqual({ alg: 'RS512', typ: 'JWT', kid: keys[0].kid })
    expect(payload).toEqual({
      organization: { id: 'orgAurora000001', slug: 'aurora', enterprise: false, region: 'local' },
      application: {
        id: expect.any(String),
        client_id: 'demo-aurora-live',
        kind: 'integration',
        public: false,
        confidential: true,
      },
      scope: 'market:all',
      test: false,
      iat: json.created_at,
      exp: json.created_at + 7200,
      jti: expect.stringMatching(/^[\w-]{36}$/),
      rand: expect.any(Number),
      iss: testIssuer,
    })
    const info = await fetch(`${service.url}/oauth/tokeninfo`, {
      headers: { Authorization: `Bearer ${json.access_token}` },
    })
    expect([info.status, info.headers.get('Cache-Control'), await info.json()]).toEqual([
      200,
      'no-store',
      payload,
    ])
  })

  test('for a market of its own, which the token names', async () => {
    const market = await makeRecord(service, 'markets', { code: 'europe' })
    for (const scope of [`market:id:${market.id}`, 'market:code:europe']) {
      const { json } = await token({ ...grant, ...credentialsOf(admin()), scope })
      expect(json.scope).toBe(scope)
      expect(jwtDecode(json.access_token).payload).toMatchObject({ scope, market: { id: [market.id] } })
    }
  })
})

const invalidClient = {
  errors: [
    {
      title: 'invalid_client',
      code: 'UNAUTHORIZED',
      detail: 'The client id or its secret is wrong, or one of them is missing.',
      status: 401,
      meta: {},
    },
  ],
}

describe('a client gets no token', () => {
  test.each([
    ['with a wrong secret', () => ({ client_id: admin().clientId, client_secret: 'wrong' })],
    ['without a secret', () => ({ client_id: admin().clientId })],
    [
      'with the secret of another',
      () => ({ client_id: admin().clientId, client_secret: service.client('aurora/live').clientSecret }),
    ],
    ['with an id that nobody has', () => ({ client_id: 'nobody', client_secret: admin().clientSecret })],
    ['with an id that PostgreSQL cannot take', () => ({ client_id: 'a\0b', client_secret: 'x' })],
    ['with an id that is no text', () => ({ client_id: { $ne: '' }, client_secret: 'x' })],
    ['with no credentials', () => ({})],
  ])('%s, and is told the same as any other', async (_what, credentials) => {
    const { status, headers, json } = await token({ ...grant, ...credentials() })
    expect([status, headers.get('Content-Type'), json]).toEqual([401, issued.type, invalidClient])
    expect(headers.get('WWW-Authenticate')).toBeNull()
  })

  test('with wrong HTTP Basic, which is answered as such', async () => {
    const { status, headers, json } = await postForm(
      service,
      '/oauth/token',
      grant,
      basicOf({ clientId: 'a', clientSecret: 'b' }),
    )
    expect([status, headers.get('WWW-Authenticate'), json]).toEqual([
      401,
      'Basic realm="cohort"',
      invalidClient,
    ])
  })

  test.each([
    ['without a grant type', {}, 'invalid_request'],
    ['with a password', { grant_type: 'password', username: 'a', password: 'b' }, 'unsupported_grant_type'],
    ['with a name of every object', { grant_type: 'constructor' }, 'unsupported_grant_type'],
    ['S11 with an unknown scope', { ...grant, scope: 'everything' }, 'invalid_scope'],
    ['S11 with a market that nobody has', { ...grant, scope: 'market:id:nobody00000000' }, 'invalid_scope'],
    ['S11 with a scope given twice', { ...grant, scope: 'market:all market:all' }, 'invalid_scope'],
    ['S11 with two markets', { ...grant, scope: 'market:id:a market:id:b' }, 'invalid_scope'],
    ['S11 with a scope of 10 kB', { ...grant, scope: `market:id:${'x'.repeat(10_000)}` }, 'invalid_scope'],
    [
      'S11 with a filter in a scope',
      { ...grant, scope: 'market:code:a&filter[q][id_present]=true' },
      'invalid_scope',
    ],
  ])('%s', (_what, fields, title) =>
    judgeWork(async () => {
      const { status, json } = await token({ ...credentialsOf(admin()), ...fields })
      expect([status, json.errors]).toEqual([
        400,
        [{ title, code: 'BAD_REQUEST', detail: expect.any(String), status: 400, meta: {} }],
      ])
      return []
    }),
  )

  test('S11 for a market of another environment', async () => {
    const foreign = await makeRecord(service, 'markets', { code: 'abroad' }, {}, { as: 'borealis/live' })
    await judgeWork(async () => {
      for (const scope of [`market:id:${foreign.id}`, 'market:code:abroad']) {
        const { status, json } = await token({ ...grant, ...credentialsOf(admin()), scope })
        expect([status, json.errors[0].title]).toEqual([400, 'invalid_scope'])
      }
      return []
    })
  })

  test.each(['', '[]x', 'null', '"x"', '5'])('for a body that is no object: %s', async (body) => {
    const { status, json } = await postText(service, '/oauth/token', body)
    expect([status, json.errors[0].title]).toEqual([400, 'invalid_request'])
  })

  test('for a form that gives a parameter twice', async () => {
    const body = 'grant_type=client_credentials&grant_type=refresh_token'
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect((await postText(service, '/oauth/token', body, form)).status).toBe(400)
  })

  test.each([
    ['GET', '/oauth/token', 'POST, OPTIONS'],
    ['PUT', '/oauth/revoke', 'POST, OPTIONS'],
    ['POST', '/oauth/tokeninfo', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/.well-known/jwks.json', 'GET, HEAD, OPTIONS'],
  ])('by %s %s', async (method, path, allow) => {
    const response = await fetch(`${service.url}${path}`, { method })
    expect([response.status, response.headers.get('Allow')]).toEqual([405, allow])
  })
})
