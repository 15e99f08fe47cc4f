import {
  filterJoins,
  filterNamesOf,
  filterStepsOf,
  isToOne,
  predicates,
  targetsOf,
  type FieldKind,
  type PathStep,
  type Predicate,
  type Registry,
  type Resource,
} from '@cohort/schema'
import fc, { type Arbitrary } from 'fast-check'
import { includeLimits } from './parse-include.ts'
import { costLimit, costSharesOf } from './query-cost.ts'
import { sortKeysOf } from './parse-sort.ts'
import { filterKey } from './print-filter-key.ts'
import {
  pageSize,
  type Fieldset,
  type Filter,
  type FilterField,
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
  path: fc.oneof(text, fc.constantFrom('5', '5.0', '-1e3', 'true', 'null', '"gold"', '')),
} as const satisfies Record<FieldKind, Arbitrary<FilterValue>>

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

/** Any legal query for a list of the resource, as the declarations and the limit of its cost allow. */
export function arbitraryReadQuery(registry: Registry, resource: Resource): Arbitrary<ReadQuery> {
  return arbitraryQuery(registry, resource).filter((query) => {
    const shares = costSharesOf(registry, query, query.page.size, [])
    return shares.reduce((sum, { cost }) => sum + cost, 0) <= costLimit
  })
}

function arbitraryQuery(registry: Registry, resource: Resource): Arbitrary<ReadQuery> {
  return fc.record({
    resource: fc.constant(resource),
    filters: fc.uniqueArray(arbitraryFilter(registry, resource), { maxLength: 4, selector: filterKey }),
    sort: fc.uniqueArray(arbitraryTerm(registry, resource), { maxLength: 4, selector: printTerm }),
    page: arbitraryPage,
    include: arbitraryInclude(registry, resource),
    fields: fc.uniqueArray(arbitraryFieldset(registry, resource), {
      maxLength: 3,
      selector: ({ type }) => type,
    }),
    counts: fc.subarray(toManysOf(resource)),
  })
}

/** Fields of one kind, of the resource and of what its relationships lead to, tested by one of the predicates of that kind. */
function arbitraryFilter(registry: Registry, resource: Resource): Arbitrary<Filter> {
  return fc.constantFrom(...kindsIn(registry, resource)).chain((kind) =>
    fc
      .record({
        fields: fc.array(arbitraryField(registry, resource, kind), { minLength: 1, maxLength: 3 }),
        join: fc.constantFrom(...filterJoins),
        tested: fc.constantFrom(...[...predicates].filter(([, { kinds }]) => kinds.includes(kind))),
      })
      .chain(({ fields, join, tested: [predicate, test] }) =>
        operands(kind)[test.operand].map((operand) => ({
          fields,
          join: fields.length === 1 ? 'and' : join,
          predicate,
          test,
          operand,
        })),
      ),
  )
}

function kindsIn(registry: Registry, resource: Resource): readonly FieldKind[] {
  const near = [resource, ...filterStepsOf(registry, resource).map(({ target }) => target)]
  const kinds = near.flatMap(filterNamesOf).map(({ kind }): FieldKind => kind)
  return [...new Set(kinds.includes('json') ? [...kinds, 'path' as const] : kinds)]
}

/** A field of the kind, up to three relationships away. */
function arbitraryField(registry: Registry, resource: Resource, kind: FieldKind): Arbitrary<FilterField> {
  const places = placesFrom(registry, resource, 3).flatMap(({ owner, path }) =>
    filterNamesOf(owner)
      .filter((field) => field.kind === kind || (kind === 'path' && field.kind === 'json'))
      .filter(({ name }) => !isColumnOf(path.at(-1), name))
      .map(({ name }): FilterField => ({ name, kind, ...(path.length > 0 && { path }) })),
  )
  const field = fc.constantFrom(...places)
  return kind === 'path'
    ? fc
        .tuple(field, fc.array(jsonKey, { minLength: 1, maxLength: 3 }))
        .map(([found, keys]) => ({ ...found, keys }))
    : field
}

/** `customer_group_id` is a column of the resource's own, and not the id of what the to-one leads to. */
function isColumnOf(step: PathStep | undefined, name: string): boolean {
  return step?.relationship.kind === 'belongs_to' && name === 'id'
}

/** A key inside JSON: of any characters, and of those that a path must escape. */
const jsonKey = fc.oneof(
  text,
  fc
    .array(fc.constantFrom('a', '_', '.', '\\', '[', ']', '(', ')', 'or', 'and', 'eq', 'not', 'name', ' '))
    .map((pieces) => pieces.join('')),
)

interface PlaceInFilter {
  readonly owner: Resource
  readonly path: readonly PathStep[]
}

function placesFrom(registry: Registry, resource: Resource, steps: number): readonly PlaceInFilter[] {
  const next = steps === 0 ? [] : filterStepsOf(registry, resource)
  return [
    { owner: resource, path: [] },
    ...next.flatMap((step) =>
      placesFrom(registry, step.target, steps - 1).map(({ owner, path }) => ({
        owner,
        path: [step, ...path],
      })),
    ),
  ]
}

function operands(kind: FieldKind): Record<Predicate['operand'], Arbitrary<FilterOperand>> {
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

/** A key of the resource's own, or of what a to-one leads to. */
function arbitraryTerm(registry: Registry, resource: Resource): Arbitrary<SortTerm> {
  return fc
    .record({
      key: fc.constantFrom(...sortKeysOf(registry, resource).values()),
      direction: fc.constantFrom<SortTerm['direction'][]>('asc', 'desc'),
    })
    .map(({ key, direction }) => ({ ...key, direction }))
}

function printTerm({ name, via }: SortTerm): string {
  return `${via?.name ?? ''}.${name}`
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
  const foreign = fc.uniqueArray(
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
