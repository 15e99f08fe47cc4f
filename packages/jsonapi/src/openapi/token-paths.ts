import { jsonAnswer } from './answers.ts'
import { responseRef } from './refusals.ts'
import { anyObject, object, type Part } from './schemas.ts'

const text = { type: 'string' } as const
const time = { type: 'integer', description: 'In seconds since 1970.' } as const
const open = [{}] as const

/** A fault of the token endpoints, in which the status is a number. */
const oauthRefusal = jsonAnswer(
  'Refused, and why.',
  object({
    errors: {
      type: 'array',
      items: object({
        title: text,
        code: text,
        detail: text,
        status: { type: 'integer' },
        meta: anyObject,
      }),
    },
  }),
  {
    errors: [
      {
        title: 'invalid_client',
        code: 'UNAUTHORIZED',
        detail: 'The client id or its secret is wrong, or one of them is missing.',
        status: 401,
        meta: {},
      },
    ],
  },
)

/** A fault that has nothing to do with OAuth is told as everywhere. */
const refused = responseRef('refused')
const throttled = responseRef('refused_429')

/** A key has more members, which depend on its kind. */
const publicKey = { ...object({ kid: text, kty: text, alg: text }), additionalProperties: true } as const

const credentials = { client_id: text, client_secret: text } as const

/** Where clients get tokens and give them back, and the pages of the catalog theirs. */
export const tokenPaths: Readonly<Record<string, Part>> = {
  '/oauth/token': {
    post: {
      operationId: 'issue_token',
      summary: 'Get a token',
      tags: ['tokens'],
      security: [...open, { basic: [] }],
      requestBody: formOrJson(
        object(
          {
            grant_type: { enum: ['client_credentials', 'refresh_token'] },
            ...credentials,
            scope: text,
            refresh_token: text,
          },
          ['grant_type'],
        ),
        { grant_type: 'client_credentials', client_id: 'the-id', client_secret: 'the-secret' },
      ),
      responses: {
        '200': jsonAnswer(
          'A token, for two hours.',
          object(
            {
              access_token: text,
              token_type: { const: 'Bearer' },
              expires_in: { type: 'integer' },
              scope: text,
              created_at: time,
              refresh_token: text,
            },
            ['access_token', 'token_type', 'expires_in', 'scope', 'created_at'],
          ),
          {
            access_token: 'eyJhbGciOiJSUzUxMiJ9.e30.c2lnbmF0dXJl',
            token_type: 'Bearer',
            expires_in: 7200,
            scope: 'market:all',
            created_at: 1769851800,
          },
        ),
        '400': oauthRefusal,
        '401': oauthRefusal,
        '429': throttled,
        default: refused,
      },
    },
  },
  '/oauth/revoke': {
    post: {
      operationId: 'revoke_token',
      summary: 'Give a token back',
      tags: ['tokens'],
      security: [...open, { basic: [] }],
      requestBody: formOrJson(object({ token: text, ...credentials }, ['token']), {
        token: 'the-token',
        client_id: 'the-id',
        client_secret: 'the-secret',
      }),
      responses: {
        '200': jsonAnswer('It is worth nothing now.', object({}), {}),
        '400': oauthRefusal,
        '401': oauthRefusal,
        '429': throttled,
        default: refused,
      },
    },
  },
  '/oauth/tokeninfo': {
    get: {
      operationId: 'tell_token',
      summary: 'Read what the token says',
      tags: ['tokens'],
      security: [{ bearer: [] }],
      responses: {
        '200': jsonAnswer(
          'The claims of the token.',
          object(
            {
              organization: anyObject,
              application: anyObject,
              scope: text,
              test: { type: 'boolean', description: 'True in the test environment.' },
              iss: text,
              iat: time,
              exp: time,
              jti: text,
              rand: { type: 'number' },
            },
            ['organization', 'application', 'scope', 'test', 'iss', 'iat', 'exp'],
          ),
          {
            organization: { id: 'orgAurora000001', slug: 'aurora', enterprise: false, region: 'local' },
            application: {
              id: '0Vqg2mXk3bT8cD',
              client_id: 'the-id',
              kind: 'integration',
              public: false,
              confidential: true,
            },
            scope: 'market:all',
            test: true,
            iss: 'https://auth.cohort.example',
            iat: 1769851800,
            exp: 1769859000,
            jti: '0VqhR5wYtQ1kLm',
            rand: 0.25,
          },
        ),
        '401': responseRef('refused_401'),
        '429': throttled,
        default: refused,
      },
    },
  },
  '/.well-known/jwks.json': {
    get: {
      operationId: 'tell_keys',
      summary: 'Read the keys that tokens are checked with',
      tags: ['tokens'],
      security: open,
      responses: {
        '200': jsonAnswer('The public keys.', object({ keys: { type: 'array', items: publicKey } }), {
          keys: [{ kid: 'the-key', kty: 'RSA', alg: 'RS512', use: 'sig', n: 'the-modulus', e: 'AQAB' }],
        }),
        '429': throttled,
        default: refused,
      },
    },
  },
  '/catalog/token': {
    get: {
      operationId: 'issue_catalog_token',
      summary: 'Get the token that the catalog reads with',
      tags: ['catalog'],
      security: [...open, { basic: [] }],
      parameters: [
        { name: 'mode', in: 'query', description: 'The environment.', schema: { enum: ['test', 'live'] } },
      ],
      responses: {
        '200': jsonAnswer(
          'A token that can only read, for ten minutes.',
          object({
            access_token: text,
            expires_in: { type: 'integer' },
            mode: { enum: ['test', 'live'] },
            organization: object({ name: text, slug: text }),
          }),
          {
            access_token: 'eyJhbGciOiJSUzUxMiJ9.e30.c2lnbmF0dXJl',
            expires_in: 600,
            mode: 'test',
            organization: { name: 'Aurora', slug: 'aurora' },
          },
        ),
        '403': responseRef('refused_403'),
        '429': throttled,
        default: refused,
      },
    },
  },
}

function formOrJson(schema: Part, example: Part): Part {
  return {
    required: true,
    content: {
      'application/json': { schema, example },
      'application/x-www-form-urlencoded': { schema, example },
    },
  }
}
