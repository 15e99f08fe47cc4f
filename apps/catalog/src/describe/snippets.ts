import type { Exchange } from '@cohort/client'
import { JsonApiError } from '@cohort/jsonapi'
import { parseReadQuery, pageSize, type ReadQuery } from '@cohort/jsonapi/query'
import { registry, type Resource } from '@cohort/schema'

/** A request of the catalog, as other programs send it. The token is named and never shown. */
export interface Snippet {
  readonly name: string
  readonly text: string
}

/** What was asked: a list, or a record by its id. */
export interface Asked {
  readonly resource: Resource
  /** Undefined for a list. */
  readonly id?: string | undefined
  /** The organization's name in addresses. */
  readonly slug: string
}

/** The same request with curl, with the official SDK, and with fetch. */
export function snippetsOf({ url }: Pick<Exchange, 'url'>, asked: Asked): readonly Snippet[] {
  return [
    { name: 'curl', text: curlText(url) },
    { name: 'SDK', text: sdkText(url, asked) },
    { name: 'fetch', text: fetchText(url) },
  ]
}

const accept = 'application/vnd.api+json'

function curlText(url: string): string {
  return `curl -s -g -H "Authorization: Bearer $TOKEN" -H 'Accept: ${accept}' \\\n  ${shellQuoted(url)}`
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

function fetchText(url: string): string {
  return `const answer = await fetch(${quoted(url)}, {
  headers: { accept: '${accept}', authorization: \`Bearer \${process.env.TOKEN}\` },
})
console.log(await answer.json())`
}

/** The SDK makes an address of the organization's name and the token's issuer; `fetch` sends it to where this catalog is. */
function sdkText(url: string, { resource, id, slug }: Asked): string {
  const { origin } = new URL(url)
  const args = sdkArguments(url, resource, id)
  const call = id === undefined ? `list(${args})` : `retrieve(${quoted(id)}${args === '' ? '' : `, ${args}`})`
  return `import { CommerceLayer } from '@commercelayer/sdk/bundle'

const cl = CommerceLayer({
  organization: ${quoted(slug)},
  accessToken: process.env.TOKEN,
  fetch: (to, options) => fetch(String(to).replace(/^https:..[^/]+/, ${quoted(origin)}), options),
})
console.log(await cl.${resource.type}.${call})`
}

/** The parameters of a request in the words of the SDK; what it has no word for is told in a comment. */
function sdkArguments(url: string, resource: Resource, id: string | undefined): string {
  const { searchParams, search } = new URL(url)
  const query = readQuery(resource, id === undefined ? 'list' : 'single', search.slice(1))
  if (query === undefined) return ''
  const named = Object.entries(sdkParameters(query, searchParams)).map(
    ([name, value]) => `  ${name}: ${JSON.stringify(value)},`,
  )
  const unnamed = [
    ...(query.counts.length > 0 ? ['  // The SDK has no word for withCount.'] : []),
    ...(query.page.after === undefined ? [] : ['  // The SDK has no word for page[after].']),
  ]
  const lines = [...named, ...unnamed]
  return lines.length === 0 ? '' : `{\n${lines.join('\n')}\n}`
}

/** The most that the SDK takes as the size of a page. */
const mostOfSdk = 25

function sdkParameters(
  { filters, sort, include, fields, page }: ReadQuery,
  parameters: URLSearchParams,
): Readonly<Record<string, unknown>> {
  const values = [...parameters].flatMap(([name, value]) => {
    const [, key] = /^filter\[q\]\[(.+)\]$/.exec(name) ?? []
    return key === undefined ? [] : [[key, value] as const]
  })
  return {
    ...(filters.length > 0 && { filters: Object.fromEntries(values) }),
    ...(sort.length > 0 && { sort: parameters.get('sort')?.split(',') }),
    ...(include !== null && include.length > 0 && { include: parameters.get('include')?.split(',') }),
    ...(fields.length > 0 && { fields: Object.fromEntries(fields.map(({ type, names }) => [type, names])) }),
    ...(page.number > 1 && { pageNumber: page.number }),
    ...(page.size !== pageSize.default && { pageSize: Math.min(page.size, mostOfSdk) }),
  }
}

function readQuery(resource: Resource, kind: 'list' | 'single', text: string): ReadQuery | undefined {
  try {
    return parseReadQuery(registry, resource, kind, text)
  } catch (error) {
    if (error instanceof JsonApiError) return undefined
    throw error
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`
}
