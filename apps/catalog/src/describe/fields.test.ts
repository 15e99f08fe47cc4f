import { customerGroups } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { fieldsOf, titleOf } from './fields.ts'

const names = (fields: readonly { readonly name: string }[]) => fields.map(({ name }) => name)

describe('the fields of a resource', () => {
  test('are its attributes as declared', () => {
    expect(fieldsOf(customerGroups)[1]).toEqual({
      name: 'code',
      label: 'Code',
      kind: 'text',
      help: 'Identifies the resource within its environment.',
      isSortable: true,
      isIdentifier: true,
    })
    expect(names(fieldsOf(customerGroups))).toEqual(Object.keys(customerGroups.attributes))
  })
})

describe('the title of a record', () => {
  test('is the declared attribute', () => {
    expect(titleOf(customerGroups, { id: 'a1', attributes: { name: 'VIP' } })).toBe('VIP')
  })

  test('is the id where that is blank or was not asked for', () => {
    expect(titleOf(customerGroups, { id: 'a1', attributes: { name: '  ' } })).toBe('a1')
    expect(titleOf(customerGroups, { id: 'a1', attributes: {} })).toBe('a1')
  })
})
