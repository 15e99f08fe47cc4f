import { parseReadQuery, printReadQuery, type Page, type ReadQuery } from '@cohort/jsonapi/query'
import { registry, type Resource } from '@cohort/schema'

/** What the router knows of a page's query string: its text, which is the API's own and not the router's to read. */
export interface Search {
  readonly text?: string
}

/** Takes the query string from an address as it is. */
export function searchFromAddress(address: string): Search {
  const text = address.replace(/^\?/, '')
  return text === '' ? {} : { text }
}

/** The mirror of searchFromAddress. */
export function addressFromSearch({ text = '' }: Search): string {
  return text === '' ? '' : `?${text}`
}

/** The query string that asks for a query, with readable brackets: `filter[q][name_i_cont]=vip`. */
export function searchOf(query: Omit<ReadQuery, 'resource'>): Search {
  return searchFromAddress(readable(printReadQuery(query)))
}

/** The query string of another page of a list, to which the API links: with its place there, and all else as it is here. */
export function searchOfPage(query: ReadQuery, link: string): Search {
  return searchOf({ ...query, page: pageAt(query.resource, link) })
}

/** The page of a list that the API has at an address. */
export function pageAt(resource: Resource, url: string): Page {
  return parseReadQuery(registry, resource, 'list', new URL(url).search.slice(1)).page
}

function readable(text: string): string {
  return text.replaceAll('%5B', '[').replaceAll('%5D', ']')
}
