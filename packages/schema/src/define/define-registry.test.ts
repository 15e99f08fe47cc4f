import { Array, Number, String } from 'typebox'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { customerGroups } from '../resources/customer-groups.ts'
import { attribute } from './attribute.ts'
import { gadgets, makeResource } from './gadgets.fixture.ts'
import { belongsTo, hasMany, hasManyAs } from './relationship.ts'
import { defineRegistry } from './define-registry.ts'
import { defineResource, type Resource } from './resource.ts'

const filterable = attribute(String(), { can: ['filter'] })
const name = filterable
const trigger = { sets: 'name', to: null, about: 'Empties it.' } as const

describe('a registry', () => {
  const boxes = makeResource('boxes', { name })
  const both = defineRegistry([gadgets, boxes], { announced: ['lids'] })

  test('has its resources in declared order and finds each by its type', () => {
    expect(both.resources).toEqual([gadgets, boxes])
    expect([both.find('gadgets'), both.find('boxes')]).toEqual([gadgets, boxes])
  })

  test('cannot find what is not declared, whatever an object would inherit', () => {
    const strange = ['lids', 'constructor', '__proto__', '']
    expect(strange.map((type) => both.find(type)?.type)).toEqual([undefined, undefined, undefined, undefined])
  })

  test('takes a relationship to a type that is only announced', () => {
    const withLids = makeResource('boxes', { name }, { lids: hasMany('lids', { by: 'box_id' }) })
    expect(defineRegistry([withLids], { announced: ['lids'] }).announced).toEqual(['lids'])
  })
})

const faults: readonly (readonly [
  fact: string,
  resources: readonly Resource[],
  faults: readonly string[],
])[] = [
  ['a type twice', [makeResource('a', { name }), makeResource('a', { name })], ['a: declared twice']],
  ['a type that is no name', [makeResource('Big-Ones', { name })], ['Big-Ones: "Big-Ones" is no legal name']],
  [
    'a field that is no name',
    [makeResource('a', { name, _x: name, 'y-z': name, w__v: name })],
    ['a: "_x" is no legal name', 'a: "y-z" is no legal name', 'a: "w__v" is no legal name'],
  ],
  [
    'one name for two fields',
    [makeResource('a', { name }, { name: hasMany('elsewhere', { by: 'a_id' }) })],
    ['a: "name" is an attribute and a relationship'],
  ],
  [
    'a field with a name of JSON:API',
    [
      makeResource(
        'a',
        { name, id: attribute(String(), {}) },
        { type: hasMany('elsewhere', { by: 'a_id' }) },
      ),
    ],
    ['a: "id" cannot be a field', 'a: "type" cannot be a field'],
  ],
  [
    'values that no column stores',
    [makeResource('a', { name, list: attribute(Array(String()), {}), real: attribute(Number(), {}) })],
    [
      'a: list: Error: No column can store a value of {"type":"array","items":{"type":"string"}}',
      'a: real: Error: No column can store a value of {"type":"number"}',
    ],
  ],
  [
    'a catalog of attributes that are not there',
    [{ ...makeResource('a', { name }), catalog: { title: 'title', columns: ['name', 'colour'] } }],
    [
      'a: the catalog shows "title", which is no attribute',
      'a: the catalog shows "colour", which is no attribute',
    ],
  ],
  [
    'a log that tells what is not there',
    [
      {
        ...makeResource('a', { name, thing_id: name }),
        log: { of: 'thing', event: 'name', changes: 'diff', who: 'name', at: 'time' },
      },
    ],
    [
      'a: the log tells "thing_type", which is no attribute',
      'a: the log tells "diff", which is no attribute',
      'a: the log tells "time", which is no attribute',
    ],
  ],
  [
    'a relationship to nowhere',
    [makeResource('a', { name }, { b: hasManyAs('bees', { as: 'owner' }) })],
    ['a: b leads to "bees", which is not declared'],
  ],
  [
    'a to-many to what does not point back',
    [
      makeResource(
        'a',
        { name },
        { bees: hasMany('b', { by: 'a_id' }), bs: hasManyAs('b', { as: 'owner' }) },
      ),
      makeResource('b', { name, owner_type: name }),
    ],
    ['a: bees needs b to have "a_id"', 'a: bs needs b to have "owner_id"'],
  ],
  [
    'one column for two facts',
    [makeResource('a', { name, b_id: name }, { b: belongsTo('a', { can: [] }) })],
    ['a: the column "b_id" is an attribute\'s and a relationship\'s'],
  ],
  [
    'triggers without a name of their kind, or without an attribute',
    [
      {
        ...makeResource('a', { name }),
        triggers: { fire: trigger, _fire: { ...trigger, sets: 'fired_at' } },
      },
    ],
    ['a: "fire" is no legal name of a trigger', 'a: _fire sets "fired_at", which is no attribute'],
  ],
  [
    'a filterable name that reads as two',
    [makeResource('a', { name, this_or_that: filterable, salt_and_pepper: filterable })],
    [
      'a: "this_or_that" reads as two names in a filter',
      'a: "salt_and_pepper" reads as two names in a filter',
    ],
  ],
  [
    'a filter key with two readings',
    [makeResource('a', { name, name_not: attribute(String(), { can: ['filter'] }) })],
    [
      'a: the filter "name_not_eq" has two readings',
      'a: the filter "name_not_eq_any" has two readings',
      'a: the filter "name_not_eq_all" has two readings',
      'a: the filter "name_not_eq_or_null" has two readings',
      'a: the filter "name_not_in" has two readings',
      'a: the filter "name_not_in_or_null" has two readings',
      'a: the filter "name_not_null" has two readings',
      ...['start', 'end', 'cont', 'i_cont'].flatMap((word) => [
        `a: the filter "name_not_${word}" has two readings`,
        `a: the filter "name_not_${word}_any" has two readings`,
        `a: the filter "name_not_${word}_all" has two readings`,
      ]),
    ],
  ],
  [
    'several faults of several resources, all told at once',
    [makeResource('a', { name }, { b: hasMany('c', { by: 'a_id' }) }), makeResource('B', { name })],
    ['a: b leads to "c", which is not declared', 'B: "B" is no legal name'],
  ],
]

