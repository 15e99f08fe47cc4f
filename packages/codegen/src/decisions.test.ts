import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../../../docs/decisions/', import.meta.url)

test('decisions have a number each, without a gap, and a line in the index in their order', () => {
  const files = readdirSync(folder).filter((file) => file !== 'README.md')
  const index = [...readFileSync(new URL('README.md', folder), 'utf8').matchAll(/^\| \[(\d+)\]\((.+?)\)/gm)]
  expect(files).toEqual(index.map(([, , file]) => file))
  expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, place) => place + 1))
  expect(index.map(([, number]) => Number(number))).toEqual(files.map((_, place) => place + 1))
  const headings = files.map((file) => /^# (\d+)\. /.exec(readFileSync(new URL(file, folder), 'utf8'))?.[1])
  expect(headings).toEqual(index.map(([, number]) => number))
})
