import { JsonApiError } from '@cohort/jsonapi'
import { parseReadQuery, type ReadQuery } from '@cohort/jsonapi/query'
import { registry, type Resource } from '@cohort/schema'

/** The query of a list page, read as the service would read it, or what is wrong with it. */
export type QueryReading =
  | { readonly query: ReadQuery; readonly faults?: never }
  | { readonly query?: never; readonly faults: readonly string[] }

/** Reads the query string of a list page. A query with faults is never sent. */
export function readListQuery(resource: Resource, text: string): QueryReading {
  try {
    return { query: parseReadQuery(registry, resource, 'list', text) }
  } catch (error) {
    if (!(error instanceof JsonApiError)) throw error
    return { faults: error.errors.map(({ detail }) => detail) }
  }
}