describe('a registry cannot have', () => {
  test.each(faults)('%s', (_fact, resources, sentences) => {
    expect(() => defineRegistry(resources, { announced: ['elsewhere'] })).toThrow(
      new Error(`The registry is faulty:\n  ${sentences.join('\n  ')}`),
    )
  })
})

describe('two names with one beginning', () => {
  test('can be filtered by, where every key has one reading', () => {
    const both = makeResource('a', { name, name_origin: filterable })
    expect(defineRegistry([both]).resources).toEqual([both])
  })

  test('can even share a key, when only one of them is filterable', () => {
    const both = makeResource('a', { name, name_not: attribute(String(), {}) })
    expect(defineRegistry([both]).resources).toEqual([both])
  })
})

describe('a declaration', () => {
  test('offers all five actions unless it says which', () => {
    const { about, attributes } = gadgets
    const catalog = { title: 'label', columns: [] } as const
    expect(gadgets.actions).toEqual(['list', 'retrieve', 'create', 'update', 'delete'])
    expect(
      defineResource('logs', { about, attributes, relationships: {}, catalog, actions: ['list'] }).actions,
    ).toEqual(['list'])
  })

  test('keeps its types, and is a Resource like any other', () => {
    expectTypeOf(customerGroups).toExtend<Resource>()
    expectTypeOf(customerGroups.type).toEqualTypeOf<'customer_groups'>()
    expectTypeOf<keyof typeof customerGroups.relationships>().toEqualTypeOf<
      'customers' | 'markets' | 'attachments' | 'versions' | 'event_stores'
    >()
  })

  test('cannot show in the catalog what is no attribute', () => {
    const { attributes, about } = gadgets
    const parts = { about, attributes, relationships: {} }
    // @ts-expect-error there is no attribute "title"
    const badTitle = defineResource('a', { ...parts, catalog: { title: 'title', columns: [] } })
    expect(() => defineRegistry([badTitle])).toThrow('"title", which is no attribute')
  })

  test('has relationships whose options are off unless they are said', () => {
    expect([hasMany('b', { by: 'a_id' }), hasMany('b', { by: 'a_id', readOnly: true })]).toEqual([
      { kind: 'has_many', target: 'b', by: 'a_id', isReadOnly: false },
      { kind: 'has_many', target: 'b', by: 'a_id', isReadOnly: true },
    ])
    expect([
      hasManyAs('b', { as: 'owner' }),
      hasManyAs('b', { as: 'owner', owned: true, readOnly: true }),
    ]).toEqual([
      { kind: 'has_many_as', target: 'b', as: 'owner', isOwned: false, isReadOnly: false },
      { kind: 'has_many_as', target: 'b', as: 'owner', isOwned: true, isReadOnly: true },
    ])
  })
})
