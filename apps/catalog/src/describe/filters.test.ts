import { parseReadQuery } from '@cohort/jsonapi/query'
import { customerGroups, filterNamesOf, predicates, predicateWords, registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { draftOf, readDraft } from './filter-draft.ts'
import { wordsOf } from './filter-words.ts'
import { filterChoicesOf, isSearch, kindOf, searchNamesOf } from './filters.ts'
import { predicateOptionsFor } from './predicate-options.ts'
import { usualPredicate } from './usual-predicate.ts'

/** The filters of a query string. */
function filtersFrom(text: string) {
  return parseReadQuery(registry, customerGroups, 'list', text).filters
}

/** The words of a predicate for text. */
function words(name: string): string | undefined {
  const predicate = predicates.get(name)
  return predicate && predicateWords(predicate, 'text')
}

/** A filter as its chip says it. */
function chip(text: string): string {
  return filtersFrom(text)
    .map((filter) => wordsOf(customerGroups, filter, 'UTC'))
    .map(({ names, test: predicate, value }) => `${names} | ${predicate} | ${value}`)
    .join('; ')
}

describe('what can be filtered by', () => {
  test('is what the declaration allows, and the id', () => {
    const names = filterChoicesOf(customerGroups).map(({ name }) => name)
    expect(names.slice(0, 3)).toEqual(['name', 'code', 'created_at'])
    expect(names.toSorted()).toEqual(
      filterNamesOf(customerGroups)
        .map(({ name }) => name)
        .toSorted(),
    )
  })

  test('by the search box is the title and the unique texts', () => {
    expect(searchNamesOf(customerGroups)).toEqual(['name', 'code'])
  })
})

describe('the predicates', () => {
  test('all have words, no two of a kind the same', () => {
    for (const kind of ['text', 'integer', 'boolean', 'time', 'json', 'path'] as const) {
      const labels = predicateOptionsFor(kind).map(({ label }) => label)
      expect(new Set(labels).size).toBe(labels.length)
      expect(labels.filter((label) => label.trim() === '' || label.startsWith(' '))).toEqual([])
    }
  })

  test('begin with the usual one of their kind', () => {
    expect(predicateOptionsFor('time')[0]).toEqual({
      name: usualPredicate.time,
      label: 'is at or after',
      isRare: false,
    })
  })

  test('say their lists and nulls', () => {
    expect(words('not_eq_or_null')).toBe('is not, or null')
    expect(words('start_any')).toBe('starts with any of')
  })
})

describe('a chip', () => {
  test.each([
    ['filter[q][name_i_cont]=vip', 'Name | contains | “vip”'],
    ['filter[q][name_or_code_start]=v', 'Name or code | starts with | “v”'],
    ['filter[q][code_null]=true', 'Code | is null | '],
    ['filter[q][code_null]=false', 'Code | is not null | '],
    ['filter[q][code_in]=a,b', 'Code | is one of | a,b'],
    ['filter[q][metadata_jcont]={"tier":"gold"}', 'Metadata | contains | {"tier":"gold"}'],
    ['filter[code]=vip', 'Code | is | “vip”'],
    ['filter[q][customers_email_end]=.no', 'Customers email | ends with | “.no”'],
    ['filter[q][metadata.tier_eq]=gold', 'Metadata.tier | is | “gold”'],
  ])('of %s says %s', (text, expected) => expect(chip(text)).toBe(expected))
})

describe('the kind of a draft is that of', () => {
  test.each([
    ['a field of its own', 'created_at', 'time'],
    ['several', 'name_or_code', 'text'],
    ['what a relationship leads to', 'markets_disabled_at', 'time'],
    ['what a path leads to', 'customers_metadata.tier', 'path'],
    ['text, where nothing is known', 'nope', 'text'],
  ])('%s', (_fact, names, kind) => expect(kindOf(customerGroups, names)).toBe(kind))
})

describe('the search', () => {
  test('is recognised in the address', () => {
    const [filter] = filtersFrom('filter[q][name_or_code_i_cont]=vip')
    expect(filter && isSearch(customerGroups, filter)).toBe(true)
  })

  test('is not any other filter', () => {
    const others = filtersFrom('filter[q][name_i_cont]=vip&filter[q][name_and_code_i_cont]=vip')
    expect(others.map((filter) => isSearch(customerGroups, filter))).toEqual([false, false])
  })
})

describe('a draft', () => {
  test.each([
    { names: 'name', predicate: 'cont', value: 'a & b, 100%' },
    { names: 'name_or_code', predicate: 'i_cont_any', value: 'a\\,b,c' },
    { names: 'code', predicate: 'null', value: 'true' },
    { names: 'metadata', predicate: 'jcont', value: '{"n":12345678901234567890}' },
    { names: 'markets_merchant_name', predicate: 'eq', value: 'North' },
    { names: 'metadata.address.first_line', predicate: 'cont', value: 'gate' },
  ])('of $names $predicate is read and comes back as it was', (draft) => {
    const { filter } = readDraft(customerGroups, draft)
    expect(filter && draftOf(customerGroups, filter)).toEqual(draft)
  })

  test('that says again what another filter says is told', () => {
    const draft = { names: 'name', predicate: 'eq', value: 'VIP' }
    const others = filtersFrom('filter[q][name_eq]=Press')
    expect(readDraft(customerGroups, draft, others).fault).toContain('given more than once')
  })

  test.each([
    [{ names: 'metadata', predicate: 'jcont', value: '{tier' }, 'takes JSON'],
    [{ names: 'updated_at', predicate: 'gteq', value: 'yesterday' }, 'takes an ISO 8601 date or time'],
    [{ names: 'name', predicate: 'jcont', value: '{}' }, 'cannot test name'],
  ])('that is faulty is told: %o', (draft, sentence) => {
    expect(readDraft(customerGroups, draft).fault).toContain(sentence)
  })
})
