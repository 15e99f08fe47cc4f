import {
  can,
  isNullable,
  valueKindOf,
  withoutNull,
  type Attribute,
  type Resource,
  type ValueKind,
} from '@cohort/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeableResources, makeFullRecord, makeOwners, makeRequired } from '../harness/make-attributes.ts'
import { identifierOf, makeRecord, patchRecord, recordDocument, type Links } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import type { Json, Response } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
let numbers = 0

/** The refusal of an attribute's value, once for the create and once for the update. */
function bothRefused(name: string, rule: string): readonly unknown[] {
  const refused = [422, [[`/data/attributes/${name}`, rule]]]
  return [refused, refused]
}

describe.each(makeableResources)('an attribute of $type', (resource) => {
  const { type } = resource
  const declared = Object.entries(resource.attributes)
  const settable = declared.filter(([, attribute]) => can(attribute, 'create') && can(attribute, 'update'))
  let owners: Links = {}
  let record: Json

  beforeAll(async () => {
    owners = await makeOwners(service, resource, (numbers += 1))
    record = await makeFullRecord(service, resource, (numbers += 1))
  })

  /** Asks for the value in a create and in an update; each must be answered alike. */
  async function answersTo(name: string, value: unknown): Promise<readonly Response[]> {
    const attributes = { ...makeRequired(resource, (numbers += 1)), [name]: value }
    const body = recordDocument(type, attributes, owners)
    const created = await send(service, 'POST', `/${type}`, { body })
    return [created, await patchRecord(service, identifierOf(record), { attributes: { [name]: value } })]
  }

  /** How a create and an update with the value are refused. */
  async function refusalsOf(name: string, value: unknown): Promise<readonly unknown[]> {
    return (await answersTo(name, value)).map(({ status, json }) => [
      status,
      json.errors?.map(({ source, meta }: Json) => [source.pointer, meta.error]),
    ])
  }

  test.each(settable)('%s cannot be of another kind', async (name, attribute) => {
    for (const [value, rule] of foreignValues(attribute))
      expect(await refusalsOf(name, value)).toEqual(bothRefused(name, rule))
  })

  test.each(settable.filter(([, { schema }]) => isNullable(schema)))('%s can be null', async (name) => {
    const answers = await answersTo(name, null)
    expect(answers.map(({ json }) => json.data?.attributes[name])).toEqual([null, null])
  })

  test.each(settable.filter(([, { schema }]) => !isNullable(schema)))(
    '%s cannot be null',
    async (name, { options }) => {
      expect(await refusalsOf(name, null)).toEqual(bothRefused(name, options.required ? 'blank' : 'invalid'))
    },
  )

  test.each(settable.filter(([, { options }]) => options.required))('%s cannot be blank', async (name) => {
    for (const blank of ['', ' ', '\t\n'])
      expect(await refusalsOf(name, blank)).toEqual(bothRefused(name, 'blank'))
  })

  test.each(settable.filter(([, { schema }]) => valueKindOf(schema) === 'text'))(
    '%s cannot be text that no column holds',
    async (name, { schema }) => {
      const rule = wordsOf(schema).enum === undefined ? 'invalid' : 'inclusion'
      for (const text of ['a\u0000b', '\ud800', 'a\udc00'])
        expect(await refusalsOf(name, text)).toEqual(bothRefused(name, rule))
    },
  )

  test.each(settable.filter(([, { schema }]) => limitOf(schema) < Infinity))(
    '%s cannot be longer than its limit',
    async (name, { schema }) => {
      const longest = limitOf(schema)
      for (const { status, json } of await answersTo(name, 'a'.repeat(longest + 1))) {
        expect([status, json.errors[0].source]).toEqual([422, { pointer: `/data/attributes/${name}` }])
      }
    },
  )

  test.each(settable.filter(([, { options }]) => options.unique))(
    '%s cannot be given twice, but in every environment once',
    async (name, { options }) => {
      const { attributes: first } = await makeFullRecord(service, resource, (numbers += 1))
      const taken: string = first[name]
      const values = options.unique === 'without_case' ? [taken, taken.toUpperCase()] : [taken]
      for (const value of values) {
        const attributes = { ...makeRequired(resource, (numbers += 1)), [name]: value }
        const { status, json } = await send(service, 'POST', `/${type}`, {
          body: recordDocument(type, attributes, owners),
        })
        expect([status, json.errors?.[0].meta]).toEqual([422, { error: 'taken', value }])
      }
      for (const as of ['aurora/live', 'borealis/test', 'borealis/live']) {
        const there = await makeOwners(service, resource, numbers, { as })
        const attributes = { ...makeRequired(resource, (numbers += 1)), [name]: taken }
        const { attributes: made } = await makeRecord(service, type, attributes, there, { as })
        expect(made[name]).toBe(taken)
      }
    },
  )

  test.each(declared.filter(([, attribute]) => !can(attribute, 'create')))(
    '%s cannot be written',
    async (name) => {
      for (const { status, json } of await answersTo(name, record.attributes[name])) {
        const told = json.errors.map(({ code, source }: Json) => [code, source.pointer])
        expect([status, told]).toEqual([400, [['PARAM_NOT_ALLOWED', `/data/attributes/${name}`]]])
      }
    },
  )
})

