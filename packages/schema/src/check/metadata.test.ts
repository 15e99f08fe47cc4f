import { describe, expect, test } from 'vitest'
import { metadataLimits } from '../types/metadata.ts'
import { exactNumber } from '../types/raw-json.ts'
import { metadataFaults } from './metadata.ts'

/** Metadata of so many levels: {"n": {"n": …}}. */
function nested(levels: number, inner: unknown = 1): object {
  return levels === 1 ? { n: inner } : { n: nested(levels - 1, inner) }
}

function withKeys(count: number): object {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key_${index}`, index]))
}

/** Metadata whose JSON is exactly so many bytes of characters of three bytes, filled up with single ones. */
function ofBytes(bytes: number): object {
  const room = bytes - '{"t":""}'.length
  return { t: '€'.repeat(Math.floor(room / 3)) + 'x'.repeat(room % 3) }
}

test('the limits are the published ones', () => {
  expect(metadataLimits).toEqual({ bytes: 65_536, levels: 32, keys: 200, keyLength: 255 })
})

describe('metadata can', () => {
  test.each<[string, object]>([
    ['be empty', {}],
    [
      'hold every kind of JSON',
      { text: 'a', number: 1.5, yes: true, nothing: null, list: [1, ['b', {}]], object: {} },
    ],
    ['have any key, even an empty one (M4)', { '': 1, 'a/b': 2, 'c~d': 3, ' ': 4, __proto__x: 5, 'é😀': 6 }],
    ['have an own key __proto__', JSON.parse('{"__proto__": {"a": 1}}')],
    ['nest 32 levels deep', nested(32)],
    ['have 200 keys', withKeys(200)],
    ['have 200 keys in every object of it', { a: withKeys(200), b: withKeys(200) }],
    ['have lists of more than 200 values', { list: Array.from({ length: 500 }, () => 1) }],
    ['have a key of 255 characters', { ['😀'.repeat(255)]: 1 }],
    ['be of 64 KiB', ofBytes(65_536)],
    ['keep numbers of thirty digits', { number: exactNumber('0.123456789012345678901234567890') }],
  ])('%s', (_fact, value) => {
    expect(metadataFaults(value)).toEqual([])
  })
})

describe('metadata cannot', () => {
  test.each<[string, object, object]>([
    ['have a NUL in a value (M3)', { a: { b: 'x\0' } }, { path: ['a', 'b'], rule: 'invalid' }],
    ['have a NUL in a value of a list (M3)', { a: ['x', '\0'] }, { path: ['a', '1'], rule: 'invalid' }],
    ['have a NUL in a key (M3)', { a: { 'b\0': 1 } }, { path: ['a', 'b\0'], rule: 'invalid' }],
    ['have half a surrogate pair in a value (M10)', { a: '\uDE00' }, { path: ['a'], rule: 'invalid' }],
    ['have half a surrogate pair in a key (M10)', { 'a\uD83D': 1 }, { path: ['a\uD83D'], rule: 'invalid' }],
    ['nest 33 levels deep (M6)', nested(33), { path: [], rule: 'too_deep', limit: '32' }],
    ['nest 33 levels deep in a list (M6)', nested(32, []), { path: [], rule: 'too_deep', limit: '32' }],
    ['have 201 keys (M11)', withKeys(201), { path: [], rule: 'too_many', limit: '200 keys' }],
    [
      'have 201 keys inside (M11)',
      { a: [withKeys(201)] },
      { path: ['a', '0'], rule: 'too_many', limit: '200 keys' },
    ],
    [
      'have a key of 256 characters (M11)',
      { a: { ['k'.repeat(256)]: 1 } },
      { path: ['a', 'k'.repeat(256)], rule: 'too_long', limit: '255 characters' },
    ],
    ['be of 64 KiB and a byte (M5)', ofBytes(65_537), { path: [], rule: 'too_long', limit: '65536 bytes' }],
  ])('%s', (_fact, value, fault) => {
    expect(metadataFaults(value)).toEqual([fault])
  })

  test('have two faults at once: the first is told', () => {
    expect(metadataFaults({ a: '\0', b: '\0' })).toEqual([{ path: ['a'], rule: 'invalid' }])
  })
})
