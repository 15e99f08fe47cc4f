import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { groupUpdate } from '../harness/groups.ts'
import { requestText } from '../harness/raw-request.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { answerTo, judgeEach } = useBadInput(service)

const invalid = { status: 401, code: 'INVALID_TOKEN', source: { header: 'Authorization' } } as const

function withHeader(id: string, what: string, authorization: string): Omit<BadInput, 'status'> {
  return { id, what, as: null, headers: { Authorization: authorization } }
}

describe('without a valid token nobody gets in', () => {
  test.each([
    { id: 'S1', what: 'no Authorization', as: null, ...invalid },
    { id: 'S1', what: 'no Authorization, to write', method: 'POST', body: {}, as: null, ...invalid },
    {
      id: 'S1',
      what: 'no Authorization, to delete',
      method: 'DELETE',
      path: '/customer_groups/{own}',
      as: null,
      ...invalid,
    },
    { ...withHeader('S1', 'an empty header', ''), ...invalid },
    { ...withHeader('S1', 'no token', 'Bearer'), ...invalid },
    { ...withHeader('S1', 'a token that nobody has', 'Bearer nobody'), ...invalid },
    { ...withHeader('S1', 'a name of every object', 'Bearer __proto__'), ...invalid },
    { ...withHeader('S1', 'a token without its scheme', 'token-of-aurora/test'), ...invalid },
    { ...withHeader('S1', 'a token of another scheme', 'Basic token-of-aurora/test'), ...invalid },
    { ...withHeader('S1', 'a token in another case', 'Bearer TOKEN-OF-AURORA/TEST'), ...invalid },
    { ...withHeader('S1', 'a token and more', 'Bearer token-of-aurora/test more'), ...invalid },
    {
      ...withHeader('S1', 'two tokens', 'Bearer token-of-aurora/test, Bearer token-of-aurora/live'),
      ...invalid,
    },
    { ...withHeader('S1', 'a token of 10,000 characters', `Bearer ${'x'.repeat(10_000)}`), ...invalid },
    {
      id: 'S1',
      what: 'an empty header, and then a token',
      raw: (to) =>
        requestText(to, 'GET /api/customer_groups', [
          'Authorization:',
          `Authorization: Bearer ${to.token('aurora/test')}`,
        ]),
      ...invalid,
    },
    {
      id: 'S14',
      what: 'a token in the query',
      as: null,
      path: '/customer_groups?access_token=token-of-aurora/test',
      ...invalid,
    },
  ] satisfies BadInput[])('$id $what', async (row) => {
    const { headers } = await answerTo(row)
    expect(headers.get('WWW-Authenticate')).toBe('Bearer')
  })

  judgeEach([
    {
      id: 'S14',
      what: 'a token in the query is a parameter that nobody knows',
      path: '/customer_groups?access_token=token-of-borealis/live',
      status: 400,
      code: 'PARAM_NOT_ALLOWED',
      source: { parameter: 'access_token' },
    },
  ])
})

describe('a token that is oddly written is a token all the same', () => {
  judgeEach([
    { ...withHeader('S1', 'a scheme in another case', 'bearer token-of-aurora/test'), status: 200 },
    { ...withHeader('S1', 'two blanks', 'Bearer  token-of-aurora/test'), status: 200 },
  ])
})

describe('an id of another environment is an id that nobody has', () => {
  const document = groupUpdate('{foreign}', { name: 'Taken over' })
  judgeEach([
    { id: 'S8', what: 'reading', path: '/customer_groups/{foreign}', status: 404, code: 'RECORD_NOT_FOUND' },
    { id: 'S8', what: 'reading as HEAD', method: 'HEAD', path: '/customer_groups/{foreign}', status: 404 },
    {
      id: 'S8',
      what: 'updating',
      method: 'PATCH',
      path: '/customer_groups/{foreign}',
      body: document,
      status: 404,
      code: 'RECORD_NOT_FOUND',
    },
    {
      id: 'S8',
      what: 'updating with faults',
      method: 'PATCH',
      path: '/customer_groups/{foreign}',
      body: groupUpdate('{foreign}', { name: '' }),
      status: 404,
      code: 'RECORD_NOT_FOUND',
    },
    {
      id: 'S8',
      what: 'deleting',
      method: 'DELETE',
      path: '/customer_groups/{foreign}',
      status: 404,
      code: 'RECORD_NOT_FOUND',
    },
    { id: 'S8', what: 'listing', path: '/customer_groups?filter[id]={foreign}', status: 200 },
  ])

  test('S8 a list never finds it', async () => {
    const mine = await send(service, 'GET', '/customer_groups')
    const theirs = await send(service, 'GET', '/customer_groups', { as: 'borealis/live' })
    const { id } = theirs.json.data[0]
    expect(mine.json.data.map((group: { id: string }) => group.id)).not.toContain(id)
    for (const filter of [
      `filter[id]=${id}`,
      `filter[ids]=${id}`,
      `filter[q][id_in]=${id}`,
      'filter[q][id_present]=true&filter[q][name_cont]=borealis',
    ]) {
      const found = await send(service, 'GET', `/customer_groups?${filter}`)
      expect([found.json.data, found.json.meta]).toEqual([[], { record_count: 0, page_count: 0 }])
    }
  })
})
