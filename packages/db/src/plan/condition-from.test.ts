import { describe, expect, test } from 'vitest'
import { gadgetQuery } from '../gadgets.fixture.ts'
import { conditionFrom } from './condition-from.ts'
import { collectValues } from './values.ts'

function valueOf(predicate: string, text: string): unknown {
  const { add, values } = collectValues()
  const query = gadgetQuery(`filter[q][name_${predicate}]=${encodeURIComponent(text)}`)
  for (const filter of query.filters) conditionFrom(query.resource, filter, add)
  return values[0]
}

describe('a part of a text means itself (F2, F3)', () => {
  test.each([
    ['cont', '50%', String.raw`%50\%%`],
    ['cont', 'a_b', String.raw`%a\_b%`],
    ['cont', 'a\\b', String.raw`%a\\b%`],
    ['cont', 'a\\', String.raw`%a\\%`],
    ['cont', String.raw`\%_`, String.raw`%\\\%\_%`],
    ['cont', '', '%%'],
    ['i_cont', 'É_%', String.raw`%É\_\%%`],
    ['start', '%', String.raw`\%%`],
    ['start', '\\', String.raw`\\%`],
    ['end', '_', String.raw`%\_`],
    ['end', '\\', String.raw`%\\`],
    ['not_cont', '%', String.raw`%\%%`],
    ['eq', String.raw`%_\ `, String.raw`%_\ `],
  ])('name_%s=%s', (predicate, text, pattern) => {
    expect(valueOf(predicate, text)).toBe(pattern)
  })

  test('in every value of a list', () => {
    expect(valueOf('start_any', String.raw`50%,a_,b\,c`)).toEqual([
      String.raw`50\%%`,
      String.raw`a\_%`,
      'b,c%',
    ])
    expect(valueOf('in', '%,_')).toEqual(['%', '_'])
  })
})

describe('a pattern keeps its wildcards', () => {
  test.each([
    ['%vip_', '%vip_'],
    [String.raw`50\%`, String.raw`50\%`],
    ['a\\', 'a\\\\'],
    ['a\\\\', 'a\\\\'],
    ['a\\\\\\', 'a\\\\\\\\'],
    ['', ''],
  ])('%s, and a backslash that escapes nothing means itself', (text, pattern) => {
    expect(valueOf('matches', text)).toBe(pattern)
  })

  test('in every value of a list', () => {
    expect(valueOf('does_not_match_all', 'a%,b\\')).toEqual(['a%', 'b\\\\'])
  })
})
