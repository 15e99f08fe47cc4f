import { customerGroups, customers, registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { fieldsFrom, namesOf, relatedChoicesOf } from './filter-fields.ts'
import { readDraft } from './filter-draft.ts'

describe('the names of a draft', () => {
  test.each([
    ['name', 'or', [['name', '']]],
    [
      'name_and_code',
      'and',
      [
        ['name', ''],
        ['code', ''],
      ],
    ],
    ['markets_merchant_name', 'or', [['markets_merchant_name', '']]],
    ['metadata.address.city', 'or', [['metadata', 'address.city']]],
    [
      'metadata.tier_or_customers_metadata.first_name',
      'or',
      [
        ['metadata', 'tier'],
        ['customers_metadata', 'first_name'],
      ],
    ],
    ['nope', 'or', [['nope', '']]],
  ])('%s are taken apart and put together again', (names, join, parts) => {
    const fields = parts.map(([name, keys]) => ({ name, keys }))
    expect(fieldsFrom(customerGroups, names)).toEqual({ join, fields })
    expect(namesOf(fieldsFrom(customerGroups, names))).toBe(names)
  })
})

describe('what relationships lead to', () => {
  test('is offered under their names', () => {
    const groups = relatedChoicesOf(registry, customers)
    expect(groups.map(({ label }) => label)).toContain('Customer group')
    const names = groups.flatMap(({ choices }) => choices.map(({ name, label }) => [name, label]))
    expect(names).toContainEqual(['customer_group_name', 'Customer group name'])
  })

  test.each(registry.resources.filter(({ actions }) => actions.includes('list')))(
    'can all be asked of $type',
    (resource) => {
      const names = relatedChoicesOf(registry, resource).flatMap(({ choices }) =>
        choices.map(({ name }) => name),
      )
      const faults = names.flatMap(
        (name) => readDraft(resource, { names: name, predicate: 'null', value: 'true' }).fault ?? [],
      )
      expect(faults).toEqual([])
    },
  )
})
