import { describe, expect, test } from 'vitest'
import { conformanceFaults, conformanceTables } from './conformance-table.ts'
import type { Exception } from './exceptions.ts'
import { marksIn } from './marks-in.ts'
import { badInputForm, jsonApiForm, parseStatements, prefixesOf } from './statements.ts'

const document =
  '# Title\n\n## First\n\n- XA-01 M one\n- XA-02 S two | three\n\n## Second\n\n- XB-01 I four\n'
const form = jsonApiForm
const chapters = parseStatements(document, form)
const prefixes = prefixesOf(chapters)

function conformance(marks: readonly string[], exceptions: Readonly<Record<string, Exception>> = {}) {
  return { chapters, form, exceptions, tests: new Map([['apps/api/test/a/b.test.ts', new Set(marks)]]) }
}

describe('statements', () => {
  test('are read chapter by chapter', () => {
    expect(chapters).toEqual([
      {
        title: 'First',
        statements: [
          { mark: 'XA-01', tag: 'M', text: 'one' },
          { mark: 'XA-02', tag: 'S', text: 'two | three' },
        ],
      },
      { title: 'Second', statements: [{ mark: 'XB-01', tag: 'I', text: 'four' }] },
    ])
  })

  test.each(['- XA-1 M one', '- XA-01 Q one', '- XA-01 M', '- one'])('cannot be %j', (line) => {
    expect(() => parseStatements(`## First\n${line}\n`, form)).toThrow('This is no statement')
  })

  test('cannot be there twice', () => {
    expect(() => parseStatements(`${document}- XA-01 M one\n`, form)).toThrow('XA-01 is stated twice.')
  })
})

describe('the marks of a test file', () => {
  test.each([
    ["test('a thing (XA-01, XB-01)', () => {})", ['XA-01', 'XB-01']],
    ["test.each([['XA-02', 1]])('%s', () => {})", ['XA-02']],
    ["test('a range (XA-01 to XA-03)', () => {})", ['XA-01', 'XA-02', 'XA-03']],
    ["test('a short range (XA-09 to 11)', () => {})", ['XA-09', 'XA-10', 'XA-11']],
    ['  // not this one: XA-01\n  /** nor XA-02\n   * nor XB-01 */\n', []],
    ["const code = 'AB-12'", []],
  ])('are those of its titles and rows: %j', (source, marks) => {
    expect([...marksIn(source, form, prefixes)]).toEqual(marks)
  })
})

describe('what may not be', () => {
  const explained = { state: 'not applicable', why: 'none' } as const
  const departing = { state: 'departs', why: 'otherwise' } as const

  test('is nothing where every statement is tested or explained', () => {
    expect(conformanceFaults(conformance(['XA-01', 'XA-02'], { 'XB-01': explained }))).toEqual([])
  })

  test('is a statement that is left alone', () => {
    expect(conformanceFaults(conformance(['XA-01', 'XA-02']))).toEqual([
      'XB-01 has neither a test nor an exception.',
    ])
  })

  test('is a departure without a test', () => {
    expect(conformanceFaults(conformance(['XA-01', 'XA-02'], { 'XB-01': departing }))).toEqual([
      'XB-01 departs, and no test says how.',
    ])
  })

  test('is a mark that nobody stated, in a test or among the exceptions', () => {
    const marks = ['XA-01', 'XA-02', 'XB-01', 'XB-09']
    expect(conformanceFaults(conformance(marks, { 'XA-09': explained }))).toEqual([
      'There is an exception for XA-09, which is not stated.',
      'apps/api/test/a/b.test.ts names XB-09, which is not stated.',
    ])
  })
})

test('the tables show totals, and each statement with its state and tests', () => {
  const exceptions = { 'XA-02': { state: 'departs', why: 'So be it.', link: 'why.md' } } as const
  const tables = conformanceTables(conformance(['XA-01', 'XA-02'], exceptions))
  const rows = tables.split('\n').map((line) => line.replaceAll(/ +/g, ' '))
  expect(rows).toEqual(
    expect.arrayContaining([
      '| M | 1 | 1 | 0 | 0 | 0 |',
      '| S | 1 | 0 | 1 | 0 | 0 |',
      '| I | 1 | 0 | 0 | 0 | 1 |',
      '| XA-01 | M | one | held | [a/b](../apps/api/test/a/b.test.ts) |',
      '| XA-02 | S | two \\| three | departs: So be it. ([more](why.md)) | [a/b](../apps/api/test/a/b.test.ts) |',
      '| XB-01 | I | four | missing | |',
    ]),
  )
})

describe('statements without a tag', () => {
  const untagged = parseStatements('## Letters\n\n- J8 65 levels -> 400\n- A10 two texts\n', badInputForm)

  test('are read, and counted by chapter', () => {
    const tests = new Map([['apps/api/test/a/b.test.ts', new Set(['J8'])]])
    const tables = conformanceTables({ chapters: untagged, form: badInputForm, exceptions: {}, tests })
    expect(tables).toContain('| Letters | 2 | 1 | 0 | 0 | 1 |')
    expect(tables).toContain('| J8 | 65 levels -> 400 | held | [a/b](../apps/api/test/a/b.test.ts) |')
    expect(tables).toContain('| A10 | two texts | missing |  |')
  })

  test.each([
    ["judge('J8', '%C3%A9 and %A10')", ['J8']],
    ["test('J8 to J10 (CR-01, A10)')", ['J8', 'J9', 'J10', 'A10']],
    ["'XJ8 J8x J80-1 UTF-A10'", []],
  ])('are named by whole words: %j', (source, marks) => {
    expect([...marksIn(source, badInputForm, prefixesOf(untagged))]).toEqual(marks)
  })
})
