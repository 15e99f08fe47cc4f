import { attachments, customerGroups, customers, registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { ownerOf } from './to-one-ids.ts'

describe('an id', () => {
  test('of a to-one belongs to what it leads to', () => {
    expect(ownerOf(registry, customers, 'customer_group_id')).toBe(customerGroups)
  })

  test.each([
    ['that is an attribute', customers, 'profile_id'],
    ['that is none', customers, 'customer_group'],
    ['of the record itself', customers, 'id'],
    ['of what may be of any type', attachments, 'attachable_id'],
    ['of what nobody declared', customers, 'constructor_id'],
  ])('%s belongs to nothing', (_what, resource, name) => {
    expect(ownerOf(registry, resource, name)).toBeUndefined()
  })
})
