import { customerGroups, registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { gadgetRegistry, gadgets } from '../gadgets.fixture.ts'
import { refusalOf, refusedWith } from '../refused.fixture.ts'
import { parseCreate, parseUpdate } from './parse-resource-document.ts'

const id = '0Vqg2mXk3bT9aZ'

/** A body that creates a gadget with these members of its resource object, beside or instead of its type. */
function create(members: object) {
  return parseCreate(gadgetRegistry, gadgets, JSON.stringify({ data: { type: 'gadgets', ...members } }))
    .values
}

function update(members: object) {
  return parseUpdate(
    gadgetRegistry,
    gadgets,
    id,
    JSON.stringify({ data: { type: 'gadgets', id, ...members } }),
  ).values
}

function bodyWith(size: string, metadata: string): string {
  return `{"data":{"type":"gadgets","attributes":{"name":"VIP","size":${size},"metadata":${metadata}}}}`
}

const vip = { name: 'VIP' }

describe('a create', () => {
  test('is read as the values of its attributes', () => {
    const attributes = {
      name: 'VIP',
      code: null,
      size: 3,
      is_heavy: true,
      sold_at: '2026-01-31T09:30:00Z',
      metadata: { a: [1] },
    }
    expect(create({ attributes })).toEqual(attributes)
  })

  test.each<[string, object]>([
    ['with empty relationships', { attributes: vip, relationships: {} }],
    [
      'with members that nobody knows (D11)',
      { attributes: vip, lid: 'x', links: {}, meta: { mode: 'live' } },
    ],
    [
      'with @-members (D16)',
      { '@a': 1, attributes: { ...vip, '@context': 'x' }, relationships: { '@b': 1 } },
    ],
  ])('can come %s', (_fact, members) => {
    expect(create(members)).toEqual(vip)
  })

  test('can come with top-level members that nobody knows (D11), and a line feed', () => {
    const text = '{"data":{"type":"gadgets","attributes":{"name":"VIP"}},"foo":1,"jsonapi":{}}\n'
    expect(parseCreate(gadgetRegistry, gadgets, text)).toEqual({ values: vip, members: [] })
  })

  test('can have integers in any spelling (J15), and keeps the digits of metadata', () => {
    const sizes = ['5', '5.0', '1E2', '-0'].map(
      (size) => parseCreate(gadgetRegistry, gadgets, bodyWith(size, '{}')).values.size,
    )
    expect(sizes).toEqual([5, 5, 100, -0])
    const digits = '{"a":1.0,"b":0.123456789012345678901234567890}'
    expect(JSON.stringify(parseCreate(gadgetRegistry, gadgets, bodyWith('5', digits)).values.metadata)).toBe(
      digits,
    )
  })

  test.each([
    ['without a body (J1)', '', 'PARAM_MISSING '],
    ['with a blank body (J1)', ' \n', 'PARAM_MISSING '],
    ['with null (J3)', 'null', 'INVALID_DATA_FORMAT '],
    ['with a number (J3)', '1', 'INVALID_DATA_FORMAT '],
    ['with an exact number (J3)', '1.0', 'INVALID_DATA_FORMAT '],
    ['with a text (J3)', '"x"', 'INVALID_DATA_FORMAT '],
    ['with a list (J3)', '[]', 'INVALID_DATA_FORMAT '],
    ['with broken JSON', '{', 'BAD_REQUEST '],
    ['without data (D1)', '{}', 'PARAM_MISSING '],
    ['with no data of its own', '{"__proto__":{"data":{}}}', 'PARAM_MISSING '],
    ['with null as data', '{"data":null}', 'INVALID_DATA_FORMAT /data'],
    ['with a list as data', '{"data":[]}', 'INVALID_DATA_FORMAT /data'],
    ['with an exact number as data', '{"data":1.0}', 'INVALID_DATA_FORMAT /data'],
    ['without a type (D3)', '{"data":{}}', 'PARAM_MISSING /data'],
    ['with a number as type (D5)', '{"data":{"type":5}}', 'INVALID_DATA_FORMAT /data/type'],
    ['with an exact number as type (D5)', '{"data":{"type":5.0}}', 'INVALID_DATA_FORMAT /data/type'],
    ['with another type (D4)', '{"data":{"type":"gadget"}}', 'TYPE_MISMATCH /data/type'],
    [
      'with a name twice',
      '{"data":{"type":"gadgets","attributes":{"name":"a","n\\u0061me":"b"}}}',
      'BAD_REQUEST /data/attributes/name',
    ],
  ])('cannot come %s', (_fact, text, refusal) => {
    expect(refusalOf(() => parseCreate(gadgetRegistry, gadgets, text))).toBe(refusal)
  })

  test.each<[string, object, string]>([
    ['with an id of its own (D8)', { id, attributes: vip }, 'FORBIDDEN /data/id'],
    ['with a number as id', { id: 5, attributes: vip }, 'INVALID_RESOURCE_ID /data/id'],
    ['with null as id', { id: null, attributes: vip }, 'INVALID_RESOURCE_ID /data/id'],
    ['with a list of attributes (D9)', { attributes: [] }, 'INVALID_DATA_FORMAT /data/attributes'],
    ['with null as attributes (D9)', { attributes: null }, 'INVALID_DATA_FORMAT /data/attributes'],
    ['with a text as attributes (D9)', { attributes: 'name' }, 'INVALID_DATA_FORMAT /data/attributes'],
    [
      'with a list of relationships (D10)',
      { attributes: vip, relationships: [] },
      'INVALID_DATA_FORMAT /data/relationships',
    ],
    [
      'with an id among its attributes (D13)',
      { attributes: { ...vip, id } },
      'PARAM_NOT_ALLOWED /data/attributes/id',
    ],
    [
      'with a type among its attributes (D13)',
      { attributes: { ...vip, type: 'x' } },
      'PARAM_NOT_ALLOWED /data/attributes/type',
    ],
    [
      'with a relationship among its attributes (D14)',
      { attributes: { ...vip, parts: [] } },
      'PARAM_NOT_ALLOWED /data/attributes/parts',
    ],
    [
      'with a read-only attribute (D15)',
      { attributes: { ...vip, created_at: '2026-01-31' } },
      'PARAM_NOT_ALLOWED /data/attributes/created_at',
    ],
    [
      'with the organization (S16)',
      { attributes: { ...vip, organization_id: 1 } },
      'PARAM_NOT_ALLOWED /data/attributes/organization_id',
    ],
    [
      'with the mode (S16)',
      { attributes: { ...vip, mode: 'live' } },
      'PARAM_NOT_ALLOWED /data/attributes/mode',
    ],
    [
      'with an inherited name',
      { attributes: { ...vip, constructor: 1 } },
      'PARAM_NOT_ALLOWED /data/attributes/constructor',
    ],
    [
      'with a name that needs escapes',
      { attributes: { ...vip, 'a/b~c': 1 } },
      'PARAM_NOT_ALLOWED /data/attributes/a~1b~0c',
    ],
    [
      'with an unknown relationship',
      { attributes: vip, relationships: { wheels: {} } },
      'PARAM_NOT_ALLOWED /data/relationships/wheels',
    ],
    [
      'with a read-only relationship',
      { attributes: vip, relationships: { versions: { data: [] } } },
      'FORBIDDEN /data/relationships/versions',
    ],
    [
      'with several strangers: each is told',
      { attributes: { nope: 1, created_at: 1 } },
      'PARAM_NOT_ALLOWED /data/attributes/nope, PARAM_NOT_ALLOWED /data/attributes/created_at',
    ],
    ['without what is required (A1)', {}, 'VALIDATION_ERROR /data/attributes/name'],
    [
      'with several faulty values: each is told',
      { attributes: { name: ' ', code: 'ü', metadata: { a: { 'b/c': '\0' } } } },
      'VALIDATION_ERROR /data/attributes/name, VALIDATION_ERROR /data/attributes/code, VALIDATION_ERROR /data/attributes/metadata/a/b~1c',
    ],
    [
      'with an exact number as metadata (M1)',
      { attributes: { ...vip, metadata: JSON.rawJSON('1.0') } },
      'VALIDATION_ERROR /data/attributes/metadata',
    ],
    [
      'with a fraction for an integer (A15)',
      { attributes: { ...vip, size: 1.5 } },
      'VALIDATION_ERROR /data/attributes/size',
    ],
  ])('cannot come %s', (_fact, members, refusal) => {
    expect(refusalOf(() => create(members))).toBe(refusal)
  })

  test('that is refused says what to do instead', () => {
    expect(refusedWith(() => create({ attributes: { naem: 'VIP' } }))).toEqual([
      {
        title: 'Param not allowed',
        detail: 'gadgets has no attribute "naem". Did you mean "name"?',
        code: 'PARAM_NOT_ALLOWED',
        source: { pointer: '/data/attributes/naem' },
        status: '400',
      },
    ])
    expect(
      refusedWith(() => parseCreate(registry, customerGroups, '{"data":{"type":"customer_groups"}}')),
    ).toEqual([
      {
        title: "can't be blank",
        detail: "name - can't be blank",
        code: 'VALIDATION_ERROR',
        source: { pointer: '/data/attributes/name' },
        status: '422',
        meta: { error: 'blank' },
      },
    ])
  })
})

describe('an update', () => {
  test('is read as the values that it has', () => {
    expect(update({ attributes: { code: null, metadata: { a: 1 } } })).toEqual({
      code: null,
      metadata: { a: 1 },
    })
  })

  test.each<[string, object]>([
    ['without attributes', {}],
    ['with empty attributes (D18)', { attributes: {} }],
    ['with empty relationships', { relationships: {} }],
  ])('can come %s', (_fact, members) => {
    expect(update(members)).toEqual({})
  })

  test.each<[string, object, string]>([
    ['without its id (D6)', { id: undefined }, 'PARAM_MISSING /data'],
    ['with another id (D6)', { id: '0Vqg2mXk3bT9aY' }, 'KEY_NOT_INCLUDED_IN_URL /data/id'],
    ['with its id in another case (U4)', { id: id.toLowerCase() }, 'KEY_NOT_INCLUDED_IN_URL /data/id'],
    ['with a number as id', { id: 5 }, 'INVALID_RESOURCE_ID /data/id'],
    ['with an empty id', { id: '' }, 'INVALID_RESOURCE_ID /data/id'],
    ['with another type (D4)', { type: 'customer_groups' }, 'TYPE_MISMATCH /data/type'],
    [
      'with what can only be set at creation',
      { attributes: { secret: 'x' } },
      'PARAM_NOT_ALLOWED /data/attributes/secret',
    ],
    [
      'with a read-only attribute (D15)',
      { attributes: { updated_at: null } },
      'PARAM_NOT_ALLOWED /data/attributes/updated_at',
    ],
    [
      'with null for what is required (A1)',
      { attributes: { name: null } },
      'VALIDATION_ERROR /data/attributes/name',
    ],
    [
      'with a read-only relationship',
      { relationships: { versions: { data: [] } } },
      'FORBIDDEN /data/relationships/versions',
    ],
  ])('cannot come %s', (_fact, members, refusal) => {
    expect(refusalOf(() => update(members))).toBe(refusal)
  })

  test('cannot come without a body', () => {
    expect(refusalOf(() => parseUpdate(gadgetRegistry, gadgets, id, ''))).toBe('PARAM_MISSING ')
  })
})
