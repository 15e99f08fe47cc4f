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
    ['of an unknown name (I1)', 'include=partz', 'gadgets cannot include "partz". Did you mean "parts"?'],
    [
      'of an unknown name further on',
      'include=parts.gadgets',
      'parts cannot include "gadgets". Did you mean "gadget"?',
    ],
    ['of an attribute', 'include=name', 'gadgets cannot include "name".'],
    ['of what is only announced', 'include=versions', 'gadgets cannot include "versions".'],
    ['of an inherited name', 'include=constructor', 'gadgets cannot include "constructor".'],
    ['of an empty name', 'include=parts,', 'gadgets cannot include "".'],
    [
      'of five levels (I2)',
      'include=parts.gadget.parts.gadget.parts',
      '"parts.gadget.parts.gadget.parts" has more than 4 levels.',
    ],
    [
      'of 21 paths',
      `include=${Array.from({ length: 21 }, (_, index) => `p${index}`).join(',')}`,
      'Include takes at most 20 paths.',
    ],
  ])('cannot be %s', (_fact, text, detail) => {
    expect(refusedWith(() => parse(text))).toEqual([
      {
        title: 'Invalid include',
        detail,
        code: 'INVALID_INCLUDE',
        source: { parameter: 'include' },
        status: '400',
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
    ['partz', '"partz" of gadgets cannot be counted. Did you mean "parts"?'],
    ['name', '"name" of gadgets cannot be counted.'],
    ['', '"" of gadgets cannot be counted.'],
    ['constructor', '"constructor" of gadgets cannot be counted.'],
  ])('cannot be of %j', (name, detail) => {
    expect(refusedWith(() => parse(`withCount=${name}`))).toEqual([
      {
        title: 'Param not allowed',
        detail,
        code: 'PARAM_NOT_ALLOWED',
        source: { parameter: 'withCount' },
        status: '400',
      },
    ])
  })

  test('cannot be of a to-one', () => {
    expect(refusalOf(() => parse('withCount=notable', notes))).toBe('PARAM_NOT_ALLOWED withCount')
  })
})
