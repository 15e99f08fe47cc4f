import type { Registry, Resource } from '@cohort/schema'
import { parseCounts } from './parse-counts.ts'
import { parseFieldset } from './parse-fields.ts'
import { parseFilter } from './parse-filter.ts'
import { parseInclude } from './parse-include.ts'
import { parsePage } from './parse-page.ts'
import { parseQueryString, type Parameter } from './parse-query-string.ts'
import { parseSort } from './parse-sort.ts'
import { filterKey } from './print-filter-key.ts'
import { costSharesOf, refuseCostly } from './query-cost.ts'
import type { Filter, ReadQuery } from './read-query.ts'
import { refuseAt } from './refuse-at.ts'

/** The families of parameters that a kind of request takes (JSONAPI QP-06). */
export const familiesByRequest = {
  list: ['filter', 'sort', 'page', 'include', 'fields', 'withCount'],
  single: ['include', 'fields', 'withCount'],
  linkage: ['filter', 'sort', 'page', 'include', 'fields'],
  single_linkage: ['include', 'fields'],
  export: ['filter', 'sort', 'fields', 'format'],
  statistics: ['filter', 'by', 'per', 'zone'],
  nothing: [],
} as const satisfies Record<string, readonly string[]>

export type RequestKind = keyof typeof familiesByRequest

/** The relationship whose linkage a request asks for, and the resource that has it: where its paths of `include` begin. */
export interface LinkageOf {
  readonly owner: Resource
  readonly name: string
}

/**
 * Reads the query string of a request for a resource; `linkageOf` where the request is for identifiers. Throws a JsonApiError (400) whose `source.parameter`
 * is the parameter as sent; unknown names come with their place and the nearest legal one. Nothing is ignored, and
 * nothing that would cost too much is let through.
 */
export function parseReadQuery(
  registry: Registry,
  resource: Resource,
  request: RequestKind,
  text: string,
  linkageOf?: LinkageOf,
): ReadQuery {
  const families = groupByFamily(parseQueryString(text), familiesByRequest[request])
  const query: ReadQuery = {
    resource,
    filters: parseFilters(registry, resource, families.get('filter') ?? []),
    sort: (families.get('sort') ?? []).flatMap((parameter) => parseSort(registry, resource, parameter)),
    page: parsePage(resource, families.get('page') ?? []),
    ...parseIncluded(registry, resource, families.get('include')?.[0], linkageOf),
    fields: (families.get('fields') ?? []).map((parameter) => parseFieldset(registry, parameter)),
    counts: (families.get('withCount') ?? []).flatMap((parameter) => parseCounts(resource, parameter)),
  }
  const rows = request === 'single' ? 1 : query.page.size
  const filterNames = (families.get('filter') ?? []).map(({ name }) => name)
  refuseCostly(costSharesOf(registry, query, rows, filterNames))
  return query
}

function parseIncluded(
  registry: Registry,
  resource: Resource,
  parameter: Parameter | undefined,
  linkageOf: LinkageOf | undefined,
): Pick<ReadQuery, 'include' | 'linkage'> {
  if (parameter === undefined) return { include: null }
  if (linkageOf === undefined) return { include: parseInclude(registry, resource, parameter) }
  const { owner, name } = linkageOf
  const [root] = parseInclude(registry, owner, parameter, [name])
  return root === undefined ? { include: [] } : { include: root.children, linkage: name }
}

/** A filter has one normalised key, and a key one value: `filter[name]` is `filter[q][name_eq]`. */
function parseFilters(
  registry: Registry,
  resource: Resource,
  parameters: readonly Parameter[],
): readonly Filter[] {
  const keys = new Set<string>()
  return parameters.map((parameter) => {
    const filter = parseFilter(registry, resource, parameter)
    const key = filterKey(filter)
    if (keys.has(key)) {
      const fault = `The filter "${key}" is given more than once`
      throw refuseAt('BAD_REQUEST', parameter, { in: 'name', after: 0 }, fault)
    }
    keys.add(key)
    return filter
  })
}

function groupByFamily(
  parameters: readonly Parameter[],
  allowed: readonly string[],
): ReadonlyMap<string, readonly Parameter[]> {
  const stranger = parameters.find(({ base }) => !allowed.includes(base))
  if (stranger !== undefined) {
    const fault = `The parameter "${stranger.name}" is not allowed here`
    const slip = { name: stranger.base, legal: allowed }
    throw refuseAt('PARAM_NOT_ALLOWED', stranger, { in: 'name', after: 0 }, fault, slip)
  }
  return Map.groupBy(parameters, ({ base }) => base)
}
