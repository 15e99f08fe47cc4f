import { describe, expect, test } from 'vitest'
import { actions, type Action } from './define/resource.ts'
import { targetsOf } from './derive/links.ts'
import { callerRoles, may, type CallerRole } from './permissions.ts'
import { registry } from './registry.ts'

function allowed(role: CallerRole, type: string): readonly Action[] {
  return actions.filter((action) => may(role, action, type))
}

describe('an integration', () => {
  test('can do everything as an admin, also with what is declared later', () => {
    expect(allowed('admin', 'customer_groups')).toEqual([...actions])
    expect(allowed('admin', 'suppliers')).toEqual([...actions])
  })

  test('can read, and cannot write, when it is read-only', () => {
    for (const { type } of registry.resources)
      expect(allowed('read_only', type)).toEqual(['list', 'retrieve'])
  })
})

describe('a sales channel', () => {
  test.each(['markets', 'merchants', 'price_lists', 'inventory_models'])('can read %s', (type) => {
    expect(allowed('sales_channel', type)).toEqual(['list', 'retrieve'])
  })

  test.each([
    'customer_groups',
    'customers',
    'attachments',
    'versions',
    'event_stores',
    'suppliers',
    'constructor',
  ])('cannot do anything with %s (S10)', (type) => expect(allowed('sales_channel', type)).toEqual([]))
})

test('whoever may write a resource may read all that it links to', () => {
  for (const role of callerRoles) {
    const written = registry.resources.filter(
      ({ type }) => may(role, 'create', type) || may(role, 'update', type),
    )
    for (const { relationships } of written) {
      const targets = Object.entries(relationships).flatMap(([name, link]) => targetsOf(registry, name, link))
      expect(targets.filter(({ type }) => !may(role, 'retrieve', type))).toEqual([])
    }
  }
})