const integers = makeableResources.flatMap((resource) =>
  Object.entries(resource.attributes)
    .filter(([, attribute]) => can(attribute, 'create') && valueKindOf(attribute.schema) === 'integer')
    .map(([name]) => [resource, name] as const),
)

describe.each(integers.map(([resource, name]) => ({ type: resource.type, resource, name })))(
  'the integer $type.$name (A15)',
  ({ resource, name }) => {
    async function sendNumber(number: string): Promise<Response> {
      const owners = await makeOwners(service, resource, (numbers += 1))
      const body = JSON.stringify(
        recordDocument(resource.type, { ...makeRequired(resource, (numbers += 1)), [name]: 0 }, owners),
      )
      return send(service, 'POST', `/${resource.type}`, {
        body: body.replace(`"${name}":0`, `"${name}":${number}`),
      })
    }

    test.each([
      ['1.0', 1],
      ['1E2', 100],
      ['-0', 0],
    ])('can be spelled %s (J15)', async (text, value) => {
      const { status, json } = await sendNumber(text)
      expect([status, json.data?.attributes[name]]).toEqual([201, value])
    })

    test.each([
      ['3000000000', 'less_than_or_equal_to'],
      ['1e300', 'less_than_or_equal_to'],
      ['1.5', 'not_an_integer'],
      ['"5"', 'not_a_number'],
    ])('cannot be %s', async (text, rule) => {
      const { status, json } = await sendNumber(text)
      expect([status, json.errors?.map(({ meta }: Json) => meta.error)]).toEqual([422, [rule]])
    })
  },
)

/** Values of every other kind, with the rule that each breaks. */
function foreignValues({ schema }: Attribute): readonly (readonly [unknown, string])[] {
  const values: Readonly<Record<Exclude<ValueKind, 'time'>, unknown>> = {
    text: 'x',
    integer: 7,
    boolean: true,
    json: { a: 1 },
  }
  const kind = valueKindOf(schema)
  const words = wordsOf(schema)
  const ofKind = kind === 'integer' ? 'not_a_number' : 'invalid'
  const rule = words.enum === undefined ? ofKind : 'inclusion'
  const others = Object.entries(values).filter(
    ([name]) => name !== kind && !(kind === 'time' && name === 'text'),
  )
  return [...others.map(([, value]) => [value, rule] as const), [['x'], rule] as const]
}

interface Words {
  readonly enum?: readonly unknown[]
  readonly maxLength?: number
}

function wordsOf(schema: Attribute['schema']): Words {
  return withoutNull(schema)
}

function limitOf(schema: Attribute['schema']): number {
  return wordsOf(schema).maxLength ?? Infinity
}

function kindsOf({ attributes }: Resource): readonly ValueKind[] {
  const settable = Object.values(attributes).filter((attribute) => can(attribute, 'create'))
  return settable.map(({ schema }) => valueKindOf(schema))
}

test('there is an attribute of every kind to be tested, and more than one resource', () => {
  expect(new Set(makeableResources.flatMap(kindsOf))).toEqual(new Set(['text', 'integer', 'boolean', 'json']))
  expect(makeableResources.length).toBeGreaterThan(1)
})
