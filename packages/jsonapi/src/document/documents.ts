import type { Registry } from '@cohort/schema'
import type { ReadQuery } from '../query/read-query.ts'
import { cursorLinks, pageCount, pageLinks, selfLink } from './page-links.ts'
import {
  identifierText,
  serializerOf,
  type AnswerContext,
  type SerializeResource,
} from './serialize-resource.ts'
import type { Linked, Shown } from '../query/read-result.ts'

/** A page of a list: what it shows, and how much there is. */
export interface CollectionContent {
  readonly records: readonly Shown[]
  readonly included: readonly Shown[]
  /** How many records there are on all pages; null in a list that is not counted. */
  readonly recordCount: number | null
  /** True when more records follow. */
  readonly hasMore: boolean
}

/** The text of a list's document. `url` is the list's own, without its query. */
export function collectionDocument(
  registry: Registry,
  query: ReadQuery,
  url: string,
  content: CollectionContent,
  context: AnswerContext,
): string {
  const text = textWriter(registry, query, context)
  const data = content.records.map(text).join(',')
  return `{"data":[${data}]${includedText(query, content.included, text)}${listText(query, url, content)}}`
}

/** The text of a document with one resource. `url` is where it is found, without its query. */
export function resourceDocument(
  registry: Registry,
  query: ReadQuery,
  url: string,
  { record, included }: { readonly record: Shown | null; readonly included: readonly Shown[] },
  context: AnswerContext,
): string {
  const text = textWriter(registry, query, context)
  const data = record === null ? 'null' : text(record)
  const links = `"links":{"self":${JSON.stringify(selfLink(query, url))}}`
  return `{"data":${data}${includedText(query, included, text)},${links}}`
}

/** The text of a to-one's linkage (JSONAPI FE-07). `url` is that of the resource which has the relationship. */
export function toOneLinkageDocument(url: string, name: string, to: Linked | null): string {
  const links = { self: `${url}/relationships/${name}`, related: `${url}/${name}` }
  return `{"data":${to === null ? 'null' : identifierText(to)},"links":${JSON.stringify(links)}}`
}

/** The text of a page of a to-many's linkage. `url` is that of the resource which has the relationship. */
export function toManyLinkageDocument(
  query: ReadQuery,
  url: string,
  name: string,
  content: Omit<CollectionContent, 'included'>,
): string {
  const data = content.records.map(({ type, row }) => identifierText({ type, id: String(row.id) }))
  return `{"data":[${data.join(',')}]${listText(query, `${url}/relationships/${name}`, content, `${url}/${name}`)}}`
}

/** The meta and the links of a list: with counts and numbers, or from place to place. */
function listText(
  query: ReadQuery,
  url: string,
  { records, recordCount, hasMore }: Omit<CollectionContent, 'included'>,
  related?: string,
): string {
  const extra = related === undefined ? {} : { related }
  if (recordCount === null) {
    const last = records.at(-1)?.row.id
    const links = cursorLinks(query, url, hasMore ? String(last) : null)
    return `,"links":${JSON.stringify({ ...links, ...extra })}`
  }
  const meta = `{"record_count":${recordCount},"page_count":${pageCount(query, recordCount)}}`
  return `,"meta":${meta},"links":${JSON.stringify({ ...pageLinks(query, url, recordCount), ...extra })}`
}

/** Present exactly when the request says what to include (JSONAPI IN-02). */
function includedText(
  { include }: ReadQuery,
  included: readonly Shown[],
  text: (shown: Shown) => string,
): string {
  return include === null ? '' : `,"included":[${included.map(text).join(',')}]`
}

/** Writes resources of any type, each type with the fields that the query asks for. */
function textWriter(
  registry: Registry,
  { fields }: ReadQuery,
  context: AnswerContext,
): (shown: Shown) => string {
  const serializers = new Map<string, SerializeResource>()
  const serializerFor = (type: string) => {
    const resource = registry.find(type)
    if (resource === undefined) throw new Error(`A row of "${type}", which is not declared`)
    const serialize = serializerOf(
      registry,
      resource,
      fields.find((fieldset) => fieldset.type === type)?.names,
    )
    serializers.set(type, serialize)
    return serialize
  }
  return (shown) => (serializers.get(shown.type) ?? serializerFor(shown.type))(shown, context)
}
