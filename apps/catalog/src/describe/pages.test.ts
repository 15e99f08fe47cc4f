import { describe, expect, test } from 'vitest'
import { lastPageNumber, pagingOf, rangeText } from './pages.ts'

const counts = (record_count: number | null) => ({ record_count, page_count: null })

describe('the ways to other pages', () => {
  const links = { first: '/first', prev: '/prev', next: '/next', last: '/last' }

  test('lead everywhere from the middle', () => {
    expect(pagingOf(links)).toEqual({ first: '/first', previous: '/prev', next: '/next', last: '/last' })
  })

  test('cannot lead from the only page to itself', () => {
    const nowhere = { first: null, previous: null, next: null, last: null }
    expect(pagingOf({ ...links, prev: null, next: null })).toEqual(nowhere)
  })

  test('lead on where only the next page is known', () => {
    expect(pagingOf({ next: '/next' })).toEqual({ first: null, previous: null, next: '/next', last: null })
  })
})

describe('the range of a page', () => {
  test('counts from one', () => {
    expect(rangeText({ number: 2, size: 10 }, counts(1042))).toBe('11–20 of 1,042')
    expect(rangeText({ number: 1, size: 10 }, counts(7))).toBe('1–7 of 7')
  })

  test('is empty beyond the end', () => {
    expect(rangeText({ number: 99, size: 10 }, counts(42))).toBe('None of 42')
    expect(lastPageNumber({ number: 99, size: 10 }, 42)).toBe(5)
  })

  test('is not known behind a cursor, where only the number of all is told', () => {
    expect(rangeText({ number: 1, size: 10, after: 'c' }, counts(42))).toBe('42 in all')
    expect(rangeText({ number: 1, size: 10, before: 'c' }, counts(42))).toBe('42 in all')
  })

  test('cannot be told of a list that is not counted', () => {
    expect(rangeText({ number: 1, size: 10 }, counts(null))).toBeNull()
  })
})
