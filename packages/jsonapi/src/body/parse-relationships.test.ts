import { timeOfWrite, type Resource } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { gadgetRegistry, gadgets, notes, parts } from '../gadgets.fixture.ts'
import { refusalOf, refusedWith } from '../refused.fixture.ts'
import { parseToManyLinkage, parseToOneLinkage } from './parse-linkage.ts'
import { parseCreate, parseUpdate } from './parse-resource-document.ts'

const id = '0Vqg2mXk3bT9aZ'
const other = '0Vqg2mXk3bT9aY'
const gadget = { type: 'gadgets', id }
const part = { type: 'parts', id }

function at(name: string): string {
  return `/data/relationships/${name}`
}

function create(resource: Resource, relationships: object, attributes: object = { name: 'VIP' }) {
  const document = { data: { type: resource.type, attributes, relationships } }
  return parseCreate(gadgetRegistry, resource, JSON.stringify(document))
}

function update(resource: Resource, relationships: object) {
  const document = { data: { type: resource.type, id, relationships } }
  return parseUpdate(gadgetRegistry, resource, id, JSON.stringify(document))
}

describe('a relationship in a document', () => {
  test('that is to one sets a column', () => {
    expect(create(parts, { gadget: { data: gadget } })).toEqual({
      values: { name: 'VIP', gadget_id: id },
      members: [],
    })
  })

  test.each([null, { type: 'gadgets', id: null }, { id: null }])(
    'that is to one can be emptied with %j',
    (data) => {
      expect(update(parts, { gadget: { data } })).toEqual({ values: { gadget_id: null }, members: [] })
    },
  )

  test('that is to one of several types sets two columns', () => {
    expect(create(notes, { notable: { data: part } }).values).toEqual({
      name: 'VIP',
      notable_id: id,
      notable_type: 'parts',
    })
    expect(create(notes, { notable: { data: gadget } }).values).toMatchObject({ notable_type: 'gadgets' })
  })

  test('that is to many lists its members, each in its place (R9)', () => {
    const data = [part, { type: 'parts', id: other }, part]
    expect(create(gadgets, { parts: { data } })).toEqual({
      values: { name: 'VIP' },
      members: [{ name: 'parts', ids: [id, other, id] }],
    })
    expect(update(gadgets, { parts: { data: [] } }).members).toEqual([{ name: 'parts', ids: [] }])
  })

  test('that is left out says nothing', () => {
    expect(update(parts, {})).toEqual({ values: {}, members: [] })
  })

  test.each<[string, Resource, object, string]>([
    ['be no object', parts, { gadget: gadget.id }, `INVALID_DATA_FORMAT ${at('gadget')}`],
    ['be an exact number', parts, { gadget: JSON.rawJSON('1.0') }, `INVALID_DATA_FORMAT ${at('gadget')}`],
    ['be without data (R2)', parts, { gadget: {} }, `PARAM_MISSING ${at('gadget')}`],
    [
      'lead to many, where it leads to one (R3)',
      parts,
      { gadget: { data: [gadget] } },
      `INVALID_DATA_FORMAT ${at('gadget')}/data`,
    ],
    [
      'lead to one, where it leads to many (R3)',
      gadgets,
      { parts: { data: part } },
      `INVALID_DATA_FORMAT ${at('parts')}/data`,
    ],
    [
      'lead to nothing, where it leads to many (R3)',
      gadgets,
      { parts: { data: null } },
      `INVALID_DATA_FORMAT ${at('parts')}/data`,
    ],
    [
      'have a text for an identifier (R4)',
      gadgets,
      { parts: { data: [id] } },
      `INVALID_DATA_FORMAT ${at('parts')}/data/0`,
    ],
    [
      'have an exact number for an identifier (R4)',
      gadgets,
      { parts: { data: [JSON.rawJSON('1.0')] } },
      `INVALID_DATA_FORMAT ${at('parts')}/data/0`,
    ],
    [
      'have an identifier without a type (R4)',
      parts,
      { gadget: { data: { id } } },
      `PARAM_MISSING ${at('gadget')}/data`,
    ],
    [
      'have an identifier without an id (R4)',
      parts,
      { gadget: { data: { type: 'gadgets' } } },
      `PARAM_MISSING ${at('gadget')}/data`,
    ],
    [
      'have a number as id (R4)',
      parts,
      { gadget: { data: { type: 'gadgets', id: 5 } } },
      `INVALID_RESOURCE_ID ${at('gadget')}/data/id`,
    ],
    [
      'have a number as type',
      parts,
      { gadget: { data: { type: 5, id } } },
      `INVALID_DATA_FORMAT ${at('gadget')}/data/type`,
    ],
    [
      'lead to another type (R5)',
      parts,
      { gadget: { data: part } },
      `TYPE_MISMATCH ${at('gadget')}/data/type`,
    ],
    [
      'lead to another type further on (R5)',
      gadgets,
      { parts: { data: [part, gadget] } },
      `TYPE_MISMATCH ${at('parts')}/data/1/type`,
    ],
    [
      'lead to a type that is none of several (R5)',
      notes,
      { notable: { data: { type: 'events', id } } },
      `TYPE_MISMATCH ${at('notable')}/data/type`,
    ],
    [
      'lead to what cannot be an id (R6)',
      parts,
      { gadget: { data: { type: 'gadgets', id: "' or 1=1" } } },
      `RECORD_NOT_FOUND ${at('gadget')}/data`,
    ],
    ['be missing, where it is required', notes, {}, `VALIDATION_ERROR ${at('notable')}`],
    [
      'be null, where it is required',
      notes,
      { notable: { data: null } },
      `VALIDATION_ERROR ${at('notable')}`,
    ],
    ['be one that only shows', gadgets, { events: { data: [] } }, `FORBIDDEN ${at('events')}`],
    ['be one whose members are made elsewhere', gadgets, { notes: { data: [] } }, `FORBIDDEN ${at('notes')}`],
    [
      'be an inherited name',
      gadgets,
      { constructor: { data: [] } },
      `PARAM_NOT_ALLOWED ${at('constructor')}`,
    ],
  ])('cannot %s', (_fact, resource, relationships, refusal) => {
    expect(refusalOf(() => create(resource, relationships))).toBe(refusal)
  })

  test('cannot have more than a thousand members (R8)', () => {
    const members = Array.from({ length: 1001 }, (_, index) => ({ type: 'parts', id: `part000${index}` }))
    expect(create(gadgets, { parts: { data: members.slice(1) } }).members[0]?.ids).toHaveLength(1000)
    expect(refusedWith(() => create(gadgets, { parts: { data: members } }))).toEqual([
      {
        title: 'Invalid data format',
        detail: 'One request takes at most 1000 members.',
        code: 'INVALID_DATA_FORMAT',
        source: { pointer: '/data/relationships/parts/data' },
        status: '400',
      },
    ])
  })

  test('that is required and faulty attributes are told of together', () => {
    expect(refusalOf(() => create(notes, {}, {}))).toBe(
      'VALIDATION_ERROR /data/attributes/name, VALIDATION_ERROR /data/relationships/notable',
    )
  })

  test('cannot be taken away from an update either, where it is required', () => {
    expect(refusalOf(() => update(notes, { notable: { data: null } }))).toBe(
      'VALIDATION_ERROR /data/relationships/notable',
    )
    expect(update(notes, {})).toEqual({ values: {}, members: [] })
  })
})

