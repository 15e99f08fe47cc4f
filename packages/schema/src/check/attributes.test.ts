import { describe, expect, test } from 'vitest'
import { gadgets } from '../define/gadgets.fixture.ts'
import { customerGroups } from '../resources/customer-groups.ts'
import { exactNumber } from '../types/raw-json.ts'
import { checksOf } from './attributes.ts'

const { create, update } = checksOf(customerGroups)

/** The faults of a group that is right but for these values. */
function faultsOf(values: Record<string, unknown>) {
  return create({ name: 'VIP', ...values })
}

describe('a group can be created', () => {
  test.each<[string, Record<string, unknown>]>([
    ['with a name alone', {}],
    [
      'with every attribute',
      { code: 'vip_1-A', reference: 'CRM-2041', reference_origin: 'hubspot', metadata: { a: 1 } },
    ],
    ['with null where null is a value', { code: null, reference: null, reference_origin: null }],
    ['with empty texts where nothing forbids them', { reference: '', reference_origin: '' }],
    ['with a name of 255 characters', { name: 'n'.repeat(255) }],
    ['with 255 characters outside the basic plane', { name: '😀'.repeat(255) }],
    ['with 51 pictures of five characters each', { name: '👩‍👩‍👧'.repeat(51) }],
    ['with a code of 25 characters', { code: 'c'.repeat(25) }],
    ['with a reference of 255 characters', { reference: '😀'.repeat(255) }],
    [
      'with a name that looks like an attack',
      { name: "=cmd()|'<script>alert(1)</script>'; drop table x; --" },
    ],
    ['with a name of strange characters', { name: '\uFFFE\uFFFF\u202E\u200B' }],
  ])('%s', (_fact, values) => {
    expect(faultsOf(values)).toEqual([])
  })
})

const blank = { path: ['name'], rule: 'blank' }
const invalid = (name: string) => ({ path: [name], rule: 'invalid' })
const tooLong = (name: string, limit: string) => ({ path: [name], rule: 'too_long', limit })

describe('a group cannot be created', () => {
  test.each<[string, Record<string, unknown>, object]>([
    ['without a name (A1)', { name: undefined }, blank],
    ['with null as name (A1)', { name: null }, blank],
    ['with an empty name (A1)', { name: '' }, blank],
    ['with a name of spaces (A1)', { name: ' \t\n\u3000' }, blank],
    ['with an object as name (A2)', { name: {} }, invalid('name')],
    ['with a list as name (A2)', { name: ['VIP'] }, invalid('name')],
    ['with a number as name (A2)', { name: 5 }, invalid('name')],
    ['with an exact number as name (A2)', { name: exactNumber('1.0') }, invalid('name')],
    ['with a yes as name (A2)', { name: true }, invalid('name')],
    ['with a name of 256 characters (A3)', { name: 'n'.repeat(256) }, tooLong('name', '255 characters')],
    [
      'with 256 characters outside the basic plane (A3)',
      { name: '😀'.repeat(256) },
      tooLong('name', '255 characters'),
    ],
    [
      'with 255 letters of two code points each (A3)',
      { name: 'e\u0301'.repeat(255) },
      tooLong('name', '255 characters'),
    ],
    [
      'with 52 pictures of five characters each (A3)',
      { name: '👩‍👩‍👧'.repeat(52) },
      tooLong('name', '255 characters'),
    ],
    ['with a NUL in its name (A5)', { name: 'V\0P' }, invalid('name')],
    ['with half a surrogate pair in its name (J16)', { name: 'V\uD800P' }, invalid('name')],
    ['with a space in its code (A6)', { code: 'a b' }, invalid('code')],
    ['with an umlaut in its code (A6)', { code: 'ü' }, invalid('code')],
    ['with a line after its code (A6)', { code: 'vip\n' }, invalid('code')],
    ['with a code of 26 characters (A6)', { code: 'c'.repeat(26) }, tooLong('code', '25 characters')],
    ['with an empty code', { code: '' }, { path: ['code'], rule: 'too_short', limit: '1 characters' }],
    ['with a number as code', { code: 5 }, invalid('code')],
    ['with a long reference', { reference: 'r'.repeat(256) }, tooLong('reference', '255 characters')],
    ['with a NUL in its reference', { reference: '\0' }, invalid('reference')],
    ['with a list as reference_origin', { reference_origin: [] }, invalid('reference_origin')],
    ['with null as metadata (M1)', { metadata: null }, invalid('metadata')],
    ['with a list as metadata (M1)', { metadata: [] }, invalid('metadata')],
    ['with a text as metadata (M1)', { metadata: '{}' }, invalid('metadata')],
    ['with a number as metadata (M1)', { metadata: 5 }, invalid('metadata')],
    ['with an exact number as metadata (M1)', { metadata: exactNumber('1.0') }, invalid('metadata')],
  ])('%s', (_fact, values, fault) => {
    expect(faultsOf(values)).toEqual([fault])
  })

  test('and every faulty attribute is told of, in declared order', () => {
    expect(create({ metadata: [], code: 'a b' })).toEqual([blank, invalid('code'), invalid('metadata')])
  })
})

