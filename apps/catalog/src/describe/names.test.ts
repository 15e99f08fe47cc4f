import { customers } from '@cohort/schema'
import { expect, test } from 'vitest'
import { namesQueriesOf } from './names.ts'

test('records are asked for once, in one order, so that the same ones are one request', () => {
  expect(namesQueriesOf(customers, ['b', 'a', 'b'])).toEqual([
    'filter[q][id_in]=a,b&fields[customers]=email&page[size]=2',
  ])
})

test('an id that somebody has written is sought as it is', () => {
  expect(namesQueriesOf(customers, ['a&b=c'])).toEqual([
    'filter[q][id_in]=a%26b%3Dc&fields[customers]=email&page[size]=1',
  ])
})

test('no records are no request, and more than a page holds are several', () => {
  expect(namesQueriesOf(customers, [])).toEqual([])
  const many = Array.from({ length: 201 }, (_, index) => `id${index}`)
  const sizes = namesQueriesOf(customers, many).map((query) => /page\[size\]=(\d+)/.exec(query)?.[1])
  expect(sizes).toEqual(['100', '100', '1'])
})
