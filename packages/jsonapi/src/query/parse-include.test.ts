import { describe, expect, test } from 'vitest'
import { gadgetRegistry, gadgets, notes } from '../gadgets.fixture.ts'
import { refusalOf, refusedWith } from '../refused.fixture.ts'
import { parseReadQuery } from './parse-read-query.ts'

function parse(text: string, resource: typeof gadgets | typeof notes = gadgets) {
  return parseReadQuery(gadgetRegistry, resource, 'list', text)
}

describe('an include', () => {
  test.each([
    ['nothing, which is not the same as no include', 'include=', []],
    ['a relationship', 'include=parts', [{ name: 'parts', children: [] }]],
    [
      'one path in another (I3)',
      'include=parts,parts.notes,parts',
      [{ name: 'parts', children: [{ name: 'notes', children: [] }] }],
    ],
    [
      'a way back, within its limits',
      'include=parts.gadget.parts.notes',
      [
        {
          name: 'parts',
          children: [
            { name: 'gadget', children: [{ name: 'parts', children: [{ name: 'notes', children: [] }] }] },
          ],
        },
      ],
    ],
  ])('can be of %s', (_fact, text, include) => {
    expect(parse(text).include).toEqual(include)
  })

  test('can go on behind a to-one of several types, where one of them leads on', () => {
    expect(parse('include=notable.gadget,notable.parts', notes).include).toEqual([
      {
        name: 'notable',
        children: [
          { name: 'gadget', children: [] },
          { name: 'parts', children: [] },
        ],
      },
    ])
  })

  test.each([
    [
      'of an unknown name (I1)',
      'include=partz',
      'gadgets cannot include "partz", at character 1 of the value. Did you mean "parts"?',
      1,
    ],
    [
      'of an unknown name further on',
      'include=parts.gadgets',
      'parts cannot include "gadgets", at character 7 of the value. Did you mean "gadget"?',
      7,
    ],
    ['of an attribute', 'include=name', 'gadgets cannot include "name", at character 1 of the value.', 1],
    [
      'of what is only announced',
      'include=versions',
      'gadgets cannot include "versions", at character 1 of the value.',
      1,
    ],
    [
      'of an inherited name',
      'include=constructor',
      'gadgets cannot include "constructor", at character 1 of the value.',
      1,
    ],
    ['of an empty name', 'include=parts,', 'gadgets cannot include "", at character 7 of the value.', 7],
    [
      'of five levels (I2)',
      'include=parts.gadget.parts.gadget.parts',
      '"parts.gadget.parts.gadget.parts" has more than 4 levels, at character 27 of the value.',
      27,
    ],
    [
      'of 21 paths',
      `include=${Array.from({ length: 21 }, (_, index) => `p${index}`).join(',')}`,
      'Include takes at most 20 paths, at character 71 of the value.',
      71,
    ],
  ])('cannot be %s', (_fact, text, detail, position) => {
    expect(refusedWith(() => parse(text))).toEqual([
      {
        title: 'Invalid include',
        detail,
        code: 'INVALID_INCLUDE',
        source: { parameter: 'include' },
        status: '400',
        meta: { in: 'value', position },
      },
    ])
  })

  test('cannot be a family', () => {
    expect(refusalOf(() => parse('include[parts]=1'))).toBe('INVALID_INCLUDE include[parts]')
  })
})

describe('counts', () => {
  test('can be of to-manys, each once', () => {
    expect(parse('withCount=parts,notes,parts').counts).toEqual(['parts', 'notes'])
  })

  test.each([
    ['partz', '"partz" of gadgets cannot be counted, at character 1 of the value. Did you mean "parts"?'],
    ['name', '"name" of gadgets cannot be counted, at character 1 of the value.'],
    ['', '"" of gadgets cannot be counted, at character 1 of the value.'],
    ['constructor', '"constructor" of gadgets cannot be counted, at character 1 of the value.'],
  ])('cannot be of %j', (name, detail) => {
    expect(refusedWith(() => parse(`withCount=${name}`))).toEqual([
      {
        title: 'Param not allowed',
        detail,
        code: 'PARAM_NOT_ALLOWED',
        source: { parameter: 'withCount' },
        status: '400',
        meta: { in: 'value', position: 1 },
      },
    ])
  })

  test('cannot be of a to-one', () => {
    expect(refusalOf(() => parse('withCount=notable', notes))).toBe('PARAM_NOT_ALLOWED withCount')
  })
})