describe('an update', () => {
  test('leaves alone what it does not have', () => {
    expect(update({})).toEqual([])
    expect(update({ code: 'vip' })).toEqual([])
  })

  test('cannot take a required value away', () => {
    expect([null, '', '  '].map((name) => update({ name }))).toEqual([
      [{ path: ['name'], rule: 'blank' }],
      [{ path: ['name'], rule: 'blank' }],
      [{ path: ['name'], rule: 'blank' }],
    ])
  })

  test('is checked by the same rules as a create', () => {
    const values = { name: 5, code: 'ü', reference: 'r'.repeat(256), metadata: [] }
    expect(update(values)).toEqual(create(values))
    expect(update(values)).toHaveLength(4)
  })
})

describe('values of the other kinds', () => {
  const checks = checksOf(gadgets)

  test.each<[string, Record<string, unknown>]>([
    ['an integer at its limits', { size: -10 }],
    ['an integer at its other limit', { size: 2_147_483_647 }],
    ['a yes', { is_heavy: true }],
    ['a moment', { sold_at: '2026-01-31T09:30:00+01:00' }],
    ['one of a list', { colour: 'red' }],
    ['nulls', { size: null, sold_at: null, colour: null }],
  ])('can be %s', (_fact, values) => {
    expect(checks.update(values)).toEqual([])
  })

  test.each<[string, Record<string, unknown>, object]>([
    [
      'an integer above its limit (A15)',
      { size: 3_000_000_000 },
      { rule: 'less_than_or_equal_to', limit: '2147483647' },
    ],
    ['an integer below its limit', { size: -11 }, { rule: 'greater_than_or_equal_to', limit: '-10' }],
    ['a fraction for an integer (A15)', { size: 1.5 }, { rule: 'not_an_integer' }],
    ['a text for an integer (A15)', { size: '5' }, { rule: 'not_a_number' }],
    ['a yes for an integer', { size: true }, { rule: 'not_a_number' }],
    ['null for a yes or no', { is_heavy: null }, { rule: 'invalid' }],
    ['a text for a yes or no', { is_heavy: 'true' }, { rule: 'invalid' }],
    ['a moment that is none (A12)', { sold_at: '2026-13-45' }, { rule: 'invalid' }],
    ['a moment far away (A12)', { sold_at: '300000-01-01' }, { rule: 'invalid' }],
    ['infinity (A13)', { sold_at: 'infinity' }, { rule: 'invalid' }],
    ['yesterday (A13)', { sold_at: 'yesterday' }, { rule: 'invalid' }],
    ['now (A13)', { sold_at: 'now' }, { rule: 'invalid' }],
    ['the epoch (A13)', { sold_at: 'epoch' }, { rule: 'invalid' }],
    ['a number for a moment', { sold_at: 0 }, { rule: 'invalid' }],
    ['what is not in the list', { colour: 'green' }, { rule: 'inclusion' }],
    ['a text that is too short', { label: 'x' }, { rule: 'too_short', limit: '2 characters' }],
  ])('cannot be %s', (_fact, values, fault) => {
    expect(checks.update(values)).toEqual([{ path: Object.keys(values), ...fault }])
  })
})

test('the checks of a resource are compiled once', () => {
  expect(checksOf(gadgets)).toBe(checksOf(gadgets))
})
