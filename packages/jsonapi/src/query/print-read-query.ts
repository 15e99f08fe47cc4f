import { joinList } from './parse-operand.ts'
import { filterKey } from './print-filter-key.ts'
import {
  sizeUnlessGiven,
  type Fieldset,
  type Filter,
  type FilterOperand,
  type IncludeNode,
  type Page,
  type ReadQuery,
  type SortTerm,
} from './read-query.ts'

type Pair = readonly [name: string, value: string]

/**
 * Prints a query as the normalised query string that parses to it again, without a question mark;
 * brackets in names are escaped (JSONAPI QP-09). Empty for a query that asks for nothing.
 */
export function printReadQuery({
  filters,
  sort,
  include,
  fields,
  counts,
  page,
  linkage,
}: Omit<ReadQuery, 'resource'>): string {
  const pairs: Pair[] = [
    ...filters.map(printFilter),
    ...(sort.length > 0 ? [['sort', sort.map(printTerm).join(',')] satisfies Pair] : []),
    ...(include === null ? [] : [['include', printInclude(include, linkage)] satisfies Pair]),
    ...fields.map(printFieldset),
    ...(counts.length > 0 ? [['withCount', counts.join(',')] satisfies Pair] : []),
    ...printPage(page),
  ]
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
}

function printFilter(filter: Filter): Pair {
  return [filterKey(filter), printOperand(filter.operand)]
}

function printOperand(operand: FilterOperand): string {
  switch (operand.kind) {
    case 'value':
      return String(operand.value)
    case 'list':
      return joinList(operand.values.map(String))
    case 'flag':
      return String(operand.flag)
    case 'json':
      return operand.json
  }
}

/** Included members of a linkage stand before every path, for that is where these begin. */
function printInclude(nodes: readonly IncludeNode[], linkage: string | undefined): string {
  const paths = linkage === undefined ? nodes : [{ name: linkage, children: nodes }]
  return paths.flatMap(printNode).join(',')
}

/** A path for each leaf of the tree: what leads there is included with it. */
function printNode({ name, children }: IncludeNode): string[] {
  return children.length === 0 ? [name] : children.flatMap(printNode).map((path) => `${name}.${path}`)
}

function printTerm({ name, direction, via }: SortTerm): string {
  const key = via === undefined ? name : `${via.name}.${name}`
  return direction === 'desc' ? `-${key}` : key
}

function printFieldset({ type, names }: Fieldset): Pair {
  return [`fields[${type}]`, names.join(',')]
}

function printPage(page: Page): Pair[] {
  const { number, size, after, before } = page
  return [
    ...(after === undefined ? [] : [['page[after]', after] satisfies Pair]),
    ...(before === undefined ? [] : [['page[before]', before] satisfies Pair]),
    ...(number === 1 ? [] : [['page[number]', String(number)] satisfies Pair]),
    ...(size === sizeUnlessGiven(page) ? [] : [['page[size]', String(size)] satisfies Pair]),
  ]
}
