import type { ErrorCode } from '@cohort/jsonapi'
import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { send } from '../harness/request.ts'
import { profiledMediaType } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeEach, answerTo } = useBadInput(service)

function refused(id: string, query: string, code: ErrorCode, parameter: string): BadInput {
  return { id, what: query, path: `/customer_groups?${query}`, status: 400, code, source: { parameter } }
}

describe('a page that cannot be is refused', () => {
  const wrong = ['0', '-1', '1.5', '1e3', 'abc', '', '99999999999999999999', '%20', '0x1', '١']
  judgeEach([
    ...wrong.map((value) => refused('P2', `page[number]=${value}`, 'INVALID_PAGE_VALUE', 'page[number]')),
    ...[...wrong, '101', '1e9'].map((value) =>
      refused('P2', `page[size]=${value}`, 'INVALID_PAGE_VALUE', 'page[size]'),
    ),
    refused('P5', 'page[offset]=1', 'INVALID_PAGE_OBJECT', 'page[offset]'),
    refused('P7', 'page[before]=x&page[number]=1', 'INVALID_PAGE_OBJECT', 'page[number]'),
    refused('P7', 'page[after]=x&page[number]=2', 'INVALID_PAGE_OBJECT', 'page[number]'),
    refused('P7', 'page[after]=x&page[before]=y&page[number]=1', 'INVALID_PAGE_OBJECT', 'page[number]'),
  ])
})

/** A cursor of this list, as its first page tells it. */
async function cursorOf(path: string, as = 'aurora/test'): Promise<string> {
  const { data } = (await send(service, 'GET', path, { as, headers: { Accept: profiledMediaType } })).json
  return data[0].meta.page.cursor
}

describe('a cursor that is not ours is refused', () => {
  const list = '/customer_groups?sort=name&page[size]=1'

  const forgeries: readonly (readonly [what: string, forge: (cursor: string) => string])[] = [
    ['with another version', (cursor) => `2${cursor.slice(1)}`],
    ['with another signature', (cursor) => `1${cursor[1] === 'A' ? 'B' : 'A'}${cursor.slice(2)}`],
    [
      'with another place',
      (cursor) => `${cursor.slice(0, -9)}${cursor.at(-9) === 'A' ? 'B' : 'A'}${cursor.slice(-8)}`,
    ],
    ['cut', (cursor) => cursor.slice(0, -1)],
    ['lengthened', (cursor) => `${cursor}A`],
    ['without anything', () => '1'],
    ['with a signature only', (cursor) => cursor.slice(0, 22)],
    [
      'with a place that nobody signed',
      () => `1${Buffer.from(`${'\0'.repeat(16)}["a","b"]`).toString('base64url')}`,
    ],
    ['with the id of a row', () => '{own}'],
    ['of 7 KiB', () => 'A'.repeat(7168)],
    ['in the other case', (cursor) => cursor.toUpperCase()],
    ['that is a number', () => '10001'],
  ]

  test.each(forgeries)('P5 %s', async (_what, forge) => {
    const cursor = await cursorOf(list)
    for (const key of ['page[after]', 'page[before]']) {
      const row = refused('P5', `sort=name&${key}=${forge(cursor)}`, 'INVALID_PAGE_VALUE', key)
      expect((await answerTo(row)).status).toBe(400)
    }
  })

  test.each([
    ['of another sort', '/customer_groups?sort=-name&page[size]=1', 'aurora/test'],
    ['of another filter', '/customer_groups?sort=name&filter[q][name_present]=1&page[size]=1', 'aurora/test'],
    ['of another list', '/versions?page[size]=1', 'aurora/test'],
    ['of another mode', list, 'aurora/live'],
    ['of another organization', list, 'borealis/test'],
  ])('P5 %s', async (_what, path, as) => {
    const cursor = await cursorOf(path, as)
    for (const key of ['page[after]', 'page[before]']) {
      const row = refused('P5', `sort=name&${key}=${cursor}`, 'INVALID_PAGE_VALUE', key)
      expect((await answerTo(row)).status).toBe(400)
    }
  })
})

describe('a page that has nothing is empty', () => {
  test.each([
    ['P3', '7', '1'],
    ['P4', '10001', '1'],
    ['P4', '1000000000', '100'],
  ])('%s page %s of %s', async (_id, number, size) => {
    const asked = `page[number]=${number}&page[size]=${size}`
    const row = { id: 'P3', what: asked, path: `/customer_groups?${asked}`, status: 200 }
    const { status, json } = await answerTo(row)
    const list = `${service.url}/api/customer_groups`
    const query = (page: string) =>
      [...(page === '1' ? [] : [`page%5Bnumber%5D=${page}`]), `page%5Bsize%5D=${size}`].join('&')
    expect([status, json]).toEqual([
      200,
      {
        data: [],
        meta: { record_count: 1, page_count: 1 },
        links: {
          self: `${list}?${query(number)}`,
          first: `${list}?${query('1')}`,
          prev: `${list}?${query('1')}`,
          next: null,
          last: `${list}?${query('1')}`,
        },
      },
    ])
  })
})
