import { describe, expect, test } from 'vitest'
import { isIdLike, searchesFor } from './global-search.ts'

const told = (text: string) => searchesFor(text).map(({ resource, query }) => [resource.type, query])

describe('a search in everything', () => {
  test('looks for a text in the names, identifiers and references of every resource that people name', () => {
    expect(told(' o&k ')).toEqual(
      [
        ['customer_groups', 'name_or_code_or_reference'],
        ['customers', 'email_or_reference'],
        ['markets', 'name_or_code_or_reference'],
        ['merchants', 'name_or_reference'],
        ['price_lists', 'name_or_reference'],
        ['inventory_models', 'name_or_reference'],
        ['attachments', 'name_or_reference'],
      ].map(([type, names]) => [type, `filter[q][${names}_i_cont]=o%26k&page[size]=5`]),
    )
  })

  test('looks for an id as such', () => {
    expect(told('VZ8raQzUiuYxvv')[1]).toEqual(['customers', 'filter[q][id_eq]=VZ8raQzUiuYxvv'])
    expect(['VZ8raQzUiuYxvv', 'VZ8raQzUiuYxv', 'VZ8raQzU-uYxvv', 'ada@example.org'].map(isIdLike)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('does not begin before there are two letters', () => {
    expect([told(''), told(' a ')]).toEqual([[], []])
  })
})
