import type { ErrorCode } from '@cohort/jsonapi'
import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeEach } = useBadInput(service)

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
    refused('P7', 'page[before]=x&page[number]=1', 'INVALID_PAGE_OBJECT', 'page[before]'),
    refused('P7', 'page[after]=x&page[number]=1', 'INVALID_PAGE_OBJECT', 'page[after]'),
  ])
})

describe('a page that has nothing is empty', () => {
  test.each([
    ['P3', '7', '1'],
    ['P4', '10001', '1'],
    ['P4', '1000000000', '100'],
  ])('%s page %s of %s', async (_id, number, size) => {
    const { status, json } = await send(
      service,
      'GET',
      `/customer_groups?page[number]=${number}&page[size]=${size}`,
    )
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
