import {
  targetsOf,
  type Operator,
  type Predicate,
  type Registry,
  type Relationship,
  type Resource,
} from '@cohort/schema'
import { refusal } from '../errors/json-api-error.ts'
import type { Filter, FilterField, IncludeNode, Page, ReadQuery, SortTerm } from './read-query.ts'

/**
 * What a request may cost (Z4). One is about 50 µs of PostgreSQL, so that the limit is a second; a request that is dearer is
 * refused before anything is sent to the database. The weights do not know the data: they say what a request can become with
 * 100,000 groups and 1,000,000 customers, where they were measured (decision 34). A list that is counted reads all its rows
 * once; that is beneath every request, and not priced.
 */
export const costLimit = 20_000

/** How many rows an included relationship is taken to lead to, and how many times dearer a test is on its other side. */
const relationshipWeights = {
  belongs_to: { included: 1, crossed: 1.6 },
  belongs_to_any: { included: 1, crossed: 1.6 },
  has_many: { included: 10, crossed: 2.5 },
  has_many_as: { included: 10, crossed: 2.5 },
} as const satisfies Record<Relationship['kind'], { included: number; crossed: number }>

/** How a test finds its rows, what it costs, and what each further value of a list adds. */
const accesses = {
  /** One row, by an index without repetitions. */
  key: { test: 1, value: 0.1 },
  /** A range of an index, which may be all of it; the values of a list are hashed. */
  range: { test: 1000, value: 1 },
  /** The same, where the values of a list are compared one by one. */
  compared: { test: 1000, value: 500 },
  /** An index of parts of texts, which may find every row. */
  searched: { test: 2000, value: 500 },
  /** A look at every row. */
  scanned: { test: 2000, value: 500 },
  /** A look into the JSON of every row, for every value. */
  opened: { test: 2000, value: 1000 },
  /** A look at every row, whose text is folded first. */
  folded: { test: 6000, value: 1000 },
} as const satisfies Record<string, { test: number; value: number }>

type Access = keyof typeof accesses

/** How an operator finds its rows, and how its negation does. */
type Ways = readonly [plain: Access, negated: Access]

/** In a column, and at the end of a path inside JSON. */
const waysByOperator = {
  eq: { column: ['range', 'range'], path: ['range', 'opened'] },
  in: { column: ['range', 'range'], path: ['range', 'opened'] },
  lt: { column: ['compared', 'compared'], path: ['scanned', 'scanned'] },
  lteq: { column: ['compared', 'compared'], path: ['scanned', 'scanned'] },
  gt: { column: ['compared', 'compared'], path: ['scanned', 'scanned'] },
  gteq: { column: ['compared', 'compared'], path: ['scanned', 'scanned'] },
  null: { column: ['range', 'range'], path: ['scanned', 'scanned'] },
  present: { column: ['scanned', 'scanned'], path: ['scanned', 'scanned'] },
  true: { column: ['scanned', 'scanned'], path: ['range', 'range'] },
  start: { column: ['scanned', 'scanned'], path: ['scanned', 'scanned'] },
  end: { column: ['scanned', 'scanned'], path: ['scanned', 'scanned'] },
  cont: { column: ['scanned', 'scanned'], path: ['scanned', 'scanned'] },
  i_cont: { column: ['searched', 'folded'], path: ['folded', 'folded'] },
  matches: { column: ['scanned', 'scanned'], path: ['scanned', 'scanned'] },
  jcont: { column: ['range', 'range'], path: ['range', 'range'] },
} as const satisfies Record<Operator, { column: Ways; path: Ways }>

/** A key on the other side of a to-one, behind the first: the rows that are level are joined to it, and sorted. */
const relatedTieWeight = 5000

/** What a page by number costs for each row before it, up to so many rows: in the order of an index, and for each key more. */
const skipped = { rows: 1_000_000, inOrder: 0.005, perKey: 0.01 } as const

/** A parameter, and what it adds to the cost of the request. */
export interface CostShare {
  readonly parameter: string
  readonly cost: number
}

/**
 * What each parameter of a query adds to its cost. `rows` is how many rows the request has at the most, and `filterNames`
 * are the names of the filters' parameters as they were sent.
 */
