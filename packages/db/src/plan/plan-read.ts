import { storedColumnsOf, type Resource } from '@cohort/schema'
import type { ReadQuery, SortTerm } from '@cohort/jsonapi/query'
import type { Environment } from '../environment.ts'
import { conditionFrom } from './condition-from.ts'
import type { ColumnTest, Order, ReadPlan, ReadShape, Slot } from './read-plan.ts'
import { collectValues } from './values.ts'

/** What a list is below: the members of one resource, by the columns that point to it. */
export type Scope = Readonly<Record<string, string>>

/** A page of a resource's rows, with their number. The environment is the first of the plan's values. */
export function planRead(environment: Environment, query: ReadQuery, scope: Scope = {}): ReadPlan {
  const { add, values } = collectValues()
  const environmentSlot = add(environment.id)
  const { resource, page, filters } = query
  const isWhole = filters.length === 0 && Object.keys(scope).length === 0
  const byCursor = resource.paging === 'cursor'
  const shape: ReadShape = {
    ...selection(resource, environmentSlot),
    conditions: [
      ...Object.entries(scope).map(([column, value]) => textTest(column, 'eq', add(value))),
      ...filters.map((filter) => conditionFrom(resource, filter, add)),
      ...(page.after === undefined ? [] : [textTest('id', 'gt', add(page.after))]),
    ],
    isSettled: byCursor,
    order: orderOf(resource, query.sort),
    // One more than the page has, to know whether another page follows.
    limit: byCursor ? page.size + 1 : page.size,
    offset: page.number === 1 ? null : add((page.number - 1) * page.size),
    count: byCursor ? 'none' : isWhole ? 'counters' : 'rows',
  }
  return { shape, values }
}

/** One row by its id. */
export function planFind(environment: Environment, resource: Resource, id: string): ReadPlan {
  const { add, values } = collectValues()
  const shape: ReadShape = {
    ...selection(resource, add(environment.id)),
    conditions: [textTest('id', 'eq', add(id))],
    isSettled: false,
    order: [],
    limit: 1,
    offset: null,
    count: 'none',
  }
  return { shape, values }
}

function selection(
  resource: Resource,
  environment: Slot,
): Pick<ReadShape, 'table' | 'columns' | 'environment'> {
  return {
    table: resource.table,
    columns: ['id', ...storedColumnsOf(resource).map(({ name }) => name)],
    environment,
  }
}

function textTest(column: string, operator: 'eq' | 'gt', operand: Slot): ColumnTest {
  return {
    kind: 'test',
    column,
    valueKind: 'text',
    operator,
    isNegated: false,
    quantifier: null,
    orNull: false,
    operand,
  }
}

/** The order asked for, or the resource's own, made total by the id in the direction of the last key (JSONAPI SO-07). */
export function orderOf(resource: Resource, sort: readonly SortTerm[]): readonly Order[] {
  const terms: readonly SortTerm[] = sort.length > 0 ? sort : [resource.defaultSort]
  const order = terms.map((term) => orderFrom(resource, term))
  if (terms.some(({ name, via }) => name === 'id' && via === undefined)) return order
  return [...order, { column: 'id', direction: terms.at(-1)?.direction ?? 'desc', isNullable: false }]
}

/** A key on the other side of a to-one is null where there is none. */
function orderFrom(resource: Resource, { name, direction, via }: SortTerm): Order {
  if (via !== undefined) {
    const { table } = via.target
    return { column: name, direction, isNullable: true, via: { table, column: `${via.name}_id` } }
  }
  const column = storedColumnsOf(resource).find((stored) => stored.name === name)
  return { column: name, direction, isNullable: column?.isNullable ?? false }
}
