import {
  targetsOf,
  type Operator,
  type Predicate,
  type Registry,
  type Relationship,
  type Resource,
} from '@cohort/schema'
import { refusal } from '../errors/json-api-error.ts'
import type { Filter, FilterField, FilterOperand, IncludeNode, ReadQuery } from './read-query.ts'

/**
 * What a request may cost (Z4). One is about one row that an index leads to; a request that is dearer than the limit is
 * refused before anything is sent to the database. The weights do not know the data: they say what a request can become
 * when there is much of it, and the limit leaves room for all that people ask.
 */
export const costLimit = 20_000

/** How many rows a relationship is taken to lead to, when it is included and when a filter crosses it. */
const relationshipWeights = {
  belongs_to: { included: 1, crossed: 3 },
  belongs_to_any: { included: 1, crossed: 3 },
  has_many: { included: 10, crossed: 10 },
  has_many_as: { included: 10, crossed: 10 },
} as const satisfies Record<Relationship['kind'], { included: number; crossed: number }>

/** How a test finds its rows: by an index, in an index of parts of texts, or by looking at every row. */
const testWeights = { indexed: 1, searched: 10, scanned: 100 } as const

type Access = keyof typeof testWeights

/** How each operator finds its rows when it is not negated: in a column, and at the end of a path inside JSON. */
const accessByOperator = {
  eq: { column: 'indexed', path: 'indexed' },
  in: { column: 'indexed', path: 'indexed' },
  lt: { column: 'indexed', path: 'scanned' },
  lteq: { column: 'indexed', path: 'scanned' },
  gt: { column: 'indexed', path: 'scanned' },
  gteq: { column: 'indexed', path: 'scanned' },
  null: { column: 'indexed', path: 'scanned' },
  present: { column: 'scanned', path: 'scanned' },
  true: { column: 'scanned', path: 'indexed' },
  start: { column: 'scanned', path: 'scanned' },
  end: { column: 'scanned', path: 'scanned' },
  cont: { column: 'scanned', path: 'scanned' },
  i_cont: { column: 'searched', path: 'scanned' },
  matches: { column: 'scanned', path: 'scanned' },
  jcont: { column: 'indexed', path: 'indexed' },
} as const satisfies Record<Operator, { column: Access; path: Access }>

/** So many values of a list are as dear as the test itself. */
const valuesPerTest = 10

/** A key of `sort` on the other side of a to-one is looked up for every row of the list. */
const relatedSortWeight = 100

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
  { resource, filters, sort, include, counts }: ReadQuery,
  rows: number,
  filterNames: readonly string[],
): readonly CostShare[] {
  const included = (include ?? []).map((node) => costOfNode(registry, [resource], node, rows))
  const counted = counts.map((name) => rows * weightOf([resource], name))
  return [
    { parameter: 'page[size]', cost: rows },
    { parameter: 'include', cost: sumOf(included) },
    { parameter: 'withCount', cost: sumOf(counted) },
    { parameter: 'sort', cost: sort.filter(({ via }) => via !== undefined).length * relatedSortWeight },
    ...filters.map((filter, index) => ({
      parameter: filterNames[index] ?? 'filter',
      cost: costOfFilter(filter),
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
    ' Ask for a smaller page, fewer relationships, or a test that an index can answer.'
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

function costOfFilter({ fields, test, operand }: Filter): number {
  return sumOf(fields.map((field) => costOfTest(field, test) * costOfValues(operand) * costOfPath(field)))
}

/** A negation passes most rows, so that no index helps. */
function costOfTest({ kind }: FilterField, { operator, isNegated }: Predicate): number {
  const access = accessByOperator[operator][kind === 'path' ? 'path' : 'column']
  return testWeights[isNegated ? 'scanned' : access]
}

function costOfValues(operand: FilterOperand): number {
  return operand.kind === 'list' ? 1 + operand.values.length / valuesPerTest : 1
}

function costOfPath({ path = [] }: FilterField): number {
  return path.reduce((cost, { relationship }) => cost * relationshipWeights[relationship.kind].crossed, 1)
}

function sumOf(costs: readonly number[]): number {
  return costs.reduce((sum, cost) => sum + cost, 0)
}
