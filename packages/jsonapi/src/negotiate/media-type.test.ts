import { describe, expect, test } from 'vitest'
import { parseMediaType, splitHeaderList } from './media-type.ts'

describe('a media type', () => {
  test('is read with its parameters: names in lower case, values as they are without quotes', () => {
    const type = parseMediaType(' Application/Vnd.Api+JSON ; Ext="https://A.b/c \\"d\\"" ;q=0.5; ')
    expect(type?.essence).toBe('application/vnd.api+json')
    expect([...(type?.parameters ?? [])]).toEqual([
      ['ext', 'https://A.b/c "d"'],
      ['q', '0.5'],
    ])
  })

  test.each([
    '',
    'text',
    'text/',
    '/html',
    'text/html charset=x',
    'text/html;=x',
    'text/html;a="b',
    'te xt/html',
    'a/b/c',
  ])('cannot be %j', (text) => {
    expect(parseMediaType(text)).toBeUndefined()
  })
})

describe('a list in a header', () => {
  test.each([
    ['a/b, c/d', ['a/b', ' c/d']],
    ['a/b;x="1,2",c/d', ['a/b;x="1,2"', 'c/d']],
    ['a/b;x="\\",",c/d', ['a/b;x="\\","', 'c/d']],
    [',, a/b ,', [' a/b ']],
    ['', []],
    ['a/b;x="1, c/d', ['a/b;x="1', ' c/d']],
  ])('%j is split at its commas', (text, parts) => {
    expect(splitHeaderList(text)).toEqual(parts)
  })
})
