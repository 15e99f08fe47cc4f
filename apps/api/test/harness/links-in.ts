import type { Json } from './response.ts'

/** Every link of a document that is not null, but none of what clients keep in metadata. */
export function linksIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(linksIn)
  if (typeof value !== 'object' || value === null) return []
  const { links, metadata: _theirs, ...rest } = value
  const own = Object.values<Json>(links ?? {}).map((link) => link?.href ?? link)
  return [...own.filter((link) => typeof link === 'string'), ...Object.values(rest).flatMap(linksIn)]
}

/** The address with its ids made one, and its parameters without their values: links of a kind are followed once. */
export function kindOfLink(link: string): string {
  const { pathname, searchParams } = new URL(link)
  const path = pathname.replaceAll(/\/(?=[^/]*\d)[0-9A-Za-z-]{14,}(?=\/|$)/g, '/{id}')
  return `${path}?${[...new Set(searchParams.keys())].toSorted().join('&')}`
}
