import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import {
  forgeToken,
  signedByStranger,
  signedWithPublicKey,
  unsignedToken,
  type Forgery,
} from '../harness/forge-token.ts'
import { groupUpdate } from '../harness/groups.ts'
import { requestText } from '../harness/raw-request.ts'
import { send } from '../harness/request.ts'
import { testIssuer, useService } from '../harness/use-service.ts'

const service = useService()
const { answerTo, judgeEach, judgeWork } = useBadInput(service)

const invalid = { status: 401, code: 'INVALID_TOKEN', source: { header: 'Authorization' } } as const

function withHeader(id: string, what: string, authorization: string): Omit<BadInput, 'status'> {
  return { id, what, as: null, headers: { Authorization: authorization } }
}

describe('without a valid token nobody gets in', () => {
  test.each([
    { id: 'S1', what: 'no Authorization', as: null, ...invalid },
    { id: 'S1', what: 'no Authorization, to write', method: 'POST', body: {}, as: null, ...invalid },
    {
      id: 'S1',
      what: 'no Authorization, to delete',
      method: 'DELETE',
      path: '/customer_groups/{own}',
      as: null,
      ...invalid,
    },
    { ...withHeader('S1', 'an empty header', ''), ...invalid },
    { ...withHeader('S1', 'no token', 'Bearer'), ...invalid },
    { ...withHeader('S1', 'a token that nobody has', 'Bearer nobody'), ...invalid },
    { ...withHeader('S1', 'a name of every object', 'Bearer __proto__'), ...invalid },
    { ...withHeader('S1', 'a token without its scheme', '{token of aurora/test}'), ...invalid },
    { ...withHeader('S1', 'a token of another scheme', 'Basic {token of aurora/test}'), ...invalid },
    { ...withHeader('S1', 'a token and more', 'Bearer {token of aurora/test} more'), ...invalid },
    {
      ...withHeader('S1', 'two tokens', 'Bearer {token of aurora/test}, Bearer {token of aurora/live}'),
      ...invalid,
    },
    { ...withHeader('S1', 'a token of 10,000 characters', `Bearer ${'x'.repeat(10_000)}`), ...invalid },
    {
      id: 'S1',
      what: 'an empty header, and then a token',
      raw: (to) =>
        requestText(to, 'GET /api/customer_groups', [
          'Authorization:',
          `Authorization: Bearer ${to.token('aurora/test')}`,
        ]),
      ...invalid,
    },
    {
      id: 'S14',
      what: 'a token in the query',
      as: null,
      path: '/customer_groups?access_token={token of aurora/test}',
      ...invalid,
    },
  ] satisfies BadInput[])('$id $what', async (row) => {
    const { headers } = await answerTo(row)
    expect(headers.get('WWW-Authenticate')).toBe('Bearer')
  })

  judgeEach([
    {
      id: 'S14',
      what: 'a token in the query is a parameter that nobody knows',
      path: '/customer_groups?access_token={token of borealis/live}',
      status: 400,
      code: 'PARAM_NOT_ALLOWED',
      source: { parameter: 'access_token' },
    },
  ])
})

/** What a forgery does to the claims of a good token. */
const claims = (changes: (now: number) => object): Forgery => ({
  claims: (good) => ({ ...good, ...changes(Math.floor(Date.now() / 1000)) }),
})
const without = (name: string): Forgery => ({ claims: ({ [name]: _gone, ...rest }) => rest })
const asOf = (seconds: number): Forgery =>
  claims((now) => ({ iat: now - 7200 + seconds, exp: now + seconds }))

