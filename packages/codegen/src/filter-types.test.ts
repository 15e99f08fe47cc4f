import { filterNames, parseReadQuery } from '@cohort/jsonapi/query'
import { arbitraryReadQuery } from '@cohort/jsonapi/query.fixture'
import { predicates, registry, type Resource } from '@cohort/schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openEditor } from './editor.fixture.ts'

const listed = registry.resources.filter(
  ({ actions, paging }) => actions.includes('list') && paging === 'number',
)

describe('a key that is written is a filter to the compiler exactly when it is one to the service', () => {
  test.each(listed)('of $type', (resource) => {
    const keys = keysOf(resource)
    const areFilters = keys.map((key) => isFilter(resource, key))
    expect(new Set(areFilters)).toEqual(new Set([true, false]))
    const lines = keys.map(
      (key, index) =>
        `export const k${index}: Told<${JSON.stringify(key)}> = ${JSON.stringify(told(key, areFilters[index]))}`,
    )
    const { faults } = openEditor(`
      import type { FilterInputOf, NoFilter, ResourceTypes } from '@cohort/schema'
      type Told<Key extends string> = FilterInputOf<ResourceTypes['${resource.type}'], Key> extends NoFilter<string, string>
        ? \`${told('${Key}', false)}\`
        : \`${told('${Key}', true)}\`
      ${lines.join('\n')}`)
    expect(faults).toEqual([])
  })
})

describe('in an editor', () => {
  const editor = openEditor(`
    import { customerGroups, type FilterKey, type WrittenFilters } from '@cohort/schema'
    declare function list<Key extends string>(filter: WrittenFilters<typeof customerGroups, Key>): Key
    export const known = list({ name_eq: 'VIP', c })
    export const wrong = list({ markets_merchant_nam_eq: 'x', name_eq: 5, customers_email_like: 'x' })`)

  test('a wrong filter is told by what it is that has no such filter', () => {
    expect(editor.faults).toEqual(
      expect.arrayContaining([
        `Type 'string' is not assignable to type 'NoFilter<"merchants", "nam_eq">'.`,
        `Type 'number' is not assignable to type 'string'.`,
        `Type 'string' is not assignable to type 'NoFilter<"customers", "email_like">'.`,
      ]),
    )
  })

  test('the keys of a resource, and of what is a relationship away, are offered', () => {
    expect(editor.offers("name_eq: 'VIP', c")).toEqual(
      expect.arrayContaining(['code_start', 'created_at_gteq', 'customers_email_end']),
    )
  })
})

/** Keys of filters thrown together by the grammar, always the same, and each with slips. */
function keysOf(resource: Resource): readonly string[] {
  const queries = fc.sample(arbitraryReadQuery(registry, resource), { numRuns: 60, seed: 7 })
  const names = [...predicates.keys()]
  return queries
    .flatMap(({ filters }) => filters)
    .flatMap((filter, index) => {
      const name = filterNames(filter)
      const other = names[index % names.length] ?? ''
      return [
        `${name}_${filter.predicate}`,
        `${name}_${other}`,
        `${name.slice(0, -1)}_${filter.predicate}`,
        `${name}_or_${filter.predicate}`,
        `${name}_and_id_${filter.predicate}`,
      ]
    })
}

function told(key: string, isOne = false): string {
  return `${key} is ${isOne ? 'a filter' : 'none'}`
}

function isFilter(resource: Resource, key: string): boolean {
  try {
    parseReadQuery(registry, resource, 'list', `filter[q][${encodeURIComponent(key)}]=`)
    return true
  } catch (error) {
    return !String(error).includes('FILTER_NOT_ALLOWED')
  }
}
