import { beforeAll, describe, expect, test } from 'vitest'
import { historyOf } from '../harness/history.ts'
import {
  identifierOf,
  linkageOf,
  makeRecord,
  patchRecord,
  recordDocument,
  type Identifier,
} from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus } from '../harness/response.ts'
import { spyOnStatements } from '../harness/spy-on-statements.ts'
import { useService } from '../harness/use-service.ts'

const spy = spyOnStatements()
const service = useService({ around: spy.around })

const customers: Identifier[] = []
const markets: Identifier[] = []

/** Makes so many records, ten at a time. */
async function makeMany(type: string, count: number): Promise<readonly Identifier[]> {
  const made: Identifier[] = []
  while (made.length < count) {
    const some = await Promise.all(Array.from({ length: 10 }, () => makeRecord(service, type)))
    made.push(...some.map(identifierOf))
  }
  return made
}

beforeAll(async () => {
  customers.push(...(await makeMany('customers', 1000)))
  markets.push(...(await makeMany('markets', 20)))
})

/** What a statement of a write does: `update customers`, or `select` for a read. */
function kindsOf(texts: readonly string[]): readonly string[] {
  return texts.map((text) => {
    const [, verb = 'select', table = ''] =
      /"row" as \((insert into|update|delete from) "(\w+)"/.exec(text) ?? []
    return `${verb} ${table}`.trim()
  })
}

async function countOf(group: Identifier): Promise<number> {
  const { json } = await send(service, 'GET', `/customer_groups/${group.id}?withCount=customers`)
  return json.data.relationships.customers.meta.record_count
}

const changes = [
  { method: 'POST', statements: ['select', 'update customers'], left: 1000 },
  { method: 'PATCH', statements: ['select', 'update customers', 'update customers'], left: 1000 },
  { method: 'DELETE', statements: ['select', 'update customers'], left: 0 },
]

describe('a thousand members in one call', () => {
  test.each(changes)(
    '$method takes one statement for each kind of change',
    async ({ method, statements, left }) => {
      const group = identifierOf(await makeRecord(service, 'customer_groups'))
      await send(service, 'PATCH', linkageOf(group, 'customers'), {
        body: { data: method === 'DELETE' ? customers : [] },
      })
      const texts = await spy.during(async () => {
        const response = await send(service, method, linkageOf(group, 'customers'), {
          body: { data: customers },
        })
        expectStatus(response, 204)
      })
      expect(kindsOf(texts)).toEqual(statements)
      expect(await countOf(group)).toBe(left)
    },
  )

  test.each([1, 10, 1000])('POST takes as many statements for %i members', async (count) => {
    const group = identifierOf(await makeRecord(service, 'customer_groups'))
    const texts = await spy.during(() =>
      send(service, 'POST', linkageOf(group, 'customers'), { body: { data: customers.slice(0, count) } }),
    )
    expect(texts).toHaveLength(2)
    expect(await countOf(group)).toBe(count)
  })

  test('are recorded, each in its own history, and only where something changed', async () => {
    const [from, to] = [
      await makeRecord(service, 'customer_groups'),
      await makeRecord(service, 'customer_groups'),
    ]
    await send(service, 'PATCH', linkageOf(to, 'customers'), { body: { data: customers.slice(0, 500) } })
    await send(service, 'PATCH', linkageOf(from, 'customers'), { body: { data: customers.slice(500) } })
    await send(service, 'PATCH', linkageOf(to, 'customers'), { body: { data: customers } })
    const history = async (index: number) => {
      const customer = customers[index]
      if (customer === undefined) throw new Error('There are a thousand customers.')
      return (await historyOf(service, customer)).at(-1)?.[1]['customer_group_id']?.[1]
    }
    expect(await Promise.all([0, 499, 500, 999].map(history))).toEqual([to.id, to.id, to.id, to.id])
    const before = await send(service, 'GET', '/versions?page[size]=1')
    await send(service, 'PATCH', linkageOf(to, 'customers'), { body: { data: customers } })
    await send(service, 'POST', linkageOf(to, 'customers'), { body: { data: customers } })
    await send(service, 'DELETE', linkageOf(from, 'customers'), { body: { data: customers } })
    const after = await send(service, 'GET', '/versions?page[size]=1')
    expect(after.json.meta).toEqual(before.json.meta)
  })
})

test('a group is made with a thousand customers and twenty markets in one statement more for each kind', async () => {
  const body = recordDocument('customer_groups', {}, { customers, markets })
  let id = ''
  const texts = await spy.during(async () => {
    const response = await send(service, 'POST', '/customer_groups', { body })
    expectStatus(response, 201)
    id = response.json.data.id
  })
  expect(kindsOf(texts)).toEqual([
    'insert into customer_groups',
    'update customers',
    'update customers',
    'update markets',
    'update markets',
  ])
  expect(await countOf({ type: 'customer_groups', id })).toBe(1000)
})

test('an update empties a group of a thousand in one statement more for each kind', async () => {
  const group = identifierOf(await makeRecord(service, 'customer_groups', {}, { customers, markets }))
  const texts = await spy.during(async () => {
    expectStatus(await patchRecord(service, group, { links: { customers: [], markets: [] } }), 200)
  })
  expect(kindsOf(texts)).toEqual([
    'update customer_groups',
    'update customers',
    'update customers',
    'update markets',
    'update markets',
  ])
  expect(await countOf(group)).toBe(0)
})

test('a thousand and one members are refused, and none is moved (R8)', async () => {
  const group = identifierOf(await makeRecord(service, 'customer_groups'))
  const one = identifierOf(await makeRecord(service, 'customers'))
  const response = await send(service, 'POST', linkageOf(group, 'customers'), {
    body: { data: [...customers, one] },
  })
  expectStatus(response, 400)
  expect(response.json.errors).toEqual([
    {
      title: 'Invalid data format',
      detail: 'One request takes at most 1000 members.',
      code: 'INVALID_DATA_FORMAT',
      source: { pointer: '/data' },
      status: '400',
    },
  ])
  expect(await countOf(group)).toBe(0)
})