describe('a token that is not as we issue them is refused', () => {
  const forgeries: readonly (readonly [id: string, what: string, forgery: Forgery])[] = [
    ['S3', 'signed by a stranger', { sign: signedByStranger }],
    [
      'S3',
      'signed by a stranger whose key it brings along',
      { header: { jwk: { kty: 'RSA' } }, sign: signedByStranger },
    ],
    [
      'S3',
      'HS256 with our public key as its secret',
      { header: { alg: 'HS256' }, sign: signedWithPublicKey },
    ],
    [
      'S3',
      'HS512 with our public key as its secret',
      { header: { alg: 'HS512' }, sign: signedWithPublicKey },
    ],
    ['S3', 'with a key that nobody has', { header: { kid: 'nobody' } }],
    ['S3', 'without the name of a key', { header: { kid: undefined } }],
    ['S3', 'that says where to get keys', { header: { jku: 'https://evil.example/jwks.json' } }],
    ['S3', 'that says where to get certificates', { header: { x5u: 'https://evil.example/x5u' } }],
    ['S4', 'expired 10 s ago', asOf(-10)],
    ['S5', 'valid in 10 minutes', claims((now) => ({ nbf: now + 600 }))],
    ['S5', 'issued in 10 minutes', claims((now) => ({ iat: now + 600, exp: now + 1200 }))],
    ['S6', 'of another issuer', claims(() => ({ iss: 'https://auth.example.com' }))],
    ['S6', 'of an issuer with more after it', claims(() => ({ iss: `${testIssuer}.evil.example` }))],
    ['S6', 'for somebody else', claims(() => ({ aud: 'somebody' }))],
    ['S6', 'of another type', { header: { typ: 'at+jwt' } }],
    ['S6', 'without a type', { header: { typ: undefined } }],
    ...['iss', 'exp', 'iat', 'jti', 'test', 'organization', 'application'].map(
      (name) => ['S6', `without ${name}`, without(name)] as const,
    ),
    ['S6', 'that expires as a text', claims((now) => ({ exp: String(now + 100) }))],
    ['S6', 'that never expires', claims(() => ({ exp: 1e300 }))],
    ['S6', 'that outlives what we issue', claims((now) => ({ exp: now + 30_000 }))],
    [
      'S9',
      'of another organization',
      claims(() => ({
        organization: { id: 'orgBorealis0001', slug: 'borealis', enterprise: false, region: '' },
      })),
    ],
    ['S8', 'of the other environment', claims(() => ({ test: false }))],
    [
      'S9',
      'of an application that nobody has',
      claims(() => ({
        application: {
          id: 'nobody',
          client_id: 'nobody',
          kind: 'integration',
          public: false,
          confidential: true,
        },
      })),
    ],
  ]
  test.each(forgeries)('%s %s', async (id, what, forgery) => {
    const authorization = `Bearer ${await forgeToken(service, forgery)}`
    const { headers } = await answerTo({ ...withHeader(id, what, authorization), ...invalid })
    expect(headers.get('WWW-Authenticate')).toBe('Bearer')
  })

  test('S3 alg none', async () => {
    for (const token of [unsignedToken(service), `${unsignedToken(service)}AAAA`]) {
      const { status } = await answerTo({ ...withHeader('S3', 'alg none', `Bearer ${token}`), ...invalid })
      expect(status).toBe(401)
    }
  })

  test('S3 with one letter of what is signed changed', async () => {
    const [header = '', payload = '', signature] = service.token('aurora/test').split('.')
    const other = payload.replace(/^.{20}/, (start) => start.slice(0, 19) + (start.endsWith('A') ? 'B' : 'A'))
    const authorization = `Bearer ${header}.${other}.${signature}`
    const { status } = await answerTo({ ...withHeader('S3', 'changed', authorization), ...invalid })
    expect(status).toBe(401)
  })
})

describe('a clock may be five seconds off', () => {
  test.each([
    ['S4', 'expired 2 s ago', asOf(-2)],
    ['S5', 'valid in 3 s', claims((now) => ({ nbf: now + 3 }))],
    ['S5', 'issued in 3 s', claims((now) => ({ iat: now + 3, exp: now + 100 }))],
  ] as const)('%s %s', async (id, what, forgery) => {
    const authorization = `Bearer ${await forgeToken(service, forgery)}`
    const { status } = await answerTo({ ...withHeader(id, what, authorization), status: 200 })
    expect(status).toBe(200)
  })
})

describe('a token that is oddly written is a token all the same', () => {
  judgeEach([
    { ...withHeader('S1', 'a scheme in another case', 'bearer {token of aurora/test}'), status: 200 },
    { ...withHeader('S1', 'two blanks', 'Bearer  {token of aurora/test}'), status: 200 },
  ])
})

describe('an id of another environment is an id that nobody has', () => {
  const document = groupUpdate('{foreign}', { name: 'Taken over' })
  judgeEach([
    { id: 'S8', what: 'reading', path: '/customer_groups/{foreign}', status: 404, code: 'RECORD_NOT_FOUND' },
    { id: 'S8', what: 'reading as HEAD', method: 'HEAD', path: '/customer_groups/{foreign}', status: 404 },
    {
      id: 'S8',
      what: 'updating',
      method: 'PATCH',
      path: '/customer_groups/{foreign}',
      body: document,
      status: 404,
      code: 'RECORD_NOT_FOUND',
    },
    {
      id: 'S8',
      what: 'updating with faults',
      method: 'PATCH',
      path: '/customer_groups/{foreign}',
      body: groupUpdate('{foreign}', { name: '' }),
      status: 404,
      code: 'RECORD_NOT_FOUND',
    },
    {
      id: 'S8',
      what: 'deleting',
      method: 'DELETE',
      path: '/customer_groups/{foreign}',
      status: 404,
      code: 'RECORD_NOT_FOUND',
    },
    { id: 'S8', what: 'listing', path: '/customer_groups?filter[id]={foreign}', status: 200 },
  ])

  test('S8 a list never finds it', () =>
    judgeWork(async () => {
      const mine = await send(service, 'GET', '/customer_groups')
      const theirs = await send(service, 'GET', '/customer_groups', { as: 'borealis/live' })
      const { id } = theirs.json.data[0]
      expect(mine.json.data.map((group: { id: string }) => group.id)).not.toContain(id)
      for (const filter of [
        `filter[id]=${id}`,
        `filter[ids]=${id}`,
        `filter[q][id_in]=${id}`,
        'filter[q][id_present]=true&filter[q][name_cont]=borealis',
      ]) {
        const found = await send(service, 'GET', `/customer_groups?${filter}`)
        expect([found.json.data, found.json.meta]).toEqual([[], { record_count: 0, page_count: 0 }])
      }
      return []
    }))
})
