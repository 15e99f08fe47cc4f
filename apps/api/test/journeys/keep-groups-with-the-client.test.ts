import { ApiError, createClient, NetworkError, type Client } from '@cohort/client'
import { customerGroups } from '@cohort/schema'
import { beforeAll, expect, expectTypeOf, test } from 'vitest'
import { useService } from '../harness/use-service.ts'

const service = useService()
let client: Client
let live: Client

beforeAll(() => {
  const url = `${service.url}/api`
  client = createClient({ url, token: service.token('aurora/test') })
  live = createClient({ url, token: service.token('aurora/live') })
})

async function refusalOf(refused: Promise<unknown>): Promise<ApiError> {
  const error = await refused.catch((thrown: unknown) => thrown)
  if (error instanceof ApiError) return error
  throw new Error('This was not refused', { cause: error })
}

/** The codes of all groups, page by page. */
async function codesOf(of: Client): Promise<readonly (string | null)[]> {
  const codes: (string | null)[] = []
  for (let number = 1; ; number += 1) {
    const { records, links } = await of.list(customerGroups, {
      sort: ['code'],
      page: { number, size: 2 },
      fields: ['code'],
    })
    codes.push(...records.map(({ attributes }) => attributes.code))
    if (links.next === null) return codes
  }
}

test('a shop builds its groups in test, finds its way through them, and takes them live', async () => {
  // It makes the groups that it thinks of first.
  const { record: gold, exchange } = await client.create(customerGroups, {
    name: 'Gold',
    code: 'gold',
    metadata: { discount: 10 },
  })
  expect([exchange.status, gold.attributes]).toMatchObject([
    201,
    { name: 'Gold', code: 'gold', metadata: { discount: 10 } },
  ])
  for (const code of ['silver', 'bronze', 'staff', 'press']) {
    await client.create(customerGroups, {
      name: `The ${code} group`,
      code,
      reference: code === 'staff' ? 'hr-1' : null,
    })
  }
  expect(await codesOf(client)).toEqual(['bronze', 'gold', 'press', 'silver', 'staff'])

  // A code that exists is refused, and the form can tell beside which field.
  const taken = await refusalOf(client.create(customerGroups, { name: 'Gold again', code: 'gold' }))
  expect([taken.status, taken.errors[0]?.code, taken.errors[0]?.source, taken.errors[0]?.meta]).toEqual([
    422,
    'VALIDATION_ERROR',
    { pointer: '/data/attributes/code' },
    { error: 'taken', value: 'gold' },
  ])

  // It searches, and narrows what it is shown.
  const found = await client.list(customerGroups, {
    filter: { name_or_code_i_cont: 'GOLD', metadata_jcont: { discount: 10 } },
    fields: ['name', 'customers'],
  })
  expectTypeOf(found.records[0]?.attributes).toEqualTypeOf<{ readonly name: string } | undefined>()
  expect(found.records.map(({ id, attributes }) => [id, attributes])).toEqual([[gold.id, { name: 'Gold' }]])
  expect(found.meta).toEqual({ record_count: 1, page_count: 1 })

  // It changes its mind about one, and about another altogether.
  const { record: platinum } = await client.update(customerGroups, gold.id, {
    name: 'Platinum',
    metadata: { discount: 15 },
  })
  expect(platinum.attributes).toMatchObject({ name: 'Platinum', code: 'gold', metadata: { discount: 15 } })
  expect((await client.retrieve(customerGroups, gold.id)).record).toMatchObject({
    id: gold.id,
    attributes: platinum.attributes,
  })
  const press = await client.list(customerGroups, { filter: { code_eq: 'press' } })
  for (const { id } of press.records) expect((await client.delete(customerGroups, id)).status).toBe(204)
  expect(await codesOf(client)).toEqual(['bronze', 'gold', 'silver', 'staff'])

  // Nothing of it is live, until it is made there.
  expect(await codesOf(live)).toEqual([])
  const missing = await refusalOf(live.retrieve(customerGroups, gold.id))
  expect([missing.status, missing.errors[0]?.code]).toEqual([404, 'RECORD_NOT_FOUND'])
  for (const { attributes } of (await client.list(customerGroups, { sort: ['created_at'] })).records) {
    const { name, code, reference, metadata } = attributes
    await live.create(customerGroups, { name, code, reference, metadata })
  }
  expect(await codesOf(live)).toEqual(await codesOf(client))

  // What happens in test from now on stays there.
  await client.delete(customerGroups, gold.id)
  expect([(await codesOf(client)).includes('gold'), (await codesOf(live)).includes('gold')]).toEqual([
    false,
    true,
  ])
})

test('a token that is refused is asked for once more', async () => {
  const asked: (string | undefined)[] = []
  const renewing = createClient({
    url: `${service.url}/api`,
    token: async (refused) => {
      asked.push(refused)
      return refused === undefined ? 'expired' : service.token('aurora/test')
    },
  })
  const { exchange } = await renewing.list(customerGroups)
  expect([exchange.status, asked]).toEqual([200, [undefined, 'expired']])
})

test('a query that the service does not know is refused with the parameter', async () => {
  const refused = await refusalOf(client.list(customerGroups, 'filter[q][nmae_eq]=x'))
  expect([refused.status, refused.errors[0]?.source]).toEqual([400, { parameter: 'filter[q][nmae_eq]' }])
  expect(refused.requestId).toBe(refused.exchange.headers['x-request-id'])
})

test('a service that is not there is a network error', async () => {
  const nowhere = createClient({ url: 'http://127.0.0.1:1/api', token: 'any' })
  await expect(nowhere.list(customerGroups)).rejects.toBeInstanceOf(NetworkError)
})
