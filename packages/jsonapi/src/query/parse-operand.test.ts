import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gadgetRegistry, gadgets } from '../gadgets.fixture.ts'
import { refusedWith } from '../refused.fixture.ts'
import { joinList, splitList } from './parse-operand.ts'
import { parseReadQuery } from './parse-read-query.ts'

function operandOf(key: string, value: string) {
  const text = `filter[q][${key}]=${encodeURIComponent(value)}`
  return parseReadQuery(gadgetRegistry, gadgets, 'list', text).filters[0]?.operand
}

describe('the value of a filter can be', () => {
  test.each([
    ['any text', 'name_eq', ' 50%, "a\\b" é😀 ', { kind: 'value', value: ' 50%, "a\\b" é😀 ' }],
    ['an empty text', 'name_eq', '', { kind: 'value', value: '' }],
    ['the least integer', 'size_gt', '-2147483648', { kind: 'value', value: -2_147_483_648 }],
    ['the greatest integer', 'size_gt', '2147483647', { kind: 'value', value: 2_147_483_647 }],
    [
      'a time with a zone',
      'sold_at_gt',
      '2026-01-31T10:00+01:00',
      { kind: 'value', value: '2026-01-31T09:00:00.000Z' },
    ],
    ['a list', 'name_in', 'a,b', { kind: 'list', values: ['a', 'b'] }],
    ['a list of an empty text', 'name_in', '', { kind: 'list', values: [''] }],
    ['a list with a comma inside', 'name_in', 'a\\,b,c', { kind: 'list', values: ['a,b', 'c'] }],
    [
      'a list with backslashes inside',
      'name_in',
      'a\\\\,\\b,c\\',
      { kind: 'list', values: ['a\\', '\\b', 'c\\'] },
    ],
    ['a list of integers', 'size_in', '1,-2', { kind: 'list', values: [1, -2] }],
    ['a list of yes and no', 'is_heavy_in', 'true,0', { kind: 'list', values: [true, false] }],
    ['a yes as a digit', 'code_null', '1', { kind: 'flag', flag: true }],
    ['a no as a digit', 'code_null', '0', { kind: 'flag', flag: false }],
    [
      'JSON, without its spaces',
      'metadata_jcont',
      ' {"a": [1, null]} ',
      { kind: 'json', json: '{"a":[1,null]}' },
    ],
    ['JSON that is no object', 'metadata_jcont', '5', { kind: 'json', json: '5' }],
    [
      'JSON with every digit',
      'metadata_jcont',
      '{"n":1.00000000000000000001}',
      { kind: 'json', json: '{"n":1.00000000000000000001}' },
    ],
    [
      'JSON 64 levels deep',
      'metadata_jcont',
      `${'['.repeat(64)}${']'.repeat(64)}`,
      { kind: 'json', json: `${'['.repeat(64)}${']'.repeat(64)}` },
    ],
  ])('%s', (_fact, key, text, operand) => {
    expect(operandOf(key, text)).toEqual(operand)
  })
})

const oneInteger = 'takes a whole number from -2147483648 to 2147483647'
const oneFlag = 'takes true or false'
const oneTime = 'takes an ISO 8601 date or time, as 2026-01-31 or 2026-01-31T09:30:00Z'
const oneJson = 'takes JSON, as {"tier":"gold"} (This is not valid JSON)'

describe('the value of a filter cannot be', () => {
  test.each<[fact: string, key: string, text: string, sentence: string, position?: number]>([
    ['a word for a time (F7)', 'sold_at_gt', 'yesterday', oneTime],
    ['infinity (F7)', 'sold_at_gt', 'infinity', oneTime],
    ['a time before the first year', 'sold_at_gt', '0000-01-01', oneTime],
    ['a time without a zone', 'sold_at_gt', '2026-01-31T09:30', oneTime],
    ['an integer above the greatest (F8)', 'size_gt', '2147483648', oneInteger],
    ['an integer below the least (F8)', 'size_gt', '-2147483649', oneInteger],
    ['a fraction for an integer', 'size_gt', '1.0', oneInteger],
    ['nothing for an integer', 'size_gt', '', oneInteger],
    ['a list with one wrong integer', 'size_in', '1,,2', oneInteger, 3],
    ['maybe for a yes or no (F11)', 'code_null', 'maybe', oneFlag],
    ['nothing for a yes or no (F11)', 'code_null', '', oneFlag],
    ['a yes in another case', 'is_heavy_true', 'TRUE', oneFlag],
    ['broken JSON (F9)', 'metadata_jcont', '{"a" 1}', oneJson, 6],
    ['JSON that ends too early (F9)', 'metadata_jcont', '{"a":', oneJson],
    ['nothing for JSON (F9)', 'metadata_jcont', '', oneJson],
    [
      'JSON 65 levels deep (F9)',
      'metadata_jcont',
      '['.repeat(65),
      'takes JSON, as {"tier":"gold"} (JSON may be nested 64 levels deep)',
    ],
    [
      'JSON with a NUL (F9)',
      'metadata_jcont',
      String.raw`{"a":["\u0000"]}`,
      'takes JSON without NUL and without halves of surrogate pairs',
    ],
    [
      'JSON with a NUL in a name (F9)',
      'metadata_jcont',
      String.raw`{"\u0000":1}`,
      'takes JSON without NUL and without halves of surrogate pairs',
    ],
    [
      'JSON with half a surrogate pair',
      'metadata_jcont',
      String.raw`"\ud83d"`,
      'takes JSON without NUL and without halves of surrogate pairs',
    ],
  ])('%s', (_fact, key, text, sentence, position = 1) => {
    const parameter = `filter[q][${key}]`
    expect(refusedWith(() => operandOf(key, text))).toEqual([
      {
        title: 'Invalid filter value',
        detail: `${parameter} ${sentence}; it was "${text}", at character ${position} of the value.`,
        code: 'INVALID_FILTER_VALUE',
        source: { parameter },
        status: '400',
        meta: { in: 'value', position },
      },
    ])
  })

  test('more than a thousand (F6), and is not repeated whole in the answer', () => {
    expect(operandOf('size_in', Array(1000).fill('1').join(','))).toEqual({
      kind: 'list',
      values: Array(1000).fill(1),
    })
    const tooMany = Array(1001).fill('1').join(',')
    expect(refusedWith(() => operandOf('size_in', tooMany))[0]?.detail).toBe(
      `filter[q][size_in] takes at most 1000 values; it was "${tooMany.slice(0, 100)}…", at character 2001 of the value.`,
    )
  })
})

function textsOf(list: string): readonly string[] {
  return splitList(list).map(({ text }) => text)
}

describe('a list in one text', () => {
  test('can hold any values', () => {
    const values = fc.array(fc.string({ unit: fc.constantFrom(',', '\\', 'a', '😀', ' ') }), { minLength: 1 })
    fc.assert(
      fc.property(values, (list) => {
        expect(textsOf(joinList(list))).toEqual(list)
      }),
    )
  })

  test('can be any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(',', '\\', 'a') }), (text) => {
        const values = textsOf(text)
        expect(textsOf(joinList(values))).toEqual(values)
      }),
    )
  })
})
