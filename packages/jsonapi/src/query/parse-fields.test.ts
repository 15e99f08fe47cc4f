import { describe, expect, test } from 'vitest'
import { gadgetRegistry, gadgets } from '../gadgets.fixture.ts'
import { refusedWith } from '../refused.fixture.ts'
import { parseReadQuery } from './parse-read-query.ts'

function parse(text: string) {
  return parseReadQuery(gadgetRegistry, gadgets, 'list', text)
}

describe('the fields of a list', () => {
  test.each([
    [
      'attributes and relationships',
      'fields[gadgets]=name,parts',
      { type: 'gadgets', names: ['name', 'parts'] },
    ],
    ['none at all (Q13)', 'fields[gadgets]=', { type: 'gadgets', names: [] }],
    ['one twice, which is one', 'fields[gadgets]=name,name', { type: 'gadgets', names: ['name'] }],
    [
      'those of a type that is only announced',
      'fields[versions]=weight',
      { type: 'versions', names: ['weight'] },
    ],
  ])('can be %s', (_fact, text, fieldset) => {
    expect(parse(text).fields).toEqual([fieldset])
  })

  test.each([
    [
      'of an unknown type (Q12)',
      'fields[gadget]=name',
      'INVALID_RESOURCE',
      'There is no type "gadget", at character 8 of the name. Did you mean "gadgets"?',
    ],
    ['of no type', 'fields[]=name', 'INVALID_RESOURCE', 'There is no type "", at character 8 of the name.'],
    [
      'unknown (Q12)',
      'fields[gadgets]=nam',
      'INVALID_FIELD',
      'gadgets has no field "nam", at character 1 of the value. Did you mean "name"?',
    ],
    [
      'empty between commas',
      'fields[gadgets]=name,,code',
      'INVALID_FIELD',
      'gadgets has no field "", at character 6 of the value.',
    ],
    [
      'id, which is always there',
      'fields[gadgets]=id',
      'INVALID_FIELD',
      'gadgets has no field "id", at character 1 of the value.',
    ],
    [
      'of two types at once',
      'fields[gadgets][parts]=name',
      'INVALID_FIELD',
      'Fields are given for each type, as fields[customer_groups]=name, at character 16 of the name.',
    ],
  ])('cannot be %s', (_fact, text, code, detail) => {
    const source = { parameter: text.split('=')[0] }
    expect(refusedWith(() => parse(text))).toEqual([expect.objectContaining({ code, detail, source })])
  })
})
