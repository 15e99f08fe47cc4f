import { errorCatalogue, type ErrorCode } from '@cohort/jsonapi'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { groupDocument, groupUpdate, makeGroup } from '../harness/groups.ts'
import { requestText, sendText } from '../harness/raw-request.ts'
import { send, type RequestOptions } from '../harness/request.ts'
import { expectStatus, readResponse, type Response } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

/** A group whose name is an SQLSTATE meets a database that fails with it. */
const failing = {
  key: 'failing',
  run: async (database: {
    send: (statement: { name: undefined; text: string; values: [] }) => Promise<unknown>
  }) => {
    const texts = [
      `create function fail() returns trigger language plpgsql as $$ begin
        if new.name ~ '^SQLSTATE ' then
          raise exception 'the inside of the database' using errcode = substr(new.name, 10);
        end if;
        return new;
      end $$`,
      'create trigger fail before insert on customer_groups for each row execute function fail()',
    ]
    for (const text of texts) await database.send({ name: undefined, text, values: [] })
  },
}

const service = useService({ prepare: failing })
const { answerTo, judgeEach } = useBadInput(service)
const throttled = useService({ rateLimits: { address: [{ limit: 1, seconds: 60 }] } })
/** In earnest it waits for 10 seconds. */
const impatient = useService({
  limits: { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 },
})
const withCatalog = useService({ catalogFolder: import.meta.dirname })
let id = ''

beforeAll(async () => {
  ;({ id } = await makeGroup(service, { name: 'There', code: 'there' }))
  const customer = {
    data: { type: 'customers', attributes: { email: 'ada@example.com' }, relationships: membership(id) },
  }
  expectStatus(await send(service, 'POST', '/customers', { body: customer }), 201)
})

function membership(group: string): object {
  return { customer_group: { data: { type: 'customer_groups', id: group } } }
}

interface Occasion extends RequestOptions {
  /** GET unless given. */
  readonly method?: string
  /** `{id}` is the id of a group. */
  readonly path: string
}

function list(query: string): Occasion {
  return { path: `/customer_groups?${query}` }
}

function create(body: unknown, headers: Readonly<Record<string, string>> = {}): Occasion {
  return { method: 'POST', path: '/customer_groups', body, headers }
}

function update(body: unknown): Occasion {
  return { method: 'PATCH', path: '/customer_groups/{id}', body }
}

function createOn(sqlState: string): Occasion {
  return create(groupDocument({ name: `SQLSTATE ${sqlState}` }))
}

/** A request for every code that can be reached. */
const occasions = {
  INVALID_FILTERS_SYNTAX: list('filter[q]=x'),
  FILTER_NOT_ALLOWED: list('filter[nope]=x'),
  INVALID_FILTER_VALUE: list('filter[q][created_at_gt]=soon'),
  INVALID_SORT_CRITERIA: list('sort=nope'),
  INVALID_INCLUDE: list('include=nope'),
  INVALID_FIELD: list('fields[customer_groups]=nope'),
  INVALID_PAGE_OBJECT: list('page=1'),
  INVALID_PAGE_VALUE: list('page[size]=0'),
  PARAM_NOT_ALLOWED: list('nope=1'),
  PARAM_MISSING: create(''),
  INVALID_RESOURCE: list('fields[nope]=name'),
  INVALID_RESOURCE_ID: create({ data: { type: 'customer_groups', id: null } }),
  INVALID_DATA_FORMAT: create([]),
  BAD_REQUEST: create('{'),
  INVALID_TOKEN: { path: '/customer_groups', as: null },
  UNAUTHORIZED: { path: '/customer_groups', as: 'aurora/test/sales_channel' },
  FORBIDDEN: create({ data: { type: 'customer_groups', id: 'mine', attributes: { name: 'Mine' } } }),
  RECORD_NOT_FOUND: { path: '/customer_groups/nobody00000000' },
  METHOD_NOT_ALLOWED: { method: 'PUT', path: '/customer_groups' },
  NOT_ACCEPTABLE: { path: '/customer_groups', headers: { Accept: 'text/html' } },
  TYPE_MISMATCH: create({ data: { type: 'markets', attributes: { name: 'Market' } } }),
  KEY_NOT_INCLUDED_IN_URL: update(groupUpdate('other', {})),
  CONFLICT: createOn('23503'),
  PRECONDITION_FAILED: {
    method: 'DELETE',
    path: '/customer_groups/{id}',
    headers: { 'If-Match': '"stale"' },
  },
  PAYLOAD_TOO_LARGE: create(' '.repeat(300_000)),
  URI_TOO_LONG: list('x'.repeat(9000)),
  UNSUPPORTED_MEDIA_TYPE: create({}, { 'Content-Type': 'application/json' }),
  VALIDATION_ERROR: create(groupDocument({})),
  LOCKED: { method: 'DELETE', path: '/customer_groups/{id}' },
  INTERNAL_SERVER_ERROR: createOn('XX000'),
  SERVICE_UNAVAILABLE: createOn('55P03'),
  STORAGE_FULL: createOn('53100'),
  TIMEOUT: createOn('57014'),
} as const satisfies Partial<Record<ErrorCode, Occasion>>

/** The others take more than one request of this kind, or what fetch does not send. A code belongs here or above. */
const others = {
  IDEMPOTENCY_KEY_REUSED: async () => {
    const headers = { 'Idempotency-Key': 'of the catalogue' }
    const make = (name: string) =>
      send(service, 'POST', '/customer_groups', { headers, body: groupDocument({ name }) })
    await make('First')
    return make('Second')
  },
  THROTTLED: async () => {
    await send(throttled, 'GET', '/customer_groups', { as: null })
    return send(throttled, 'GET', '/customer_groups', { as: null })
  },
  REQUEST_TIMEOUT: () => sendText(impatient, 'GET /api/cus'),
  EXPECTATION_FAILED: () =>
    sendText(service, requestText(service, 'GET /api/customer_groups', ['Expect: 42'])),
  HEADERS_TOO_LARGE: () =>
    sendText(service, requestText(service, 'GET /api/customer_groups', [`X-Long: ${'x'.repeat(16 * 1024)}`])),
} as const satisfies Record<Exclude<ErrorCode, keyof typeof occasions>, () => Promise<Response>>

