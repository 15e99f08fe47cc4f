import type { SortTerm } from '@cohort/jsonapi/query'
import { customerGroups } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { ariaSortOf, sortAfterClick, sortFromValue, sortOptionsOf, sortValueOf } from './sorts.ts'

const byName: SortTerm = { name: 'name', direction: 'asc' }

describe('the orders to choose from', () => {
  test('are both directions of every sortable name', () => {
    const options = sortOptionsOf(customerGroups)
    expect(options).toContainEqual({ value: 'name', label: 'Name, A to Z' })
    expect(options).toContainEqual({ value: '-created_at', label: 'Created, newest first' })
    expect(options.map(({ value }) => value)).not.toContain('metadata')
  })

  test('are read as they are printed', () => {
    for (const { value } of sortOptionsOf(customerGroups))
      expect(sortValueOf(customerGroups, sortFromValue(customerGroups, value))).toBe(value)
  })

  test('leave the default one out of the address', () =>
    expect(sortFromValue(customerGroups, '-created_at')).toEqual([]))
})

describe('a heading', () => {
  test('tells the first order, or the default one', () => {
    expect(ariaSortOf(customerGroups, [byName], 'name')).toBe('ascending')
    expect(ariaSortOf(customerGroups, [{ name: 'code', direction: 'desc' }, byName], 'name')).toBe('none')
    expect(ariaSortOf(customerGroups, [], 'created_at')).toBe('descending')
  })

  test('goes through its directions and back to the default when clicked', () => {
    const name = { name: 'name', kind: 'text' } as const
    const first = sortAfterClick([], name)
    const second = sortAfterClick(first, name)
    expect([first, second, sortAfterClick(second, name)]).toEqual([
      [byName],
      [{ name: 'name', direction: 'desc' }],
      [],
    ])
  })

  test('of times begins with the newest', () => {
    expect(sortAfterClick([byName], { name: 'updated_at', kind: 'time' })).toEqual([
      { name: 'updated_at', direction: 'desc' },
    ])
  })
})
