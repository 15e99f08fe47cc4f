import { beforeAll, describe, expect, test } from 'vitest'
import { makeGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { stable } from '../harness/stable.ts'
import type { Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const names = Array.from({ length: 23 }, (_, index) => `group ${String(index + 1).padStart(2, '0')}`)

beforeAll(async () => {
  for (const name of names) await makeGroup(service, { name })
})

async function page(query: string): Promise<Json> {
  const { json } = await send(service, 'GET', `/customer_groups?${query}`)
  return json
}

const namesIn = ({ data }: Json): readonly string[] => data.map(({ attributes }: Json) => attributes.name)
const list = 'http://cohort.test/api/customer_groups'

describe('a page', () => {
  test('has ten members unless asked, and says how many there are (PG-01 to PG-03)', async () => {
    const json = await page('sort=name')
    expect(namesIn(json)).toEqual(names.slice(0, 10))
    expect(json.meta).toEqual({ record_count: 23, page_count: 3 })
    expect(stable(json).links).toEqual({
      self: `${list}?sort=name`,
      first: `${list}?sort=name`,
      prev: null,
      next: `${list}?sort=name&page%5Bnumber%5D=2`,
      last: `${list}?sort=name&page%5Bnumber%5D=3`,
    })
  })

  test('in the middle leads to those beside it (PG-02, PG-06)', async () => {
    const json = await page(
      'sort=-name&page[number]=3&page[size]=5&filter[q][name_start]=group&fields[customer_groups]=name',
    )
    const query = 'filter%5Bq%5D%5Bname_start%5D=group&sort=-name&fields%5Bcustomer_groups%5D=name'
    expect(namesIn(json)).toEqual(names.toReversed().slice(10, 15))
    expect(stable(json).links).toEqual({
      self: `${list}?${query}&page%5Bnumber%5D=3&page%5Bsize%5D=5`,
      first: `${list}?${query}&page%5Bsize%5D=5`,
      prev: `${list}?${query}&page%5Bnumber%5D=2&page%5Bsize%5D=5`,
      next: `${list}?${query}&page%5Bnumber%5D=4&page%5Bsize%5D=5`,
      last: `${list}?${query}&page%5Bnumber%5D=5&page%5Bsize%5D=5`,
    })
  })

  test('at the end has what is left, and no next one (PG-03)', async () => {
    const json = await page('sort=name&page[number]=3')
    expect(namesIn(json)).toEqual(names.slice(20))
    expect([json.links.next, json.links.prev !== null]).toEqual([null, true])
  })

  test('can have a hundred members, and no more (PG-07)', async () => {
    expect(namesIn(await page('page[size]=100'))).toHaveLength(23)
    const { errors } = await page('page[size]=101')
    expect(errors).toEqual([
      {
        title: 'Invalid page value',
        detail: 'page[size] takes a whole number from 1 to 100, at character 1 of the value.',
        code: 'INVALID_PAGE_VALUE',
        source: { parameter: 'page[size]' },
        status: '400',
        meta: { in: 'value', position: 1, page: { maxSize: 100 } },
        links: { type: 'https://jsonapi.org/profiles/ethanresnick/cursor-pagination/max-size-exceeded' },
      },
    ])
  })

  test.each(['page[nmuber]=1', 'page[limit]=1', 'page[size][x]=1'])(
    'cannot be chosen by another key (PG-05, PG-07): %s',
    async (query) => {
      const { errors } = await page(query)
      expect(errors).toMatchObject([
        { code: 'INVALID_PAGE_OBJECT', source: { parameter: query.split('=')[0] } },
      ])
    },
  )
})

test('following the next links shows every member once, and following the previous ones too (PG-06)', async () => {
  const seen: Record<'next' | 'prev', string[]> = { next: [], prev: [] }
  const starts = { next: 'sort=name&page[size]=4', prev: 'sort=name&page[size]=4&page[number]=6' }
  for (const direction of ['next', 'prev'] as const) {
    let json = await page(starts[direction])
    for (;;) {
      seen[direction].push(...namesIn(json))
      const link: string | null = json.links[direction]
      if (link === null) break
      json = (await send(service, 'GET', link.slice(`${service.url}/api`.length))).json
    }
  }
  expect(seen.next).toEqual(names)
  expect(seen.prev.toSorted((a, b) => a.localeCompare(b))).toEqual(names)
})

async function counted(query = ''): Promise<number> {
  return (await page(query)).meta.record_count
}

test('the number of members follows creates, deletes and filters', async () => {
  const before = await counted()
  const { id } = await makeGroup(service, { name: 'one more' })
  expect([await counted(), await counted('filter[name]=one+more')]).toEqual([before + 1, 1])
  await send(service, 'DELETE', `/customer_groups/${id}`)
  expect([await counted(), await counted('filter[name]=one+more')]).toEqual([before, 0])
})
