import { describe, expect, test } from 'vitest'
import { refusalOf, refusedWith } from '../refused.fixture.ts'
import { parseQueryString } from './parse-query-string.ts'

const sizeFive = { name: 'page[size]', base: 'page', parts: ['size'], value: '5' }

describe('a query string can', () => {
  test.each([
    ['be empty', '', []],
    ['have a parameter', 'sort=name', [{ name: 'sort', base: 'sort', parts: [], value: 'name' }]],
    ['have a family', 'page[size]=5', [sizeFive]],
    ['have its brackets escaped (Q10)', 'page%5Bsize%5D=5', [sizeFive]],
    ['have empty pairs', '&&page[size]=5&', [sizeFive]],
    [
      'have deep brackets, empty ones too',
      'filter[q][][b]=1',
      [{ name: 'filter[q][][b]', base: 'filter', parts: ['q', '', 'b'], value: '1' }],
    ],
    [
      'have a value with an equals sign, a plus and escapes',
      'a=b=c+d%2Be%C3%A9%26',
      [{ name: 'a', base: 'a', parts: [], value: 'b=c d+eé&' }],
    ],
    ['have a name without a value', 'a', [{ name: 'a', base: 'a', parts: [], value: '' }]],
    ['have a value without a name', '=a', [{ name: '', base: '', parts: [], value: 'a' }]],
    [
      'have brackets that are no family: they stay in the name',
      'page[size=5&page]size[=5',
      [
        { name: 'page[size', base: 'page[size', parts: [], value: '5' },
        { name: 'page]size[', base: 'page]size[', parts: [], value: '5' },
      ],
    ],
  ])('%s', (_fact, text, parameters) => {
    expect(parseQueryString(text)).toEqual(parameters)
  })
})

describe('a query string cannot', () => {
  test.each([
    ['have a parameter twice (Q2)', 'sort=a&sort=b', 'BAD_REQUEST sort'],
    ['have it twice in two spellings', 'page[size]=5&page%5Bsize%5D=5', 'BAD_REQUEST page[size]'],
    ['have a lone percent sign (Q8)', 'sort=%', 'BAD_REQUEST sort'],
    ['have an escape that is none (Q8)', 'sort=%zz', 'BAD_REQUEST sort'],
    ['have bytes that are no UTF-8 (Q8)', 'sort=%ff', 'BAD_REQUEST sort'],
    ['have an overlong encoding', 'sort=%c0%af', 'BAD_REQUEST sort'],
    ['have half a surrogate pair in UTF-8', 'sort=%ed%a0%80', 'BAD_REQUEST sort'],
    ['have a NUL (Q8)', 'filter[q][name_eq]=a%00b', 'BAD_REQUEST filter[q][name_eq]'],
    ['have a NUL in a name', 'a%00=b', 'BAD_REQUEST a%00'],
    ['have an escape that is none in a name', '%zz=b', 'BAD_REQUEST %zz'],
  ])('%s', (_fact, text, refusal) => {
    expect(refusalOf(() => parseQueryString(text))).toBe(refusal)
  })

  test.each([
    ['sort=a&page[size]=5&sort=b', 21, 'The parameter "sort" is given more than once'],
    ['sort=a&page[size]=5&page%5Bsize%5D=6', 21, 'The parameter "page[size]" is given more than once'],
    ['&&sort=%F0%9F%98%80%zz', 20, 'The parameter "sort" is not valid UTF-8 text in percent escapes'],
    ['a=b&sort=x%00', 11, 'The parameter "sort" is not valid UTF-8 text in percent escapes'],
    ['a=b&so%ff=x', 7, 'The parameter "so%ff" is not valid UTF-8 text in percent escapes'],
  ])('be read without being told where it cannot: %s', (text, position, fault) => {
    const [error] = refusedWith(() => parseQueryString(text))
    expect([error?.detail, error?.meta]).toEqual([
      `${fault}, at character ${position} of the query.`,
      { in: 'query', position },
    ])
  })

  test('have more than 100 parameters (Q7)', () => {
    expect(parseQueryString(parametersOf(100))).toHaveLength(100)
    expect(refusedWith(() => parseQueryString(parametersOf(1200)))).toEqual([
      {
        title: 'Bad request',
        detail: 'A request takes at most 100 parameters.',
        code: 'BAD_REQUEST',
        status: '400',
      },
    ])
    expect(refusalOf(() => parseQueryString(parametersOf(101)))).toBe('BAD_REQUEST')
  })
})

function parametersOf(count: number): string {
  return Array.from({ length: count }, (_, index) => `p${index}=1`).join('&')
}
