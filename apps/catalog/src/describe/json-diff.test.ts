import { describe, expect, test } from 'vitest'
import { parseExactJson } from './exact-json.ts'
import { jsonDiff } from './json-diff.ts'

describe('the difference between two JSON values', () => {
  test('tells what was added, removed and changed, each with its path', () => {
    const before = { tier: 'silver', limits: { seats: 500, rooms: 2 }, gone: null }
    const after = { tier: 'gold', limits: { seats: 1000, rooms: 2 }, fresh: ['a'] }
    expect(jsonDiff(before, after)).toEqual([
      { kind: 'changed', path: 'tier', before: '"silver"', after: '"gold"' },
      { kind: 'changed', path: 'limits.seats', before: '500', after: '1000' },
      { kind: 'removed', path: 'gone', before: 'null' },
      { kind: 'added', path: 'fresh', after: '["a"]' },
    ])
  })

  test('tells items of an array that moved from those that came and went', () => {
    const before = { steps: [{ id: 1 }, { id: 2 }, { id: 3 }] }
    const after = { steps: [{ id: 3 }, { id: 1 }, { id: 4 }] }
    expect(jsonDiff(before, after)).toEqual([
      { kind: 'added', path: 'steps[2]', after: '{"id":4}' },
      { kind: 'removed', path: 'steps[1]', before: '{"id":2}' },
      { kind: 'moved', path: 'steps[2] → [0]' },
    ])
  })

  test('sees a digit that a number of JavaScript would lose', () => {
    const [before, after] = ['{"n": 12345678901234567890}', '{"n": 12345678901234567891}'].map(parseExactJson)
    expect(jsonDiff(before, after)).toEqual([
      { kind: 'changed', path: 'n', before: '12345678901234567890', after: '12345678901234567891' },
    ])
  })

  test('is told of names that every object has, and of one that marks arrays', () => {
    const [before, after] = [
      '{"constructor": 1, "a": {"__proto__": {"x": 1}}}',
      '{"toString": {"_t": 2}, "a": {"__proto__": {"x": 2}}}',
    ].map(parseExactJson)
    expect(jsonDiff(before, after)).toEqual([
      { kind: 'removed', path: 'constructor', before: '1' },
      { kind: 'changed', path: 'a.__proto__.x', before: '1', after: '2' },
      { kind: 'added', path: 'toString', after: '{"_t":2}' },
    ])
  })

  test('of equal values is nothing', () => {
    expect(jsonDiff({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toEqual([])
  })
})
