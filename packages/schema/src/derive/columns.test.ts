import { Array, Null, Number, Union } from 'typebox'
import { describe, expect, test } from 'vitest'
import { gadgets } from '../define/gadgets.fixture.ts'
import { customerGroups } from '../resources/customer-groups.ts'
import { columnsOf } from './columns.ts'
import { isNullable, valueKindOf, withoutNull } from './value-kind.ts'

const sharedColumns = [
  { name: 'created_at', kind: 'time', isNullable: false },
  { name: 'updated_at', kind: 'time', isNullable: false },
  { name: 'reference', kind: 'text', isNullable: true },
  { name: 'reference_origin', kind: 'text', isNullable: true },
  { name: 'metadata', kind: 'json', isNullable: false },
]

describe('the columns of a resource', () => {
  test('are its attributes, in declared order', () => {
    expect(columnsOf(customerGroups)).toEqual([
      { name: 'name', kind: 'text', isNullable: false },
      { name: 'code', kind: 'text', isNullable: true },
      ...sharedColumns,
    ])
  })

  test('can be of every kind', () => {
    expect(columnsOf(gadgets)).toEqual([
      { name: 'label', kind: 'text', isNullable: false },
      { name: 'size', kind: 'integer', isNullable: true },
      { name: 'is_heavy', kind: 'boolean', isNullable: false },
      { name: 'sold_at', kind: 'time', isNullable: true },
      { name: 'colour', kind: 'text', isNullable: true },
      ...sharedColumns,
    ])
  })
})

describe('a schema that no column can store', () => {
  test.each([
    ['a list', Array(Null())],
    ['a number with a fraction', Number()],
    ['null alone', Null()],
    ['one of several types', Union([Array(Null()), Number()])],
  ])('%s is refused, with the schema', (_fact, schema) => {
    expect(() => valueKindOf(schema)).toThrow('No column can store a value of {')
  })

  test('a union without null is not nullable, and is what it is without null', () => {
    const schema = Union([Array(Null()), Number()])
    expect(isNullable(schema)).toBe(false)
    expect(withoutNull(schema)).toEqual(Array(Null()))
  })
})
