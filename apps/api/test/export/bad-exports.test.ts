import { describe } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { requestText } from '../harness/raw-request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeEach } = useBadInput(service)

type Row = Omit<BadInput, 'raw' | 'path'>

/** A row that asks for an export: what the harness sends otherwise is below /api. */
function asking(path: string, row: Row, lines: readonly string[] = [], method = 'GET'): BadInput {
  return { ...row, raw: () => requestText(service, `${method} /export${path}`, lines) }
}

const at = (parameter: string) => ({ source: { parameter } })
const known = 'format=csv'

describe('an export that cannot be understood is refused before its first byte, as a document', () => {
  judgeEach([
    asking('/customer_groups', {
      id: 'Q1',
      what: 'without a format',
      status: 400,
      code: 'PARAM_MISSING',
    }),
    asking('/customer_groups?format=xml', {
      id: 'Q1',
      what: 'an unknown format',
      status: 400,
      code: 'BAD_REQUEST',
      ...at('format'),
    }),
    asking('/customer_groups?format=CSV', {
      id: 'Q1',
      what: 'a format in another case',
      status: 400,
      code: 'BAD_REQUEST',
      ...at('format'),
    }),
    asking('/customer_groups?format=', {
      id: 'Q1',
      what: 'an empty format',
      status: 400,
      code: 'BAD_REQUEST',
      ...at('format'),
    }),
    asking('/customer_groups?format=constructor', {
      id: 'Q1',
      what: 'a format that every object has',
      status: 400,
      code: 'BAD_REQUEST',
      ...at('format'),
    }),
    asking('/customer_groups?format[x]=csv', {
      id: 'Q1',
      what: 'a family of formats',
      status: 400,
      code: 'BAD_REQUEST',
      ...at('format[x]'),
    }),
    asking(`/customer_groups?${known}&format=json`, {
      id: 'Q2',
      what: 'two formats',
      status: 400,
      code: 'BAD_REQUEST',
      ...at('format'),
    }),
    asking(`/customer_groups?${known}&page[size]=5`, {
      id: 'Q1',
      what: 'a page of it',
      status: 400,
      code: 'PARAM_NOT_ALLOWED',
      ...at('page[size]'),
    }),
    asking(`/customer_groups?${known}&include=customers`, {
      id: 'Q1',
      what: 'an include',
      status: 400,
      code: 'PARAM_NOT_ALLOWED',
      ...at('include'),
    }),
    asking(`/customer_groups?${known}&withCount=customers`, {
      id: 'Q1',
      what: 'counts',
      status: 400,
      code: 'PARAM_NOT_ALLOWED',
      ...at('withCount'),
    }),
    asking(`/customer_groups?${known}&filter[q][nam_eq]=x`, {
      id: 'F1',
      what: 'an unknown attribute',
      status: 400,
      code: 'FILTER_NOT_ALLOWED',
      ...at('filter[q][nam_eq]'),
    }),
    asking(`/customer_groups?${known}&filter[q][created_at_gt]=x`, {
      id: 'F7',
      what: 'a time that is none',
      status: 400,
      code: 'INVALID_FILTER_VALUE',
      ...at('filter[q][created_at_gt]'),
    }),
    asking(`/customer_groups?${known}&sort=nam`, {
      id: 'Q11',
      what: 'an unknown key of the order',
      status: 400,
      code: 'INVALID_SORT_CRITERIA',
      ...at('sort'),
    }),
    asking(`/customer_groups?${known}&fields[customer_groups]=nam`, {
      id: 'Q12',
      what: 'an unknown field',
      status: 400,
      code: 'INVALID_FIELD',
      ...at('fields[customer_groups]'),
    }),
    asking(`/customer_groups?${known}&fields[customer_groups]=name,customers`, {
      id: 'Q12',
      what: 'a to-many as a column',
      status: 400,
      code: 'INVALID_FIELD',
      ...at('fields[customer_groups]'),
    }),
    asking(`/customer_groups?${known}&filter[q][name_eq]=%ff`, {
      id: 'F4',
      what: 'what is not UTF-8',
      status: 400,
      code: 'BAD_REQUEST',
      ...at('filter[q][name_eq]'),
    }),
    asking('/nobody?format=csv', {
      id: 'U1',
      what: 'an unknown type',
      status: 404,
      code: 'RECORD_NOT_FOUND',
    }),
    asking('/Customers?format=csv', {
      id: 'U1',
      what: 'a type in another case',
      status: 404,
      code: 'RECORD_NOT_FOUND',
    }),
    asking('/organizations?format=csv', {
      id: 'U1',
      what: 'a type without a list',
      status: 404,
      code: 'RECORD_NOT_FOUND',
    }),
    asking('/customers/{own}?format=csv', {
      id: 'U1',
      what: 'a single record',
      status: 404,
      code: 'RECORD_NOT_FOUND',
    }),
    asking(
      `/customer_groups?${known}`,
      {
        id: 'S1',
        what: 'without a token',
        status: 401,
        code: 'INVALID_TOKEN',
        source: { header: 'Authorization' },
      },
      ['Authorization: none'],
    ),
    asking(
      `/customer_groups?${known}`,
      { id: 'S10', what: 'as a sales channel', status: 403, code: 'UNAUTHORIZED' },
      ['Authorization: Bearer {token of aurora/test/sales_channel}'],
    ),
    asking(
      `/customer_groups?${known}`,
      {
        id: 'N8',
        what: 'for who takes documents only',
        status: 406,
        code: 'NOT_ACCEPTABLE',
        source: { header: 'Accept' },
      },
      ['Accept: application/vnd.api+json'],
    ),
    asking(
      `/customer_groups?${known}`,
      {
        id: 'N9',
        what: 'for who takes no encoding',
        status: 406,
        code: 'NOT_ACCEPTABLE',
        source: { header: 'Accept-Encoding' },
      },
      ['Accept-Encoding: identity;q=0, *;q=0'],
    ),
    asking(
      `/customer_groups?${known}`,
      { id: 'H11', what: 'by POST', status: 405, code: 'METHOD_NOT_ALLOWED' },
      ['Content-Length: 0'],
      'POST',
    ),
    asking(
      `/customer_groups?${known}`,
      { id: 'H11', what: 'by DELETE', status: 405, code: 'METHOD_NOT_ALLOWED' },
      [],
      'DELETE',
    ),
  ])
})