describe('a trigger', () => {
  test('moves its attribute when it is true, and nothing when it is false', () => {
    expect(trigger('_retire', true)).toEqual({ name: 'VIP', retired_at: timeOfWrite })
    expect(trigger('_return', true)).toEqual({ name: 'VIP', retired_at: null })
    expect(trigger('_retire', false)).toEqual({ name: 'VIP' })
  })

  test('cannot be true beside another that moves the same attribute', () => {
    const both = { _retire: true, _return: true }
    expect(refusalOf(() => create(gadgets, {}, { name: 'VIP', ...both }))).toBe(
      'PARAM_NOT_ALLOWED /data/attributes/_return',
    )
    expect(create(gadgets, {}, { name: 'VIP', ...both, _return: false }).values).toEqual({
      name: 'VIP',
      retired_at: timeOfWrite,
    })
  })

  test.each([null, 'true', 1, {}])('cannot be %j', (value) => {
    expect(refusalOf(() => trigger('_retire', value))).toBe('VALIDATION_ERROR /data/attributes/_retire')
  })

  test('cannot be one that nobody declared', () => {
    expect(refusalOf(() => trigger('_sell', true))).toBe('PARAM_NOT_ALLOWED /data/attributes/_sell')
  })
})

function trigger(name: string, value: unknown) {
  return create(gadgets, {}, { name: 'VIP', [name]: value }).values
}

describe('linkage as a document', () => {
  test('can be of one, of none, and of many', () => {
    expect(toGadget(gadget)).toEqual({ gadget_id: id })
    expect(toGadget(null)).toEqual({ gadget_id: null })
    expect(toNotable(part)).toEqual({ notable_id: id, notable_type: 'parts' })
    expect(toParts([part, part])).toEqual([id, id])
    expect(toParts([])).toEqual([])
  })

  test.each<[string, () => unknown, string]>([
    ['missing (UR-01)', () => toParts(undefined), 'PARAM_MISSING '],
    ['an object, for many (UR-03)', () => toParts(part), 'INVALID_DATA_FORMAT /data'],
    ['null, for many (UR-03)', () => toParts(null), 'INVALID_DATA_FORMAT /data'],
    ['a list, for one (UR-01)', () => toGadget([gadget]), 'INVALID_DATA_FORMAT /data'],
    ['null, where one is required', () => toNotable(null), 'VALIDATION_ERROR /data'],
    ['of another type (UR-16)', () => toParts([gadget]), 'TYPE_MISMATCH /data/0/type'],
    ['of what cannot be an id', () => toParts([part, { ...part, id: '../..' }]), 'RECORD_NOT_FOUND /data/1'],
  ])('cannot be %s', (_fact, parse, refusal) => {
    expect(refusalOf(parse)).toBe(refusal)
  })
})

function toGadget(data: unknown) {
  return parseToOneLinkage(gadgetRegistry, 'gadget', parts.relationships.gadget, JSON.stringify({ data }))
}

function toNotable(data: unknown) {
  return parseToOneLinkage(gadgetRegistry, 'notable', notes.relationships.notable, JSON.stringify({ data }))
}

function toParts(data: unknown) {
  return parseToManyLinkage(gadgetRegistry, 'parts', gadgets.relationships.parts, JSON.stringify({ data }))
}