function codes(table: object): readonly string[] {
  return Object.keys(table)
}

const catalogue = new Map<string, { readonly status: number; readonly title: string }>(
  Object.entries(errorCatalogue),
)

describe('the catalogue', () => {
  test('is reached whole by these requests', () => {
    const known = [...codes(occasions), ...codes(others)].toSorted((a, b) => a.localeCompare(b))
    expect(known).toEqual([...codes(errorCatalogue)].toSorted((a, b) => a.localeCompare(b)))
  })

  test.each(Object.entries<Occasion>(occasions))(
    '%s is answered with its status and its title (ER-12)',
    async (code, occasion) => {
      const { method = 'GET', path, ...options } = occasion
      const { status, json } = await send(service, method, path.replace('{id}', id), options)
      const known = catalogue.get(code) ?? { status: 0, title: 'not in the catalogue' }
      const { errors } = json
      expect(errors.length).toBeGreaterThan(0)
      const [{ title, detail }] = errors
      expect([status, errors[0].code, errors[0].status]).toEqual([known.status, code, String(known.status)])
      expect(title).toBe(code === 'VALIDATION_ERROR' ? "can't be blank" : known.title)
      expect(detail).not.toMatch(/inside|SQLSTATE/)
    },
  )

  test.each(Object.entries(others))(
    '%s, which takes more, is answered with its status and its title (ER-12)',
    async (code, ask) => {
      const { status, json } = await ask()
      const known = catalogue.get(code)
      expect([status, json.errors]).toMatchObject([
        known?.status,
        [{ code, status: String(known?.status), title: known?.title }],
      ])
    },
  )

  test('has a code and a status for each, and a title that is no sentence', () => {
    for (const [code, { status, title }] of Object.entries(errorCatalogue)) {
      expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
      expect([status >= 400 && status < 600, title.endsWith('.')]).toEqual([true, false])
    }
  })
})

test('UNAUTHORIZED is answered to another site that asks for the token of the catalog', async () => {
  const response = await fetch(`${withCatalog.url}/catalog/token`, {
    headers: { 'Sec-Fetch-Site': 'cross-site' },
  })
  const { status, json } = await readResponse(response)
  expect([status, json]).toEqual([
    403,
    {
      errors: [
        {
          title: 'Access denied',
          detail: 'The catalog answers its own pages only.',
          code: 'UNAUTHORIZED',
          status: '403',
        },
      ],
    },
  ])
})

/** A create that meets a database which fails with the SQLSTATE. */
function failingWith(mark: string, sqlState: string) {
  const body = groupDocument({ name: `SQLSTATE ${sqlState}` })
  return { id: mark, what: sqlState, method: 'POST', body } as const
}

describe('a value that only PostgreSQL refuses (B1)', () => {
  test.each(['22003', '22008', '22021', '22023', '22P02', '22P05'])(
    'of the SQLSTATE %s is told without its inside, and counted as a hole in our checks',
    async (sqlState) => {
      const { json } = await answerTo({ ...failingWith('B1', sqlState), status: 422 })
      expect(service.takeValidatorHoles()).toEqual([`${sqlState}: exec_stmt_raise`])
      expect(json).toEqual({
        errors: [
          {
            title: 'Validation error',
            detail: 'A value of the request cannot be stored or compared.',
            code: 'VALIDATION_ERROR',
            status: '422',
          },
        ],
      })
    },
  )
})

describe('a fault of ours', () => {
  test.each(['XX000', '42P01', '23502', '23514'])(
    'of the SQLSTATE %s says nothing of the inside, and is found by the id of its request',
    async (sqlState) => {
      const headers = { 'X-Request-Id': `failed-${sqlState}` }
      const body = groupDocument({ name: `SQLSTATE ${sqlState}` })
      const { status, json } = await send(service, 'POST', '/customer_groups', { body, headers })
      expect([status, json]).toEqual([
        500,
        {
          errors: [
            {
              title: 'Internal server error',
              detail: 'Something went wrong on our side. It has been noted.',
              code: 'INTERNAL_SERVER_ERROR',
              status: '500',
              meta: { request_id: `failed-${sqlState}` },
            },
          ],
        },
      ])
    },
  )

  test.each([
    ['B3', '40001'],
    ['B3', '40P01'],
    ['B4', '55P03'],
    ['B6', '57P01'],
    ['B6', '57P02'],
    ['B6', '57P03'],
    ['B6', '08006'],
    ['B9', '25006'],
    ['B6', '53300'],
  ])('%s of the SQLSTATE %s passes, and says when to come again', async (mark, sqlState) => {
    const row = { ...failingWith(mark, sqlState), status: 503, code: 'SERVICE_UNAVAILABLE' } as const
    expect((await answerTo(row)).headers.get('Retry-After')).toBe('1')
  })

  judgeEach([
    { ...failingWith('B5', '57014'), status: 504, code: 'TIMEOUT' },
    { ...failingWith('B8', '53100'), status: 503, code: 'STORAGE_FULL' },
  ])

  test('leaves the service well: the next request is answered', async () => {
    await send(service, 'POST', '/customer_groups', { body: groupDocument({ name: 'SQLSTATE XX000' }) })
    expect((await send(service, 'GET', `/customer_groups/${id}`)).status).toBe(200)
  })
})
