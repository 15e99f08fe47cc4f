import { describe, expect, test } from 'vitest'
import { nearestName, suggestion } from './nearest-name.ts'
import { pointerOf } from './pointer.ts'

const legal = ['name', 'code', 'created_at', 'updated_at']

describe('the nearest name', () => {
  test.each([
    ['nmae', 'name'],
    ['Name', 'name'],
    ['NAME', 'name'],
    ['CREATED_AT', 'created_at'],
    ['created', 'created_at'],
    ['update_at', 'updated_at'],
    ['codes', 'code'],
  ])('of %s is %s', (name, nearest) => {
    expect(nearestName(name, legal)).toBe(nearest)
    expect(suggestion(name, legal)).toBe(` Did you mean "${nearest}"?`)
  })

  test.each(['xyzzy', '', 'n'.repeat(101), 'customer_group'])('of %j is none', (name) => {
    expect(nearestName(name, legal)).toBeUndefined()
    expect(suggestion(name, legal)).toBe('')
  })

  test('of anything is none when nothing is legal', () => {
    expect(nearestName('name', [])).toBeUndefined()
  })
})

describe('a pointer', () => {
  test.each([
    [[], ''],
    [['data'], '/data'],
    [['data', 'attributes', 'name'], '/data/attributes/name'],
    [['a/b', 'c~d', '~1', ''], '/a~1b/c~0d/~01/'],
  ])('to %j is %j', (path, pointer) => {
    expect(pointerOf(path)).toBe(pointer)
  })
})
