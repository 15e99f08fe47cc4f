import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf, isStorableText, lengthOf } from './text.ts'

describe('text', () => {
  test('with any whole character can be stored', () => {
    expect(isStorableText('')).toBe(true)
    expect(isStorableText("=cmd()'; drop table x; <script>\u0001\uFFFE\uFFFF\u202E\u200B😀")).toBe(true)
  })

  test('with a NUL or half a surrogate pair cannot be stored', () => {
    expect(['a\0b', '\uD83D', '\uDE00\uD83D', 'a\uDE00'].map(isStorableText)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  test('is as long as its code points, not its code units and not what a reader sees', () => {
    expect(['', 'abc', '😀', 'é', 'e\u0301', '👩‍👩‍👧'].map(lengthOf)).toEqual([0, 3, 1, 1, 2, 5])
  })

  test('has as many bytes as its UTF-8', () => {
    expect(
      ['', '\u007F', '\u0080', '\u07FF', '\u0800', '\uFFFF', '\u{10000}', '\u{10FFFF}'].map(bytesOf),
    ).toEqual([0, 1, 2, 2, 3, 3, 4, 4])
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(bytesOf(text)).toBe(encodeURIComponent(text).replaceAll(/%../g, '.').length)
      }),
    )
  })
})
