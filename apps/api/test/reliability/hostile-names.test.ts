import { registry } from '@cohort/schema'
import type { ErrorCode } from '@cohort/jsonapi'
import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { inheritedNames, lookalikeNames } from '../harness/hostile-values.ts'
import { makeGroup, readGroup } from '../harness/groups.ts'
import { makeableResources } from '../harness/make-attributes.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeTogether } = useBadInput(service)

const names = [...inheritedNames, ...lookalikeNames]
const nobody = '0AAAAAAAAAAAAA'

type Row = Omit<BadInput, 'id' | 'what'>

function inDocument(type: string, members: string, pointer: string, code: ErrorCode, status: number): Row {
  const body = `{"data":{"type":${JSON.stringify(type)},${members}}}`
  return { method: 'POST', path: `/${type}`, body, status, code, source: { pointer } }
}

function inQuery(type: string, key: string, value: string, code: ErrorCode): Row {
  const query = `${encodeURIComponent(key)}=${encodeURIComponent(value)}`
  return { path: `/${type}?${query}`, status: 400, code, source: { parameter: key } }
}

function inPath(path: string): Row {
  return { path, status: 404, code: 'RECORD_NOT_FOUND' }
}

/** As a member of a JSON pointer. */
const pointed = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')

/** Every place where a name can stand, and what a wrong one gets there. */
const places: Readonly<Record<string, (type: string, name: string) => Row>> = {
  'an attribute': (type, name) =>
    inDocument(
      type,
      `"attributes":{${JSON.stringify(name)}:1}`,
      `/data/attributes/${pointed(name)}`,
      'PARAM_NOT_ALLOWED',
      400,
    ),
  'a relationship': (type, name) =>
    inDocument(
      type,
      `"relationships":{${JSON.stringify(name)}:{"data":null}}`,
      `/data/relationships/${pointed(name)}`,
      'PARAM_NOT_ALLOWED',
      400,
    ),
  'the type of a document': (type, name) => ({
    method: 'POST',
    path: `/${type}`,
    body: { data: { type: name, attributes: {} } },
    status: 409,
    code: 'TYPE_MISMATCH',
    source: { pointer: '/data/type' },
  }),
  'the id of a document': (type, name) => ({
    method: 'POST',
    path: `/${type}`,
    body: { data: { type, id: name, attributes: {} } },
    status: 403,
    code: 'FORBIDDEN',
    source: { pointer: '/data/id' },
  }),
  'a parameter': (type, name) => inQuery(type, name, '1', 'PARAM_NOT_ALLOWED'),
  'a family': (type, name) => inQuery(type, `${name}[a][b]`, '1', 'PARAM_NOT_ALLOWED'),
  'a filter': (type, name) => inQuery(type, `filter[${name}]`, '1', 'FILTER_NOT_ALLOWED'),
  'a key of the query': (type, name) => inQuery(type, `filter[q][${name}]`, '1', 'FILTER_NOT_ALLOWED'),
  'a field that is tested': (type, name) => inQuery(type, `filter[q][${name}_eq]`, '1', 'FILTER_NOT_ALLOWED'),
  'a predicate': (type, name) => inQuery(type, `filter[q][id_${name}]`, '1', 'FILTER_NOT_ALLOWED'),
  'a family of filters': (type, name) =>
    inQuery(type, `filter[${name}][id_eq]`, '1', 'INVALID_FILTERS_SYNTAX'),
  'a sort': (type, name) => inQuery(type, 'sort', `id,${name}`, 'INVALID_SORT_CRITERIA'),
  'a sort by what is related': (type, name) => inQuery(type, 'sort', `${name}.id`, 'INVALID_SORT_CRITERIA'),
  'an include': (type, name) => inQuery(type, 'include', name, 'INVALID_INCLUDE'),
  'an include below another': (type, name) => inQuery(type, 'include', `versions.${name}`, 'INVALID_INCLUDE'),
  'a page': (type, name) => inQuery(type, `page[${name}]`, '1', 'INVALID_PAGE_OBJECT'),
  'a fieldset': (type, name) => inQuery(type, `fields[${name}]`, 'name', 'INVALID_RESOURCE'),
  'a field': (type, name) => inQuery(type, `fields[${type}]`, `id,${name}`, 'INVALID_FIELD'),
  'a count': (type, name) => inQuery(type, 'withCount', name, 'PARAM_NOT_ALLOWED'),
  'a type in the address': (_type, name) => inPath(`/${encodeURIComponent(name)}`),
  'an id in the address': (type, name) => inPath(`/${type}/${encodeURIComponent(name)}`),
  'a relationship in the address': (type, name) => inPath(`/${type}/${nobody}/${encodeURIComponent(name)}`),
  'a linkage in the address': (type, name) =>
    inPath(`/${type}/${nobody}/relationships/${encodeURIComponent(name)}`),
}

describe.each(makeableResources.map(({ type }) => type))('of %s', (type) => {
  for (const [place, rowOf] of Object.entries(places)) {
    judgeTogether(`no inherited name and no look-alike is ${place}`, () =>
      names.map((name): BadInput => ({ id: place, what: name, ...rowOf(type, name) })),
    )
  }
})

const member = { type: 'customers', id: nobody }

describe('in linkage', () => {
  const linkage = '/customer_groups/{own}/relationships/customers'
  judgeTogether('no inherited name is a type, an id or a member', () =>
    names.flatMap((name): BadInput[] => [
      {
        id: 'type',
        what: name,
        method: 'POST',
        path: linkage,
        body: { data: [{ ...member, type: name }] },
        status: 409,
        code: 'TYPE_MISMATCH',
        source: { pointer: '/data/0/type' },
      },
      {
        id: 'id',
        what: name,
        method: 'POST',
        path: linkage,
        body: { data: [{ ...member, id: name }] },
        // At the member where it cannot be an id, at the list where it could.
        status: 404,
      },
      {
        id: 'member',
        what: name,
        method: 'POST',
        path: linkage,
        body: `{"data":[{${JSON.stringify(name)}:{"type":"customers","id":"${nobody}"}}]}`,
        status: 400,
        code: 'PARAM_MISSING',
        source: { pointer: '/data/0' },
      },
    ]),
  )
})

describe('in metadata', () => {
  test.each(names)('%j is a key like any other', async (name) => {
    const key = name.slice(0, 255)
    const metadata = JSON.parse(`{${JSON.stringify(key)}:{${JSON.stringify(key)}:[1]}}`)
    const { id } = await makeGroup(service, { name: 'Named', metadata })
    expect(JSON.stringify((await readGroup(service, id)).attributes.metadata)).toBe(JSON.stringify(metadata))
  })

  test('nothing reaches the prototype of objects', () => {
    expect(Object.keys(Object.getPrototypeOf({}))).toEqual([])
    expect(registry.find('__proto__')).toBeUndefined()
  })
})