export function costSharesOf(
  registry: Registry,
  { resource, filters, sort, include, counts, page }: ReadQuery,
  rows: number,
  filterNames: readonly string[],
): readonly CostShare[] {
  const included = (include ?? []).map((node) => costOfNode(registry, [resource], node, rows))
  const counted = counts.map((name) => rows * weightOf([resource], name))
  return [
    { parameter: 'page[size]', cost: rows },
    { parameter: 'page[number]', cost: costOfSkipped(page, sort) },
    { parameter: 'include', cost: sumOf(included) },
    { parameter: 'withCount', cost: sumOf(counted) },
    { parameter: 'sort', cost: costOfTies(sort) },
    ...filters.map((filter, index) => ({
      parameter: filterNames[index] ?? 'filter',
      cost: costOfFilter(resource, filter),
    })),
  ]
}

/** Throws BAD_REQUEST, with the cost and the limit in `meta`, for a request that is too dear. */
export function refuseCostly(shares: readonly CostShare[]): void {
  // A path of hundreds of steps costs more than JSON has numbers for.
  const cost = Math.min(Math.ceil(sumOf(shares.map((share) => share.cost))), Number.MAX_SAFE_INTEGER)
  const [dearest] = shares.toSorted((a, b) => b.cost - a.cost)
  if (cost <= costLimit || dearest === undefined) return
  const detail =
    `This request could cost ${cost}, and the limit is ${costLimit}; most of it comes from ${dearest.parameter}.` +
    ' Ask for a smaller page, a cursor instead of a number, fewer relationships or values, or a test that an index can answer.'
  throw refusal('BAD_REQUEST', {
    detail,
    source: { parameter: dearest.parameter },
    meta: { cost, limit: costLimit },
  })
}

function costOfNode(
  registry: Registry,
  resources: readonly Resource[],
  { name, children }: IncludeNode,
  parents: number,
): number {
  const rows = parents * weightOf(resources, name)
  const targets = resources.flatMap(({ relationships }) => {
    const relationship = Object.hasOwn(relationships, name) ? relationships[name] : undefined
    return relationship === undefined ? [] : targetsOf(registry, name, relationship)
  })
  return rows + sumOf(children.map((child) => costOfNode(registry, targets, child, rows)))
}

/** The most that a relationship of this name leads to, in any of the resources. */
function weightOf(resources: readonly Resource[], name: string): number {
  const weights = resources.flatMap(({ relationships }) => {
    const relationship = Object.hasOwn(relationships, name) ? relationships[name] : undefined
    return relationship === undefined ? [] : [relationshipWeights[relationship.kind].included]
  })
  return Math.max(0, ...weights)
}

/** By the first key a list is found in order, wherever it is. */
function costOfTies(sort: readonly SortTerm[]): number {
  return sort.slice(1).filter(({ via }) => via !== undefined).length * relatedTieWeight
}

/** The first key has an index, which leads to the rows themselves unless it is a related one. */
function costOfSkipped({ number, size }: Page, sort: readonly SortTerm[]): number {
  const rows = Math.min((number - 1) * size, skipped.rows)
  const more = sort.filter(({ via }, index) => index > 0 || via !== undefined).length
  return rows * (skipped.inOrder + more * skipped.perKey)
}

function costOfFilter(resource: Resource, { fields, test, operand }: Filter): number {
  const values = operand.kind === 'list' ? operand.values.length : 1
  return sumOf(
    fields.map((field) => {
      const access = accesses[accessOf(resource, field, test)]
      return (access.test + (values - 1) * access.value) * costOfPath(field)
    }),
  )
}

function accessOf(resource: Resource, field: FilterField, test: Predicate): Access {
  const { operator, isNegated, orNull } = test
  const isPath = field.kind === 'path'
  const [plain, negated] = waysByOperator[operator][isPath ? 'path' : 'column']
  const findsOne = (operator === 'eq' || operator === 'in') && !isNegated && !orNull
  if (findsOne && !isPath && isKey(resource, field)) return 'key'
  return isNegated ? negated : plain
}

/** Whether a value of the field leads to one row at most: no two have it, and none is shared on the way to it. */
function isKey(resource: Resource, { name, path = [] }: FilterField): boolean {
  const { attributes } = path.at(-1)?.target ?? resource
  const isUnique =
    name === 'id' || (Object.hasOwn(attributes, name) && attributes[name]?.options.unique !== undefined)
  return isUnique && path.every(({ relationship }) => relationshipWeights[relationship.kind].included > 1)
}

function costOfPath({ path = [] }: FilterField): number {
  return path.reduce((cost, { relationship }) => cost * relationshipWeights[relationship.kind].crossed, 1)
}

function sumOf(costs: readonly number[]): number {
  return costs.reduce((sum, cost) => sum + cost, 0)
}
