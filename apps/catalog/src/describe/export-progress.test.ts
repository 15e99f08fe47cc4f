import { describe, expect, test } from 'vitest'
import { bytesText, countRows } from './export-progress.ts'

const encoder = new TextEncoder()

function rowsOf(format: Parameters<typeof countRows>[0], ...chunks: readonly string[]): number {
  const counter = countRows(format)
  for (const chunk of chunks) counter.add(encoder.encode(chunk))
  return counter.rows()
}

describe('the rows of an export', () => {
  test('are the lines of NDJSON and of JSON', () => {
    expect(rowsOf('ndjson', '{"a":1}\n{"a"', ':2}\n')).toBe(2)
    expect(rowsOf('json', '[{"a":"\\""},\n{"a":2},', '\n{"a":3}]\n')).toBe(3)
  })

  test('are the lines of CSV after the header, but for those inside of quotes, wherever a chunk ends', () => {
    expect(rowsOf('csv', 'id,name\r\n1,"two\r\n', 'lines, ""so""\n"\r\n2,b\r\n')).toBe(2)
    expect(rowsOf('csv', 'id,na')).toBe(0)
  })
})

test('a size is told with a unit', () => {
  expect([0, 999, 1000, 123_456, 7_654_321, 2e13].map(bytesText)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '123 kB',
    '7.7 MB',
    '20000 GB',
  ])
})
