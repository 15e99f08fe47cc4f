import {
  filterNames,
  parseReadQuery,
  type FilterOperand,
  type IncludeNode,
  type ReadQuery,
  type SortTerm,
} from '@cohort/jsonapi/query'
import { arbitraryReadQuery } from '@cohort/jsonapi/query.fixture'
import {
  registry,
  type customerGroups,
  type customers,
  type FilterInput,
  type FilterKey,
  type SortKey,
} from '@cohort/schema'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { printQuery } from './list-query.ts'

const listed = registry.resources.filter(
  ({ actions, paging }) => actions.includes('list') && paging === 'number',
)

describe('what the builder prints is what the parser reads, for any legal query', () => {
  test.each(listed)('of $type', (resource) => {
    fc.assert(
      fc.property(arbitraryReadQuery(registry, resource).map(ownFieldsOnly), (query) => {
        expect(parseReadQuery(registry, resource, 'list', printQuery(resource, partsOf(query)))).toEqual(
          query,
        )
      }),
      { numRuns: 50 },
    )
  })
})

/** The builder knows the fields of the listed type alone. */
function ownFieldsOnly(query: ReadQuery): ReadQuery {
  return { ...query, fields: query.fields.filter(({ type }) => type === query.resource.type) }
}

/** A query as a caller of the client would write it. */
function partsOf({ filters, sort, include, fields: [fieldset], counts, page }: ReadQuery) {
  return {
    filter: Object.fromEntries(
      filters.map((filter) => [`${filterNames(filter)}_${filter.predicate}`, inputOf(filter.operand)]),
    ),
    ...(sort.length > 0 && { sort: sort.map(keyOf) }),
    ...(include !== null && { include: include.flatMap(pathsOf) }),
    ...(fieldset && { fields: fieldset.names }),
    ...(counts.length > 0 && { withCount: counts }),
    page: pageOf(page),
  }
}

/** A page is chosen by its number or by places, not by both. */
function pageOf({ number, ...places }: ReadQuery['page']) {
  const isByNumber = places.after === undefined && places.before === undefined
  return isByNumber ? { number, ...places } : { ...places }
}

function inputOf(operand: FilterOperand): FilterInput {
  switch (operand.kind) {
    case 'value':
      return operand.value
    case 'list':
      return operand.values
    case 'flag':
      return operand.flag
    case 'json':
      return operand.json
  }
}

function keyOf({ name, direction, via }: SortTerm): string {
  return `${direction === 'desc' ? '-' : ''}${via === undefined ? '' : `${via.name}.`}${name}`
}

function pathsOf({ name, children }: IncludeNode): string[] {
  return children.length === 0 ? [name] : children.flatMap(pathsOf).map((path) => `${name}.${path}`)
}

describe('the types of the builder', () => {
  test('know the predicates of each field', () => {
    expectTypeOf<'name_i_cont' | 'code_not_in_or_null' | 'created_at_gteq'>().toExtend<
      FilterKey<typeof customerGroups>
    >()
    expectTypeOf<
      'metadata_jcont' | 'metadata.tier_eq' | 'name_or_code_cont' | 'customers_email_end'
    >().toExtend<FilterKey<typeof customerGroups>>()
    expectTypeOf<'name_contt'>().not.toExtend<FilterKey<typeof customerGroups>>()
    expectTypeOf<'metadata_cont'>().not.toExtend<FilterKey<typeof customerGroups>>()
    expectTypeOf<'has_password_true'>().not.toExtend<FilterKey<typeof customers>>()
  })

  test('know keys of an order behind a to-one', () => {
    expectTypeOf<'-customer_group.name'>().toExtend<SortKey<typeof customers>>()
    expectTypeOf<'has_password'>().not.toExtend<SortKey<typeof customers>>()
  })
})
