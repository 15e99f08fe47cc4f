import { Array, Integer, Number, String } from 'typebox'
import { Compile } from 'typebox/compile'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { registry } from '../registry.ts'
import { withoutNull } from '../derive/value-kind.ts'
import { compileSchema } from './schema-words.ts'

const declared = registry.resources.flatMap(({ type, attributes }) =>
  Object.entries(attributes).map(([name, { schema }]) => ({
    of: `${type}.${name}`,
    schema: withoutNull(schema),
  })),
)

const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.webUrl(),
  fc.emailAddress(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom('EUR', 'create', 'prospect', 'vip', '', ' ', '2026-02-28T00:00:00Z'),
)
const values = fc.oneof(
  texts,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.object(),
  fc.array(fc.string()),
  fc.constant(null),
)

/** The moments that have the form and do not exist, of which TypeBox lets some pass. */
const noMoment = /^(0000|[+-])/

describe('the words of JSON Schema are read as TypeBox reads them', () => {
  test.each(declared)('in $of', ({ schema }) => {
    const typeBox = Compile(schema)
    const check = compileSchema(schema)
    fc.assert(
      fc.property(values, (value) => {
        fc.pre(!(typeof value === 'string' && noMoment.test(value)))
        expect(check(value) === undefined).toBe(typeBox.Check(value))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a schema cannot be checked', () => {
  test.each([
    ['with a word that is not known here', Integer({ multipleOf: 2 }), 'the word "multipleOf"'],
    ['of a type that no attribute has', Number(), 'the type'],
    ['of a list', Array(String()), 'the word "items"'],
    ['of a format that is not known here', String({ format: 'ipv4' }), 'the format'],
  ])('%s', (_fact, schema, sentence) => {
    expect(() => compileSchema(schema)).toThrow(sentence)
  })
})
