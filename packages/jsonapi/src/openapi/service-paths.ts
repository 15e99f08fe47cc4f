import { jsonAnswer } from './answers.ts'
import { apiVersion } from './api-version.ts'
import { responseRef } from './refusals.ts'
import { anyObject, object, type Part } from './schemas.ts'
import { tokenPaths } from './token-paths.ts'

/** What the service offers beside the resources, as groups of operations. */
export const serviceTags = [
  { name: 'tokens', description: 'How a client gets a token, and gives it back.' },
  { name: 'catalog', description: 'What the pages of the catalog ask for.' },
  { name: 'reference', description: 'What the service says of itself.' },
  { name: 'health', description: 'What watches the service asks; it is not limited, and needs no token.' },
] as const satisfies readonly Part[]

const text = { type: 'string' } as const
const open = [{}] as const

const refused = responseRef('refused')
const tooLong = responseRef('refused_414')

/** The operations that are not below the API's base. */
export const servicePaths: Readonly<Record<string, Part>> = atRoot({
  ...tokenPaths,
  '/openapi.json': {
    get: {
      operationId: 'describe_api',
      summary: 'Read this document',
      tags: ['reference'],
      security: open,
      responses: {
        '200': jsonAnswer(
          'The API as a machine reads it.',
          object({ openapi: text, info: anyObject, paths: anyObject, components: anyObject }),
          { openapi: '3.1.0', info: { title: 'Cohort', version: apiVersion }, paths: {}, components: {} },
        ),
        '414': tooLong,
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
        '200': readiness('They should.', 'ready', { database: 'ok', migrations: 'ok', draining: false }),
        '503': readiness('They should not.', 'not ready', {
          database: 'failed',
          migrations: 'unknown',
          draining: false,
        }),
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
        '200': {
          description: 'In the form of Prometheus.',
          content: {
            'text/plain': {
              schema: text,
              example: 'cohort_http_requests_total{method="GET",route="/livez",status="200"} 1\n',
            },
          },
        },
        '404': responseRef('refused_404'),
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

function readiness(description: string, status: string, checks: Part): Part {
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
    { status, checks },
  )
}
