import type { ErrorCode } from '@cohort/jsonapi'
import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeEach } = useBadInput(service)

function list(id: string, query: string, code?: ErrorCode, parameter?: string): BadInput {
  return {
    id,
    what: query.length > 80 ? `${query.slice(0, 80)}… (${query.length} characters)` : query,
    path: `/customer_groups?${query}`,
    status: code === undefined ? 200 : 400,
    ...(code === undefined ? {} : { code }),
    ...(parameter === undefined ? {} : { source: { parameter } }),
  }
}

const many = (count: number, name: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => name(index)).join('&')

describe('a parameter that was not meant is refused', () => {
  judgeEach([
    list('Q1', 'foo=1', 'PARAM_NOT_ALLOWED', 'foo'),
    list('Q1', 'Sort=name', 'PARAM_NOT_ALLOWED', 'Sort'),
    list('Q1', '=1', 'PARAM_NOT_ALLOWED', ''),
    list('Q2', 'sort=name&sort=code', 'BAD_REQUEST', 'sort'),
    list('Q2', 'page[size]=1&page%5Bsize%5D=2', 'BAD_REQUEST', 'page[size]'),
    list('Q2', 'filter[code]=a&filter[q][code_eq]=b', 'BAD_REQUEST', 'filter[q][code_eq]'),
    list('Q3', 'page=1', 'INVALID_PAGE_OBJECT', 'page'),
    list('Q3', 'page[]=1', 'INVALID_PAGE_OBJECT', 'page[]'),
    list('Q3', 'filter=x', 'INVALID_FILTERS_SYNTAX', 'filter'),
    list('Q3', 'filter[q]=x', 'INVALID_FILTERS_SYNTAX', 'filter[q]'),
    list('Q3', 'fields=x', 'INVALID_FIELD', 'fields'),
    list('Q3', 'fields[customer_groups][x]=name', 'INVALID_FIELD', 'fields[customer_groups][x]'),
    list('Q5', `a${'[b]'.repeat(100)}=1`, 'PARAM_NOT_ALLOWED', `a${'[b]'.repeat(100)}`),
    list('Q5', `filter${'[q]'.repeat(1000)}=1`, 'INVALID_FILTERS_SYNTAX', `filter${'[q]'.repeat(1000)}`),
    list('Q6', '__proto__[x]=1', 'PARAM_NOT_ALLOWED', '__proto__[x]'),
    list('Q6', 'constructor[prototype][y]=1', 'PARAM_NOT_ALLOWED', 'constructor[prototype][y]'),
    list('Q6', 'filter[__proto__]=1', 'FILTER_NOT_ALLOWED', 'filter[__proto__]'),
    list('Q6', 'filter[q][constructor]=1', 'FILTER_NOT_ALLOWED', 'filter[q][constructor]'),
    list('Q6', 'page[__proto__]=1', 'INVALID_PAGE_OBJECT', 'page[__proto__]'),
    list('Q6', 'fields[__proto__]=x', 'INVALID_RESOURCE', 'fields[__proto__]'),
    list('Q6', 'fields[customer_groups]=constructor', 'INVALID_FIELD', 'fields[customer_groups]'),
    list(
      'Q7',
      many(1200, (index) => `a${index}=`),
      'BAD_REQUEST',
    ),
    list(
      'Q7',
      many(101, (index) => `filter[q][id_not_eq]=${index}`),
      'BAD_REQUEST',
    ),
    ...['%', '%z', '%zz', '%ff', '%00', '%ed%a0%80', '%c0%80'].map((value) =>
      list('Q8', `filter[name]=${value}`, 'BAD_REQUEST', 'filter[name]'),
    ),
    list('Q8', 'filter[%zz]=1', 'BAD_REQUEST', 'filter[%zz]'),
    ...[
      'sort=',
      'sort=-',
      'sort=name,',
      'sort=,name',
      'sort=name,name',
      'sort=name,-name',
      'sort=metadata',
      'sort=--name',
      'sort=+name',
      'sort=Name',
      'sort=constructor',
    ].map((query) => list('Q11', query, 'INVALID_SORT_CRITERIA', 'sort')),
    list('Q11', 'sort[]=name', 'INVALID_SORT_CRITERIA', 'sort[]'),
    list(
      'Q11',
      `sort=${Array.from({ length: 50 }, (_, index) => `field${index}`).join(',')}`,
      'INVALID_SORT_CRITERIA',
      'sort',
    ),
    list('Q12', 'fields[nope]=x', 'INVALID_RESOURCE', 'fields[nope]'),
    list('Q12', 'fields[]=x', 'INVALID_RESOURCE', 'fields[]'),
    list('Q12', 'fields[customer_groups]=nope', 'INVALID_FIELD', 'fields[customer_groups]'),
    list('Q12', 'fields[customer_groups]=name,', 'INVALID_FIELD', 'fields[customer_groups]'),
  ])

  test('Q6 nothing reaches the prototype of objects', () => {
    expect([Object.prototype, {}].map((object) => 'x' in object || 'y' in object)).toEqual([false, false])
  })
})

describe('a parameter that is oddly written is understood', () => {
  judgeEach([
    list('Q10', 'page%5Bsize%5D=1'),
    list('Q10', 'page%5bsize%5d=1'),
    list('Q10', 'filter%5Bq%5D%5Bcode_eq%5D=witness'),
    list('Q10', '&&sort=name&'),
    list('Q10', ''),
  ])

  test('Q13 no fields are no attributes and no relationships', async () => {
    const { json } = await send(service, 'GET', '/customer_groups?fields[customer_groups]=')
    expect(json.data.map((group: object) => Object.keys(group))).toEqual([
      ['id', 'type', 'links', 'attributes', 'meta'],
    ])
    expect(json.data[0].attributes).toEqual({})
  })
})
