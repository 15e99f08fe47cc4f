import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { customerGroups } from '../resources/customer-groups.ts'
import { markets } from '../resources/markets.ts'
import { versions } from '../resources/versions.ts'
import { registry } from '../registry.ts'
import { formsOf, jsonSchemaOf } from './json-schema.ts'

/** Ajv with all of its strictness: a word that it does not know, or that cannot apply, throws. */
function makeAjv() {
  const ajv = new Ajv2020({ strict: true, allErrors: true })
  addFormats.default(ajv)
  return ajv
}

const schemas = registry.resources.flatMap((resource) =>
  formsOf(resource).map((form) => ({
    name: `${resource.type} ${form}`,
    schema: jsonSchemaOf(resource, form),
  })),
)

describe('a JSON Schema', () => {
  test.each(schemas)('of $name is one, as Ajv reads it', ({ schema }) => {
    const ajv = makeAjv()
    expect(ajv.validateSchema(schema)).toBe(true)
    expect(ajv.compile(schema)).toBeTypeOf('function')
  })

  test('has an id that no other has, and all of them fit into one Ajv', () => {
    const ajv = makeAjv()
    for (const { schema } of schemas) ajv.addSchema(schema)
    expect(ajv.getSchema('urn:cohort:customer_groups')).toBeTypeOf('function')
    expect(ajv.getSchema('urn:cohort:customer_groups:create')).toBeTypeOf('function')
  })

  test('is there for what a resource offers', () => {
    expect([formsOf(customerGroups), formsOf(versions)]).toEqual([['answer', 'create', 'update'], ['answer']])
  })
})

describe('what a create of a group takes', () => {
  const takes = makeAjv().compile(jsonSchemaOf(customerGroups, 'create'))

  test.each([
    [{ name: 'VIP' }],
    [{ name: 'VIP', code: null, metadata: { tier: 'gold' } }],
    [{ name: 'n'.repeat(255), reference: 'CRM-2041' }],
  ])('can be %j', (attributes) => {
    expect(takes(attributes)).toBe(true)
  })

  test.each([
    [{}],
    [{ name: '' }],
    [{ name: null }],
    [{ name: 'VIP', code: 'a b' }],
    [{ name: 'VIP', metadata: [] }],
    [{ name: 'VIP', created_at: '2026-01-31T09:30:00.123Z' }],
    [{ name: 'VIP', nmae: 'VIP' }],
  ])('cannot be %j', (attributes) => {
    expect(takes(attributes)).toBe(false)
  })
})

test('an update may be empty, and may fire a trigger', () => {
  const takes = makeAjv().compile(jsonSchemaOf(markets, 'update'))
  expect([{}, { _disable: true }, { _disable: 'yes' }].map((attributes) => takes(attributes))).toEqual([
    true,
    true,
    false,
  ])
})
