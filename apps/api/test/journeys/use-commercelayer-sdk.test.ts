import type { CustomerGroup, ListResponse } from '@commercelayer/sdk'
import { CommerceLayer } from '@commercelayer/sdk/bundle'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkAnswer } from '../harness/check-answer.ts'
import { readResponse } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
let cl: ReturnType<typeof CommerceLayer>

beforeAll(() => {
  // As its README shows it; only the way to the server is ours.
  cl = CommerceLayer({
    organization: 'aurora',
    accessToken: service.token('aurora/test'),
    fetch: fetchFromService,
  })
})

/** Sends what the SDK sends to the vendor's host to the service under test, and checks what comes back. */
async function fetchFromService(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const { method = 'GET', body } = init
  const url = input instanceof Request ? input.url : String(input)
  const path = url.replace(/^https:\/\/aurora\.[^/]+\/api/, '')
  const response = await fetch(`${service.url}/api${path}`, init)
  checkAnswer(
    { method, path, sent: typeof body === 'string' ? body : undefined },
    await readResponse(response.clone()),
  )
  return response
}

/** The names of a page, which is an array of the SDK's own kind. */
function namesOf(page: ListResponse<CustomerGroup>): readonly string[] {
  return Array.from(page, ({ name }) => name)
}

describe('the official SDK', () => {
  test('can create, read, change and delete a group', async () => {
    const created = await cl.customer_groups.create({
      name: 'VIP',
      code: 'vip1',
      reference: 'crm-1',
      reference_origin: 'crm',
      metadata: { tier: 'gold' },
    })
    expect(created).toMatchObject({
      type: 'customer_groups',
      name: 'VIP',
      code: 'vip1',
      reference: 'crm-1',
      reference_origin: 'crm',
      metadata: { tier: 'gold' },
    })
    expect(created.created_at).toBe(created.updated_at)
    expect(await cl.customer_groups.retrieve(created.id)).toEqual(created)

    const updated = await cl.customer_groups.update({ id: created.id, name: 'Very important', code: null })
    expect(updated).toMatchObject({
      id: created.id,
      name: 'Very important',
      code: null,
      metadata: { tier: 'gold' },
    })

    await cl.customer_groups.delete(created.id)
    await expect(cl.customer_groups.retrieve(created.id)).rejects.toMatchObject({ status: 404 })
  })

  test('can list, filter, sort and page', async () => {
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      await cl.customer_groups.create({
        name: `Club ${number}`,
        reference: 'listed',
        metadata: { even: number % 2 === 0 },
      })
    }
    const filters = { reference_eq: 'listed' }
    const page = await cl.customer_groups.list({ filters, sort: ['-name'], pageSize: 3, pageNumber: 2 })
    expect(namesOf(page)).toEqual(['Club 4', 'Club 3', 'Club 2'])
    expect(page.meta).toEqual({ recordCount: 7, pageCount: 3, currentPage: 2, recordsPerPage: 3 })
    expect([page.hasNextPage(), page.hasPrevPage(), page.first()?.name, page.last()?.name]).toEqual([
      true,
      true,
      'Club 4',
      'Club 2',
    ])

    const sorted = await cl.customer_groups.list({ filters, sort: { name: 'asc' }, pageSize: 1 })
    expect(sorted.first()?.name).toBe('Club 1')
    const even = await cl.customer_groups.list({ filters: { ...filters, metadata_jcont: { even: true } } })
    expect(even.recordCount).toBe(3)
    const named = await cl.customer_groups.list({
      filters: { name_or_code_cont: 'Club 7', created_at_gt: '2018-01-01' },
    })
    expect(namesOf(named)).toEqual(['Club 7'])
    expect(await cl.customer_groups.count({ filters })).toBe(7)
  })

  test('can ask for some fields', async () => {
    const { id } = await cl.customer_groups.create({ name: 'Sparse', code: 'sparse' })
    const some = await cl.customer_groups.retrieve(id, { fields: ['name', 'code'] })
    expect([some.name, some.code, some.metadata]).toEqual(['Sparse', 'sparse', undefined])
    const listed = await cl.customer_groups.list({
      filters: { id_eq: id },
      fields: { customer_groups: ['code'] },
    })
    const [only] = listed
    expect([listed.length, only?.id, only?.name, only?.code]).toEqual([1, id, undefined, 'sparse'])
  })
})

async function errorOf(refused: Promise<unknown>): Promise<unknown> {
  try {
    await refused
    return undefined
  } catch (error) {
    return error
  }
}

describe('its errors', () => {
  test('tell of a code that is taken', async () => {
    await cl.customer_groups.create({ name: 'First', code: 'taken' })
    const error = await errorOf(cl.customer_groups.create({ name: 'Second', code: 'taken' }))
    if (!cl.isApiError(error)) throw new Error('This is no ApiError', { cause: error })
    expect(error.status).toBe(422)
    expect(error.errors).toEqual([
      {
        title: 'has already been taken',
        detail: 'code - has already been taken',
        code: 'VALIDATION_ERROR',
        source: { pointer: '/data/attributes/code' },
        status: '422',
        meta: { error: 'taken', value: 'taken' },
      },
    ])
    expect(error.first().code).toBe('VALIDATION_ERROR')
  })

  test('tell of a name that is blank', async () => {
    const error = await errorOf(cl.customer_groups.create({ name: '' }))
    if (!cl.isApiError(error)) throw new Error('This is no ApiError', { cause: error })
    expect([error.status, error.first().meta]).toEqual([422, { error: 'blank' }])
  })

  /** A token as the vendor makes them, of long ago. */
  const expired = [{ alg: 'RS512' }, { exp: 1, organization: { slug: 'aurora' } }, 'signature']
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')

  test('tell of a token that is not valid, by which the SDK knows to ask for another one', async () => {
    const asked: string[] = []
    const renewing = CommerceLayer({
      organization: 'aurora',
      accessToken: expired,
      fetch: fetchFromService,
      refreshToken: async (old) => {
        asked.push(old)
        return service.token('aurora/test')
      },
    })
    expect((await renewing.customer_groups.list({ pageSize: 1 })).length).toBe(1)
    expect(asked).toEqual([expired])
  })
})
