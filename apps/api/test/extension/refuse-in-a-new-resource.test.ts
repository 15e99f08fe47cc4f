import { describe } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { useService } from '../harness/use-service.ts'
import { prepare, registry } from './tags.ts'

const service = useService({ registry, prepare })
const { judgeEach } = useBadInput(service)

const validation = (name: string, rule: string) => ({
  status: 422,
  code: 'VALIDATION_ERROR' as const,
  source: { pointer: `/data/attributes/${name}` },
  rule,
})

const post = (what: string, attributes: object) => ({
  id: 'tags',
  what,
  method: 'POST',
  path: '/tags',
  body: { data: { type: 'tags', attributes } },
})

const get = (
  what: string,
  path: string,
  code: 'FILTER_NOT_ALLOWED' | 'INVALID_SORT_CRITERIA' | 'INVALID_INCLUDE' | 'INVALID_FIELD',
  parameter: string,
) => ({
  id: 'tags',
  what,
  path,
  status: 400,
  code,
  source: { parameter },
})

describe('the errors of a new resource are the ones of every resource:', () => {
  judgeEach([
    { ...post('no name', {}), ...validation('name', 'blank') },
    { ...post('a name too long', { name: 'x'.repeat(256) }), ...validation('name', 'too_long') },
    { ...post('a code with a space', { name: 'x', code: 'a b' }), ...validation('code', 'invalid') },
    {
      ...post('an unknown attribute', { name: 'x', nope: 1 }),
      status: 400,
      code: 'PARAM_NOT_ALLOWED',
      source: { pointer: '/data/attributes/nope' },
    },
    get('an unknown filter', '/tags?filter[q][nope_eq]=x', 'FILTER_NOT_ALLOWED', 'filter[q][nope_eq]'),
    get('an unknown sort', '/tags?sort=nope', 'INVALID_SORT_CRITERIA', 'sort'),
    get('an unknown include', '/tags?include=nope', 'INVALID_INCLUDE', 'include'),
    get('an unknown field', '/tags?fields[tags]=nope', 'INVALID_FIELD', 'fields[tags]'),
    {
      id: 'tags',
      what: 'an unknown id',
      path: '/tags/0AAAAAAAAAAAAA',
      status: 404,
      code: 'RECORD_NOT_FOUND',
    },
    {
      id: 'tags',
      what: 'an unknown method',
      method: 'PUT',
      path: '/tags',
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
    },
    {
      id: 'tags',
      what: 'no token',
      path: '/tags',
      as: null,
      status: 401,
      code: 'INVALID_TOKEN',
      source: { header: 'Authorization' },
    },
  ])
})
