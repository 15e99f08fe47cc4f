import { storedColumnsOf, type Resource } from '@cohort/schema'
import type { ReadQuery, SortTerm, Span } from '@cohort/jsonapi/query'
import type { Environment } from '../environment.ts'
import { conditionFrom } from './condition-from.ts'
import type { Bound, ColumnTest, Order, ReadPlan, ReadShape, Slot } from './read-plan.ts'
import { collectValues, type AddValue } from './values.ts'

/** What a list is below: the members of one resource, by the columns that point to it. */
export type Scope = Readonly<Record<string, string>>

/** What a page is read from: a list below a resource, and a stretch of it when it is paged by cursors. */
export interface Where {
  readonly scope?: Scope
  readonly span?: Span | null
  /** Whether all rows are counted on a page by cursor, which costs as much as there are of them. A log never is. */
  readonly isCounted?: boolean
}

/** From where on a page by number is deep: its neighbours are told by their places (P4). */
const deepRow = 10_000

const wholeSpan: Span = { after: null, before: null }

/** A page of a resource's rows, with their number. The environment is the first of the plan's values. */
export function planRead(
  environment: Environment,
  query: ReadQuery,
  { scope = {}, span: given = null, isCounted = given === null }: Where = {},
): ReadPlan {
  const { add, values } = collectValues()
  const environmentSlot = add(environment.id)
  const { resource, page, filters } = query
  const isLog = resource.paging === 'cursor'
  const span = isLog ? (given ?? wholeSpan) : given
  const isWhole = filters.length === 0 && Object.keys(scope).length === 0
  const shape: ReadShape = {
    ...selection(resource, environmentSlot),
    conditions: [
      ...Object.entries(scope).map(([column, value]) => equality(column, add(value))),
      ...filters.map((filter) => conditionFrom(resource, filter, add)),
    ],
    isSettled: isLog,
    order: orderOf(resource, query.sort),
    bounds: span === null ? [] : boundsFrom(span, add),
    isBackward: span !== null && span.before !== null && span.after === null,
    showsPlaces: span !== null || page.number * page.size > deepRow,
    paging: span === null ? 'number' : 'cursor',
    limit: span === null ? page.size : page.size + 1,
    offset: page.number === 1 ? null : add((page.number - 1) * page.size),
    count: countOf(isLog, isWhole, isCounted),
  }
  return { shape, values }
}

/** The end of a list is a place without values, and bounds nothing. */
function boundsFrom(span: Span, add: AddValue): readonly Bound[] {
  return (['after', 'before'] as const).flatMap((side): Bound[] => {
    const place = span[side] ?? []
    const values = place.map((value) => (value === null || value === undefined ? null : add(value)))
    return values.length === 0 ? [] : [{ side, values }]
  })
}

/** By cursor a page costs the same wherever it lies, so that nothing is counted but what the counters know. */
function countOf(isLog: boolean, isWhole: boolean, isCounted: boolean): ReadShape['count'] {
  if (isLog) return 'none'
  if (isWhole) return 'counters'
  return isCounted ? 'rows' : 'none'
}

/** One row by its id. */
export function planFind(environment: Environment, resource: Resource, id: string): ReadPlan {
  const { add, values } = collectValues()
  const shape: ReadShape = {
    ...selection(resource, add(environment.id)),
    conditions: [equality('id', add(id))],
    isSettled: false,
    order: [],
    bounds: [],
    isBackward: false,
    showsPlaces: false,
    paging: 'number',
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

function equality(column: string, operand: Slot): ColumnTest {
  return {
    kind: 'test',
    column,
    valueKind: 'text',
    operator: 'eq',
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
  if (via === undefined) return { column: name, direction, isNullable: canBeNull(resource, name) }
  const { name: link, target } = via
  const isNullable = canBeNull(target, name)
  return {
    column: name,
    direction,
    isNullable: true,
    via: { name: link, table: target.table, column: `${link}_id`, isNullable },
  }
}

function canBeNull(resource: Resource, name: string): boolean {
  return storedColumnsOf(resource).find((column) => column.name === name)?.isNullable ?? false
}
