import { can, predicates, predicatesFor, registry, valueKindOf, type Resource } from '@cohort/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeableResources, makeFullRecord } from '../harness/make-attributes.ts'
import { send } from '../harness/request.ts'
import type { Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const listed = registry.resources.filter(({ actions }) => actions.includes('list'))

const list = (type: string, query: string) => send(service, 'GET', `/${type}?${query}`)
const idsIn = ({ data }: Json): readonly string[] => data.map(({ id }: Json) => id)
const names = ({ attributes }: Resource) => Object.entries(attributes)

beforeAll(async () => {
  for (const [index, resource] of makeableResources.entries()) {
    for (let number = 1; number <= 3; number += 1)
      await makeFullRecord(service, resource, index * 10 + number)
  }
})

describe.each(listed)('a list of $type', (resource) => {
  const { type } = resource
  const filterable = names(resource).filter(([, attribute]) => can(attribute, 'filter'))

  // A list that is paged from place to place has the one order of its places.
  const isSorted = resource.paging === 'number'
  const sortable = names(resource).filter(([, attribute]) => isSorted && can(attribute, 'sort'))
  const sortKeys = [...(isSorted ? ['id'] : []), ...sortable.map(([name]) => name)]

  test.each(sortKeys)('can be sorted by %s, both ways', async (name) => {
    const ascending = await list(type, `sort=${name}&page[size]=100`)
    const descending = await list(type, `sort=-${name}&page[size]=100`)
    expect([ascending.status, descending.status]).toEqual([200, 200])
    expect(new Set(idsIn(descending.json))).toEqual(new Set(idsIn(ascending.json)))
  })

  test.each(names(resource).filter(([name]) => !sortKeys.includes(name)))(
    'cannot be sorted by %s',
    async (name) => {
      const { status, json } = await list(type, `sort=${name}`)
      expect([status, json.errors[0].code, json.errors[0].source]).toEqual([
        400,
        'INVALID_SORT_CRITERIA',
        { parameter: 'sort' },
      ])
    },
  )

  test.each(filterable)(
    'can be filtered by %s with every predicate of its kind, and with no other',
    async (name, { schema }) => {
      const kind = valueKindOf(schema)
      const legal = predicatesFor(kind)
      for (const [predicate, { operand }] of predicates) {
        const value = operand === 'flag' ? 'true' : operand === 'json' ? '{"a":1}' : exampleOf[kind]
        const parameter = `filter[q][${name}_${predicate}]`
        const { status, json } = await list(type, `${parameter}=${encodeURIComponent(value)}`)
        const told = { predicate, status, code: json.errors?.[0].code }
        expect(told).toEqual(
          legal.includes(predicate)
            ? { predicate, status: 200, code: undefined }
            : { predicate, status: 400, code: 'FILTER_NOT_ALLOWED' },
        )
      }
    },
  )

  test.each(names(resource).filter(([, attribute]) => !can(attribute, 'filter')))(
    'cannot be filtered by %s',
    async (name) => {
      for (const parameter of [`filter[${name}]`, `filter[q][${name}_eq]`, `filter[q][${name}_null]`]) {
        const { status, json } = await list(type, `${parameter}=x`)
        expect([status, json.errors[0].code, json.errors[0].source]).toEqual([
          400,
          'FILTER_NOT_ALLOWED',
          { parameter },
        ])
      }
    },
  )

  test.each(names(resource))('can show %s alone', async (name) => {
    const { status, json } = await list(type, `fields[${type}]=${name}&page[size]=1`)
    expect(status).toBe(200)
    for (const record of json.data) expect(Object.keys(record.attributes)).toEqual([name])
  })

  test.each(Object.keys(resource.relationships))('can show the relationship %s alone', async (name) => {
    const { json } = await list(type, `fields[${type}]=${name}&page[size]=1`)
    for (const record of json.data)
      expect([record.attributes, Object.keys(record.relationships)]).toEqual([{}, [name]])
  })

  test('cannot show what it does not have', async () => {
    const { status, json } = await list(type, `fields[${type}]=nope`)
    expect([status, json.errors[0].code]).toEqual([400, 'INVALID_FIELD'])
  })
})

/** A legal value of a filter of each kind, as text. */
const exampleOf = { text: 'x', integer: '1', boolean: 'true', time: '2026-01-01', json: '{}' } as const

/** The values of an attribute in a list, without nulls. */
function valuesIn({ data }: Json, name: string): readonly (string | number | boolean)[] {
  return data.map(({ attributes }: Json) => attributes[name]).filter((value: unknown) => value !== null)
}

describe.each(makeableResources)('the records of $type', (resource) => {
  const { type } = resource

  test.each(
    names(resource).filter(
      ([, attribute]) => can(attribute, 'filter') && valueKindOf(attribute.schema) !== 'json',
    ),
  )('are found by their %s, and not by another', async (name) => {
    const { json } = await list(type, 'sort=id&page[size]=1')
    const [{ id, attributes }] = json.data
    const value = encodeURIComponent(String(attributes[name]))
    const isNull = attributes[name] === null
    const equal = await list(
      type,
      `filter[q][${name}_${isNull ? 'null]=true' : `eq]=${value}`}&page[size]=100`,
    )
    const other = await list(
      type,
      `filter[q][${name}_${isNull ? 'null]=false' : `not_eq]=${value}`}&page[size]=100`,
    )
    expect([idsIn(equal.json).includes(id), idsIn(other.json).includes(id)]).toEqual([true, false])
  })

  test.each(names(resource).filter(([, attribute]) => can(attribute, 'sort')))(
    'are in order by %s',
    async (name) => {
      const { json } = await list(type, `sort=${name}&page[size]=100`)
      const descending = await list(type, `sort=-${name}&page[size]=100`)
      const values = valuesIn(json, name)
      expect(values).toEqual(values.toSorted((a, b) => (a < b ? -1 : Number(a > b))))
      expect(valuesIn(descending.json, name)).toEqual(values.toReversed())
    },
  )

  test('come in pages that leave none out', async () => {
    const whole = await list(type, 'page[size]=100')
    const { record_count } = whole.json.meta
    expect(record_count).toBe(whole.json.data.length)
    const pages = await Promise.all(
      [1, 2, 3].map((number) =>
        list(type, `page[size]=${Math.ceil(record_count / 3)}&page[number]=${number}`),
      ),
    )
    expect(pages.flatMap(({ json }) => idsIn(json))).toEqual(idsIn(whole.json))
  })
})
