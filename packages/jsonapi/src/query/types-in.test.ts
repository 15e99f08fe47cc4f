import { registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { parseReadQuery } from './parse-read-query.ts'
import { sentName, typesIn } from './types-in.ts'

function typesOf(type: string, text: string) {
  const resource = registry.find(type)
  if (resource === undefined) throw new Error(`There is no type "${type}"`)
  return Object.fromEntries(typesIn(registry, parseReadQuery(registry, resource, 'list', text)))
}

const owners = ['customer_groups', 'customers', 'markets', 'merchants', 'price_lists', 'inventory_models']

function led(types: readonly string[], parameter: string) {
  return Object.fromEntries(types.map((type) => [type, parameter]))
}

describe('the types that a query tells something of', () => {
  test.each([
    ['nothing but what is asked for', '', {}],
    ['what is of its own', 'filter[q][name_eq]=a&filter[code]=b&sort=name&fields[customers]=email', {}],
    [
      'what a filter crosses',
      'filter[q][customers_email_eq]=a',
      led(['customers'], 'filter[q][customers_email_eq]'),
    ],
    [
      'every step of a filter, in each of its fields',
      'filter[q][markets_merchant_name_or_customers_email_cont]=a',
      led(['markets', 'merchants', 'customers'], 'filter[q][markets_merchant_name_or_customers_email_cont]'),
    ],
    [
      'every step of an include',
      'include=attachments,markets.price_list',
      led(['attachments', 'markets', 'price_lists'], 'include'),
    ],
    ['what is counted', 'withCount=markets', led(['markets'], 'withCount')],
  ])('are %s', (_fact, text, expected) => {
    expect(typesOf('customer_groups', text)).toEqual({ customer_groups: null, ...expected })
  })

  test('are what the column of a to-one leads to, also on the other side of another', () => {
    expect(typesOf('customers', 'filter[customer_group_id]=a')).toEqual({
      customers: null,
      customer_groups: 'filter[q][customer_group_id_eq]',
    })
    expect(typesOf('customer_groups', 'filter[q][markets_merchant_id_in]=a')).toEqual({
      customer_groups: null,
      ...led(['markets', 'merchants'], 'filter[q][markets_merchant_id_in]'),
    })
  })

  test.each([
    ['filter[customer_group_id]=a', 'filter[customer_group_id]'],
    ['sort=email&filter[q][customer_group_id_eq]=a', 'filter[q][customer_group_id_eq]'],
  ])('come with the name that was sent: %s', (text, name) => {
    const customers = registry.find('customers')
    if (customers === undefined) throw new Error('There are no customers.')
    expect(sentName(registry, customers, text, 'filter[q][customer_group_id_eq]')).toBe(name)
    expect(sentName(registry, customers, text, 'sort')).toBe('sort')
  })

  test('are all that a to-one of several types may lead to', () => {
    expect(typesOf('attachments', 'filter[q][attachable_id_eq]=a')).toEqual({
      attachments: null,
      ...led(owners, 'filter[q][attachable_id_eq]'),
    })
    expect(typesOf('attachments', 'include=attachable.versions')).toEqual({
      attachments: null,
      ...led([...owners, 'versions'], 'include'),
    })
  })

  test('are what a list is sorted by, and come with the first parameter that leads to them', () => {
    expect(typesOf('customers', 'sort=customer_group.name')).toEqual({
      customers: null,
      customer_groups: 'sort',
    })
    expect(typesOf('customers', 'include=customer_group&sort=customer_group.name')).toEqual({
      customers: null,
      customer_groups: 'sort',
    })
    expect(typesOf('customer_groups', 'include=customers.customer_group').customer_groups).toBeNull()
  })
})
