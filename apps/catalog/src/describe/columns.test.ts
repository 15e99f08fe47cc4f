import { parseReadQuery, printReadQuery } from '@cohort/jsonapi/query'
import { customerGroups, customers, markets, registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { askedWith, columnChoicesOf, columnsOf, withColumns } from './columns.ts'

const usual = [...customerGroups.catalog.columns, 'customers', 'markets']
const names = (columns: readonly { readonly name: string }[]) => columns.map(({ name }) => name)
const columnsFor = (...chosen: readonly string[]) =>
  names(columnsOf(registry, customerGroups, [{ type: 'customer_groups', names: chosen }]))
/** The query string with other columns. */
const printed = (chosen: readonly string[]) =>
  decodeURIComponent(printReadQuery(withColumns(registry, query, chosen)))
const query = parseReadQuery(registry, customerGroups, 'list', 'sort=name&fields[customers]=email')

describe('the columns of a list', () => {
  test('are those of the declaration, and the counts of those who point to it', () => {
    expect(names(columnsOf(registry, customerGroups, []))).toEqual(usual)
  })

  test('are also whose members the records are, but not what else they lead to', () => {
    expect(names(columnsOf(registry, customers, []))).toEqual([
      ...customers.catalog.columns,
      'customer_group',
    ])
    expect(names(columnsOf(registry, markets, []))).toEqual([...markets.catalog.columns, 'customer_group'])
    expect(names(columnChoicesOf(registry, markets))).toEqual(
      expect.arrayContaining(['merchant', 'price_list']),
    )
  })

  test('are those that the query asks for, after the title', () => {
    expect(columnsFor('metadata', 'customers', 'name')).toEqual(['name', 'metadata', 'customers'])
  })

  test('cannot be chosen by the fields of another type', () => {
    expect(names(columnsOf(registry, customerGroups, [{ type: 'customers', names: ['email'] }]))).toEqual(
      usual,
    )
  })

  test('can be any attribute, and any to-many that has a list', () => {
    expect(names(columnChoicesOf(registry, customerGroups))).toEqual([
      ...Object.keys(customerGroups.attributes),
      'customers',
      'markets',
      'attachments',
      'versions',
      'event_stores',
    ])
  })
})

describe('a choice of columns', () => {
  test('stands in the address beside the rest', () => {
    expect(printed(['name', 'reference'])).toBe(
      'sort=name&fields[customers]=email&fields[customer_groups]=name,reference',
    )
  })

  test('of the usual columns does not', () => {
    expect(printed(usual)).toBe('sort=name&fields[customers]=email')
  })

  test('asks for the counts that it shows, each once', () => {
    const counted = { ...query, counts: ['markets'] }
    const columns = columnsOf(registry, customerGroups, [])
    expect(askedWith(counted, columns).counts).toEqual(['markets', 'customers'])
  })

  test('asks for the names of the ends that it shows, and for nothing else of them', () => {
    const list = parseReadQuery(registry, customers, 'list', 'page[size]=5')
    expect(decodeURIComponent(printReadQuery(askedWith(list, columnsOf(registry, customers, []))))).toBe(
      'include=customer_group&fields[customer_groups]=name&page[size]=5',
    )
  })

  test('keeps what the address asks of the ends', () => {
    const text = 'include=customer_group.markets&fields[customer_groups]=code'
    const list = parseReadQuery(registry, customers, 'list', text)
    expect(decodeURIComponent(printReadQuery(askedWith(list, columnsOf(registry, customers, []))))).toBe(text)
  })

  test('without their column asks for no ends', () => {
    const list = parseReadQuery(registry, customers, 'list', 'fields[customers]=email')
    const asked = askedWith(list, columnsOf(registry, customers, list.fields))
    expect(decodeURIComponent(printReadQuery(asked))).toBe('fields[customers]=email')
  })
})
