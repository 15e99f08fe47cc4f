import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JsonApiError } from '../errors/json-api-error.ts'
import { refusalOf, refusedWith } from '../refused.fixture.ts'
import { parseJson } from './parse-json.ts'

function nested(levels: number): string {
  return `${'['.repeat(levels)}1${']'.repeat(levels)}`
}

describe('JSON can', () => {
  test.each([
    ['be a scalar', ' null ', null],
    [
      'have every kind of value',
      '{"a":[1,-2.5,true,false,null,"x"],"b":{}}',
      { a: [1, -2.5, true, false, null, 'x'], b: {} },
    ],
    ['have the same name in different objects', '[{"a":1},{"a":{"a":2}}]', [{ a: 1 }, { a: { a: 2 } }]],
    ['have a name that is also a value', '{"a":"a","b":"a"}', { a: 'a', b: 'a' }],
    [
      'have braces, brackets, commas and colons in its texts',
      '{"{[":"}]\\",:","a":"\\\\"}',
      { '{[': '}]",:', a: '\\' },
    ],
    ['have an escaped slash (J19)', String.raw`{"a\/b":"c\/d"}`, { 'a/b': 'c/d' }],
    ['spell a name with escapes (J19)', String.raw`{"n\u0061me":1}`, { name: 1 }],
    ['have any character (J18)', '["\uFFFE\uFFFF\u202E\u200B😀"]', ['\uFFFE\uFFFF\u202E\u200B😀']],
    ['have an empty name', '{"":1}', { '': 1 }],
    ['have a line feed after it', '{}\n', {}],
  ])('%s', (_fact, text, value) => {
    expect(parseJson(text)).toEqual(value)
  })

  test('have an own member __proto__', () => {
    expect(Object.entries(Object(parseJson('{"__proto__":{"a":1}}')))).toEqual([['__proto__', { a: 1 }]])
  })

  test('be nested 64 levels deep, and not 65 or 100,000 (J8, J9)', () => {
    expect(JSON.stringify(parseJson(nested(64)))).toBe(nested(64))
    for (const levels of [65, 5000, 100_000]) {
      expect(refusedWith(() => parseJson(nested(levels)))).toEqual([
        {
          title: 'Bad request',
          detail: 'JSON may be nested 64 levels deep.',
          code: 'BAD_REQUEST',
          source: { pointer: '' },
          status: '400',
        },
      ])
    }
    expect(refusalOf(() => parseJson('{"a":'.repeat(65)))).toBe('BAD_REQUEST ')
  })

  test('have 100,000 names in one object (J10, J20)', () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `"key_${index}":${index}`)
    expect(Object.keys(Object(parseJson(`{${names.join(',')}}`)))).toHaveLength(100_000)
  })
})

describe('a number', () => {
  test.each([
    '1.0',
    '-0',
    '1E2',
    '0.123456789012345678901234567890',
    '123456789012345678901234567890',
    '1e308',
    '1e-400',
    '0e400',
    `0.${'1'.repeat(998)}`,
  ])('keeps its digits: %s (J13, J15)', (source) => {
    expect(JSON.stringify(parseJson(`{"a":[${source}]}`))).toBe(`{"a":[${source}]}`)
  })

  test('is a plain number when it loses nothing by it', () => {
    expect(parseJson('[1,-2,0.5,9007199254740991]')).toEqual([1, -2, 0.5, 9007199254740991])
  })

  test.each(['1e400', '-1e400', '1e-401', '0e-20000', `0.${'0'.repeat(20_000)}1`, '9'.repeat(400)])(
    'cannot be one that nothing can hold: %s (J11)',
    (source) => {
      expect(refusedWith(() => parseJson(`{"a":{"b":${source}}}`))).toEqual([
        {
          title: 'Bad request',
          detail: 'The number at "b" is too large, too small or too long to be kept.',
          code: 'BAD_REQUEST',
          source: { pointer: '' },
          status: '400',
        },
      ])
    },
  )
})

describe('a name cannot be given twice in one object', () => {
  test.each([
    ['plainly', '{"a":1,"a":2}', '/a'],
    ['in another spelling (J19)', String.raw`{"name":1,"n\u0061me":2}`, '/name'],
    ['deep inside', '{"data":{"x":[0,{"b":1,"b/c":2,"b/c":3}]}}', '/data/x/1/b~1c'],
    ['with much space before the colon', `{"a"${' '.repeat(200)}:1,"a"${'\n'.repeat(200)}:2}`, '/a'],
    ['after an object of its own', '{"a":{"b":1},"a":2}', '/a'],
    ['in an object that is overwritten: the outer one is told', '{"a":{"b":1,"b":2},"a":3}', '/a'],
    ['as the empty name', '{"":1,"":2}', '/'],
    ['as __proto__', '{"__proto__":1,"__proto__":2}', '/__proto__'],
  ])('%s', (_fact, text, pointer) => {
    const [error] = refusedWith(() => parseJson(text))
    expect(error).toMatchObject({ code: 'BAD_REQUEST', source: { pointer }, status: '400' })
    expect(error?.detail).toMatch(/^The name ".*" is given more than once in one object\.$/)
  })
})

describe('what is no JSON is refused (J14)', () => {
  test.each([
    '',
    ' ',
    '{',
    '{"a":1,"a":2',
    '{"a":1,"a":"b"c"}',
    '}',
    ']',
    '{]',
    '[}',
    '{"a"}',
    '{"a":1,}',
    '[1,]',
    '[,1]',
    "{'a':1}",
    '{a:1}',
    '"',
    '"\\"',
    '{"a',
    'NaN',
    '[Infinity]',
    '[-Infinity]',
    '[undefined]',
    '// a\n{}',
    '{} /* b */',
    '[01]',
    '[1.]',
    '[.5]',
    '[+1]',
    '[0x1]',
    '{} {}',
    '["\n"]',
    String.raw`["\x"]`,
    String.raw`{"\u00":1}`,
    '\uFEFF{}',
    '\u00A0{}',
  ])('%j', (text) => {
    const [error] = refusedWith(() => parseJson(text))
    expect(error).toMatchObject({ code: 'BAD_REQUEST', source: { pointer: '' } })
    expect(error?.detail).toMatch(/^This is not valid JSON( at character \d+)?\.$/)
  })

  test('with the place of the fault, counted from one', () => {
    expect(refusedWith(() => parseJson('{"a":1,}'))[0]?.detail).toBe('This is not valid JSON at character 8.')
  })
})

describe('any text', () => {
  test('is read as JSON.parse reads it, or refused: it never breaks the parser', () => {
    const pieces = fc.constantFrom(...'{ } [ ] , : " \\ "a" "b" 1 null é'.split(' '), ' ', '\n')
    const text = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(text, fc.json()), (candidate) => {
        expect(['refused', outcomeOf(JSON.parse, candidate)]).toContain(outcomeOf(parseJson, candidate))
      }),
      { numRuns: 2000 },
    )
  })

  test('that JSON.stringify wrote is the value that it wrote', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(parseJson(JSON.stringify(value)))).toBe(JSON.stringify(value))
      }),
    )
  })
})

/** The value as text, or that it is refused as what it is. */
function outcomeOf(parse: (text: string) => unknown, text: string): string {
  try {
    return JSON.stringify(parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof JsonApiError) return 'refused'
    throw error
  }
}
