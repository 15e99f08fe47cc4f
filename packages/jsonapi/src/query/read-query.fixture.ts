import {
  isToOne,
  predicates,
  targetsOf,
  type Predicate,
  type Registry,
  type Resource,
  type ValueKind,
} from '@cohort/schema'
import fc, { type Arbitrary } from 'fast-check'
import { filterFieldsOf } from './parse-filter.ts'
import { includeLimits } from './parse-include.ts'
import { sortNamesOf } from './parse-sort.ts'
import { filterKey } from './print-read-query.ts'
import {
  pageSize,
  type Fieldset,
  type Filter,
  type FilterOperand,
  type FilterValue,
  type Include,
  type IncludeNode,
  type Page,
  type ReadQuery,
  type SortTerm,
} from './read-query.ts'

/** Text as a query may have it: of any characters but NUL. */
const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''))

const time = fc
  .date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  })
  .map((moment) => moment.toISOString())

const json = fc.jsonValue().map((value) => JSON.stringify(value).replaceAll(String.raw`\u0000`, ''))

const values = {
  text,
  integer: fc.integer(),
  boolean: fc.boolean(),
  time,
  json,
} as const satisfies Record<ValueKind, Arbitrary<FilterValue>>

const size = fc.integer({ min: 1, max: pageSize.most })
const cursor = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/)

/** By number, or after a place, before one, or between two. */
const arbitraryPage: Arbitrary<Page> = fc.oneof(
  fc.record({ number: fc.integer({ min: 1, max: 1_000_000_000 }), size }),
  fc.record(
    { number: fc.constant(1), size, after: cursor, before: cursor },
    { requiredKeys: ['number', 'size'] },
  ),
)

/** Any legal query for a list of the resource, as the declarations allow. */
export function arbitraryReadQuery(registry: Registry, resource: Resource): Arbitrary<ReadQuery> {
  return fc.record({
    resource: fc.constant(resource),
    filters: fc.uniqueArray(arbitraryFilter(resource), { maxLength: 4, selector: filterKey }),
    sort: fc.uniqueArray(arbitraryTerm(resource), { maxLength: 4, selector: ({ name }) => name }),
    page: arbitraryPage,
    include: arbitraryInclude(registry, resource),
    fields: fc.uniqueArray(arbitraryFieldset(registry, resource), {
      maxLength: 3,
      selector: ({ type }) => type,
    }),
    counts: fc.subarray(toManysOf(resource)),
  })
}

/** Fields of one kind, tested by one of the predicates of that kind. */
function arbitraryFilter(resource: Resource): Arbitrary<Filter> {
  const byKind = Map.groupBy(filterFieldsOf(resource), ({ kind }) => kind)
  return fc.constantFrom(...byKind).chain(([kind, fields]) =>
    fc
      .record({
        fields: fc.subarray(fields, { minLength: 1, maxLength: Math.min(3, fields.length) }),
        join: fc.constantFrom('and', 'or'),
        tested: fc.constantFrom(...[...predicates].filter(([, { kinds }]) => kinds.includes(kind))),
      })
      .chain(({ fields: tested, join, tested: [predicate, test] }) =>
        operands(kind)[test.operand].map((operand) => ({
          fields: tested,
          join: tested.length === 1 ? 'and' : join,
          predicate,
          test,
          operand,
        })),
      ),
  )
}

function operands(kind: ValueKind): Record<Predicate['operand'], Arbitrary<FilterOperand>> {
  const value = values[kind]
  return {
    value: fc.record({ kind: fc.constant('value'), value }),
    list: fc.record({
      kind: fc.constant('list'),
      values: fc.array<FilterValue>(value, { minLength: 1, maxLength: 4 }),
    }),
    flag: fc.record({ kind: fc.constant('flag'), flag: fc.boolean() }),
    json: fc.record({ kind: fc.constant('json'), json }),
  }
}

function arbitraryTerm(resource: Resource): Arbitrary<SortTerm> {
  return fc.record({
    name: fc.constantFrom(...sortNamesOf(resource)),
    direction: fc.constantFrom('asc', 'desc'),
  })
}

/** Nothing said, or a tree of paths within the limits. */
function arbitraryInclude(registry: Registry, resource: Resource): Arbitrary<Include> {
  return fc.option(
    arbitraryNodes(registry, [resource], includeLimits.levels).filter(
      (nodes) => leavesOf(nodes) <= includeLimits.paths,
    ),
  )
}

function arbitraryNodes(
  registry: Registry,
  resources: readonly Resource[],
  levels: number,
): Arbitrary<readonly IncludeNode[]> {
  const targets = Map.groupBy(
    resources.flatMap(({ relationships }) =>
      Object.entries(relationships).flatMap(([name, relationship]) =>
        targetsOf(registry, name, relationship).map((target) => ({ name, target })),
      ),
    ),
    ({ name }) => name,
  )
  if (levels === 0 || targets.size === 0) return fc.constant([])
  return fc.subarray([...targets], { maxLength: Math.min(2, targets.size) }).chain((chosen) =>
    fc.tuple(
      ...chosen.map(([name, found]) => {
        const next = found.map(({ target }) => target)
        return fc.record({ name: fc.constant(name), children: arbitraryNodes(registry, next, levels - 1) })
      }),
    ),
  )
}

function leavesOf(nodes: readonly IncludeNode[]): number {
  return nodes.reduce((sum, { children }) => sum + Math.max(1, leavesOf(children)), 0)
}

function arbitraryFieldset(
  { announced }: Registry,
  { type, attributes, relationships }: Resource,
): Arbitrary<Fieldset> {
  const own = fc.subarray([...Object.keys(attributes), ...Object.keys(relationships)])
  const foreign = fc.array(
    text.map((name) => `n${name.replaceAll(',', '')}`),
    { maxLength: 3 },
  )
  const ofType = fc.record({ type: fc.constant(type), names: own })
  return announced.length === 0
    ? ofType
    : fc.oneof(ofType, fc.record({ type: fc.constantFrom(...announced), names: foreign }))
}

function toManysOf({ relationships }: Resource): string[] {
  return Object.entries(relationships).flatMap(([name, relationship]) =>
    isToOne(relationship) ? [] : [name],
  )
}
