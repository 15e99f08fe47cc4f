import { customerGroups, customers, registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { acrossName, choiceOf, fieldsFrom, namesOf, relatedChoicesOf, resourceAt } from './filter-fields.ts'
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
    ['markets_merchant_name', 'or', [['markets merchant name', '']]],
    ['markets_customer_group_customers_email', 'or', [['markets customer_group customers email', '']]],
    ['metadata.address.city', 'or', [['metadata', 'address.city']]],
    [
      'metadata.tier_or_customers_metadata.first_name',
      'or',
      [
        ['metadata', 'tier'],
        ['customers metadata', 'first_name'],
      ],
    ],
    ['nope', 'or', [['nope', '']]],
  ])('%s are taken apart and put together again', (names, join, parts) => {
    const fields = parts.map(([way = '', keys]) => {
      const path = way.split(' ')
      return { path: path.slice(0, -1), name: path.at(-1), keys }
    })
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
      const names = relatedChoicesOf(registry, resource).flatMap(({ choices, further }) => [
        ...choices.map(({ name }) => name),
        ...(further === null ? [] : [acrossName(further)]),
      ])
      const faults = names.flatMap(
        (name) => readDraft(resource, { names: name, predicate: 'null', value: 'true' }).fault ?? [],
      )
      expect(faults).toEqual([])
    },
  )

  test('leads further where its resource has relationships of its own, and nowhere else', () => {
    const groups = relatedChoicesOf(registry, customers)
    expect(groups.map(({ step, further }) => [step, further?.path[1]])).toEqual([
      ['customer_group', 'customers'],
      ['attachments', 'versions'],
      ['versions', undefined],
      ['event_stores', undefined],
    ])
  })

  test('is the end of a path of any length; a path that is none ends nowhere', () => {
    const path = ['customer_group', 'markets', 'merchant']
    expect(resourceAt(registry, customers, path)?.type).toBe('merchants')
    expect(resourceAt(registry, customers, ['customer_group', 'constructor'])).toBeUndefined()
    expect(choiceOf(registry, customers, { path, name: 'name', keys: '' })).toMatchObject({ kind: 'text' })
    expect(choiceOf(registry, customers, { path, name: 'code', keys: '' })).toBeUndefined()
  })
})
