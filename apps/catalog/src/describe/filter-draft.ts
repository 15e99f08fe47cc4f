import { JsonApiError } from '@cohort/jsonapi'
import { filterNames, parseReadQuery, printReadQuery, type Filter } from '@cohort/jsonapi/query'
import { registry, type Resource } from '@cohort/schema'

/** A filter while it is being written: texts, of which nothing is known yet. */
export interface FilterDraft {
  /** One name, or several with their join: `name_or_code`. */
  readonly names: string
  readonly predicate: string
  readonly value: string
}

/** A draft, read: the filter, or the sentence that says what is wrong with it. */
export type DraftReading =
  | { readonly filter: Filter; readonly fault?: never }
  | { readonly filter?: never; readonly fault: string }

/** Reads a draft as the service would read it beside other filters. */
export function readDraft(
  resource: Resource,
  { names, predicate, value }: FilterDraft,
  others: readonly Filter[] = [],
): DraftReading {
  try {
    const text = `filter[q][${names}_${predicate}]=${encodeURIComponent(value)}`
    const { filters } = parseReadQuery(
      registry,
      resource,
      'list',
      [text, printFilters(resource, others)].join('&'),
    )
    const [filter] = filters
    return filter === undefined ? { fault: 'This is no filter.' } : { filter }
  } catch (error) {
    if (!(error instanceof JsonApiError)) throw error
    return { fault: error.errors.map(({ detail }) => detail).join(' ') }
  }
}

/** The draft from which a filter was read. */
export function draftOf(resource: Resource, filter: Filter): FilterDraft {
  const [value = ''] = new URLSearchParams(printFilters(resource, [filter])).values()
  return { names: filterNames(filter), predicate: filter.predicate, value }
}

function printFilters(resource: Resource, filters: readonly Filter[]): string {
  return printReadQuery({ ...parseReadQuery(registry, resource, 'list', ''), filters })
}
