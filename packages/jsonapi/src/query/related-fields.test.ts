import { registry, type Resource } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { refusalOf, refusedWith } from '../refused.fixture.ts'
import { parseReadQuery } from './parse-read-query.ts'
import { printReadQuery } from './print-read-query.ts'

function read(type: string, text: string) {
  return parseReadQuery(registry, resourceOf(type), 'list', text)
}

function resourceOf(type: string): Resource {
  const resource = registry.find(type)
  if (resource === undefined) throw new Error(`There is no type "${type}"`)
  return resource
}

/** The fields of the only filter, each with the relationships on its way. */
function fieldsOf(type: string, key: string, value = 'a') {
  const [filter] = read(type, `filter[q][${key}]=${value}`).filters
  return filter?.fields.map(({ name, path = [] }) => [...path.map((step) => step.name), name].join('.'))
}

/** The key of a name that is so many relationships away. */
function away(steps: number): string {
  return `${'customers_customer_group_'.repeat(steps / 2)}name_eq`
}

/** The parameter of a filter that names so many fields. */
function joined(fields: number): string {
  return `filter[q][${Array(fields).fill('name').join('_or_')}_eq]`
}

describe('a filter across relationships', () => {
  test.each([
    ['customers', 'customer_group_name_eq', ['customer_group.name']],
    ['customers', 'customer_group_id_in', ['customer_group_id']],
    ['customer_groups', 'customers_email_end', ['customers.email']],
    ['customer_groups', 'attachments_name_cont', ['attachments.name']],
    ['customer_groups', 'name_or_customers_email_cont', ['name', 'customers.email']],
    ['customer_groups', 'markets_merchant_name_eq', ['markets.merchant.name']],
    ['markets', 'customer_group_customers_email_eq', ['customer_group.customers.email']],
    ['customer_groups', 'versions_event_eq', ['versions.event']],
  ])('of %s reads %s', (type, key, fields) => {
    expect(fieldsOf(type, key)).toEqual(fields)
  })

  test('is printed as it is written', () => {
    const text = 'filter[q][name_or_markets_merchant_name_cont]=north'
    expect(decodeURIComponent(printReadQuery(read('customer_groups', text)))).toBe(text)
  })

  test('cannot name what the other side does not have, and is told what it has', () => {
    expect(refusedWith(() => read('customer_groups', 'filter[q][customers_emial_eq]=a'))).toEqual([
      {
        title: 'Filter not allowed',
        detail:
          'customer_groups cannot be filtered by "customers_emial_eq", at character 21 of the name. Did you mean "customers_email_eq"?',
        code: 'FILTER_NOT_ALLOWED',
        source: { parameter: 'filter[q][customers_emial_eq]' },
        status: '400',
        meta: { in: 'name', position: 21 },
      },
    ])
  })

  test('may be any number of relationships away that it can pay for, however often they lead back', () => {
    expect(fieldsOf('customer_groups', away(4))).toEqual([
      'customers.customer_group.customers.customer_group.name',
    ])
    for (const steps of [6, 600, 6000]) {
      const parameter = `filter[q][${away(steps)}]`
      expect(refusalOf(() => read('customer_groups', `${parameter}=a`))).toBe(`BAD_REQUEST ${parameter}`)
    }
  })

  test('may name any number of fields that it can pay for', () => {
    for (const fields of [11, 19]) {
      expect(read('customer_groups', `${joined(fields)}=a`).filters[0]?.fields).toHaveLength(fields)
    }
    for (const fields of [20, 20_000]) {
      expect(refusalOf(() => read('customer_groups', `${joined(fields)}=a`))).toBe(
        `BAD_REQUEST ${joined(fields)}`,
      )
    }
  })

  test('cannot cross a relationship that leads to several types', () => {
    const key = 'filter[q][attachable_name_eq]'
    expect(refusalOf(() => read('attachments', `${key}=a`))).toBe(`FILTER_NOT_ALLOWED ${key}`)
  })
})

describe('a sort by the other side of a to-one', () => {
  test('is read and printed with a dot', () => {
    const text = 'sort=-customer_group.name,email'
    expect(decodeURIComponent(printReadQuery(read('customers', text)))).toBe(text)
  })

  test.each([
    ['customers', 'customer_group.metadata'],
    ['customers', 'customer_group.customers.email'],
    ['customer_groups', 'customers.email'],
    ['markets', 'merchant.name'],
    ['customers', 'customer_group.name,-customer_group.name'],
    ['event_stores', 'created_at'],
  ])('of %s cannot be by %s', (type, sort) => {
    expect(refusalOf(() => read(type, `sort=${sort}`))).toBe('INVALID_SORT_CRITERIA sort')
  })
})
