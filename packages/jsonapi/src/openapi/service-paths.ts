import { anyObject, object, type Part } from './schemas.ts'

/** What the service offers beside the resources, as groups of operations. */
export const serviceTags = [
  { name: 'tokens', description: 'How a client gets a token, and gives it back.' },
  { name: 'catalog', description: 'What the pages of the catalog ask for.' },
  { name: 'health', description: 'What watches the service asks; it is not limited, and needs no token.' },
] as const satisfies readonly Part[]

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
        detail: 'The client id or the secret is wrong.',
        status: 401,
        meta: {},
      },
    ],
  },
)
/** A fault that has nothing to do with OAuth is told as everywhere. */
const refused = { $ref: '#/components/responses/refused' } as const
const throttled = { $ref: '#/components/responses/refused_429' } as const

const tooLong = { $ref: '#/components/responses/refused_414' } as const

const credentials = { client_id: text, client_secret: text } as const

/** The operations that are not below the API's base. */
export const servicePaths: Readonly<Record<string, Part>> = atRoot({
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
            },
            ['organization', 'application', 'scope', 'test', 'iss', 'iat', 'exp'],
          ),
        ),
        '401': { $ref: '#/components/responses/refused_401' },
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
        '200': jsonAnswer(
          'The public keys.',
          object({ keys: { type: 'array', items: object({ kid: text, kty: text, alg: text }) } }),
        ),
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
        ),
        '403': { $ref: '#/components/responses/refused_403' },
        '429': throttled,
        default: refused,
      },
    },
  },
  '/livez': {
    get: {
      operationId: 'tell_life',
      summary: 'Ask whether the process is alive',
      tags: ['health'],
      security: open,
      responses: {
        '200': jsonAnswer('It is.', object({ status: { const: 'alive' } }), { status: 'alive' }),
        '414': tooLong,
        default: refused,
      },
    },
  },
  '/readyz': {
    get: {
      operationId: 'tell_readiness',
      summary: 'Ask whether requests should be sent here',
      tags: ['health'],
      security: open,
      responses: {
        '200': readiness('They should.', 'ready'),
        '503': readiness('They should not.', 'not ready'),
        '414': tooLong,
        default: refused,
      },
    },
  },
  '/metrics': {
    get: {
      operationId: 'tell_metrics',
      summary: 'Read the numbers of the process',
      description: 'For who has the token of COHORT_METRICS_TOKEN; without one, for this machine alone.',
      tags: ['health'],
      security: [...open, { bearer: [] }],
      responses: {
        '200': { description: 'In the form of Prometheus.', content: { 'text/plain': { schema: text } } },
        '404': { $ref: '#/components/responses/refused_404' },
        default: refused,
      },
    },
  },
})

/** These stand beside `/api`, not below it. */
function atRoot(paths: Readonly<Record<string, Part>>): Readonly<Record<string, Part>> {
  const servers = [{ url: '/' }]
  return Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [path, { servers, ...operations }]),
  )
}

function readiness(description: string, status: string): Part {
  return jsonAnswer(
    description,
    object({
      status: { const: status },
      checks: object({
        database: { enum: ['ok', 'failed'] },
        migrations: { enum: ['ok', 'behind', 'unknown'] },
        draining: { type: 'boolean' },
      }),
    }),
  )
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

function jsonAnswer(description: string, schema: Part, example?: Part): Part {
  return { description, content: { 'application/json': { schema, ...(example && { example }) } } }
}
