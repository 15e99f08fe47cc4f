import type { Registry } from '@cohort/schema'
import type { ReadQuery } from '../query/read-query.ts'
import type { Linked, Shown } from '../query/read-result.ts'
import type { AnswerContext } from './answer-context.ts'
import { listMembers, type ListContent } from './list-members.ts'
import { selfLink, typedLink } from './page-links.ts'
import { identifierText, serializerOf, type SerializeResource } from './serialize-resource.ts'

/** A page of a list: what it shows, and how much there is. */
export interface CollectionContent extends ListContent {
  readonly records: readonly Shown[]
  readonly included: readonly Shown[]
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
  const { members, cursors } = listMembers(query, { list: url, self: url }, content, context)
  const data = content.records.map((record, index) => text(record, cursors[index])).join(',')
  return `{"data":[${data}]${includedText(query, content.included, text)},${members}}`
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
  const links = { self: typedLink(selfLink(query, url), context) }
  return `{"data":${data}${includedText(query, included, text)},"links":${JSON.stringify(links)}}`
}

/**
 * The text of a to-one's linkage (JSONAPI FE-07), with what is included of where it leads (JSONAPI IN-06). `url` is that of
 * the resource which has the relationship.
 */
export function toOneLinkageDocument(
  registry: Registry,
  query: ReadQuery,
  url: string,
  name: string,
  { to, included }: { readonly to: Linked | null; readonly included: readonly Shown[] },
  context: AnswerContext,
): string {
  const text = textWriter(registry, query, context)
  const self = selfLink(query, `${url}/relationships/${name}`)
  const links = { self: typedLink(self, context), related: `${url}/${name}` }
  const data = to === null ? 'null' : identifierText(to)
  return `{"data":${data}${includedText(query, included, text)},"links":${JSON.stringify(links)}}`
}

/** The text of a page of a to-many's linkage. `url` is that of the resource which has the relationship. */
export function toManyLinkageDocument(
  registry: Registry,
  query: ReadQuery,
  url: string,
  name: string,
  content: CollectionContent,
  context: AnswerContext,
): string {
  const text = textWriter(registry, query, context)
  const related = `${url}/${name}`
  const at = { list: related, self: `${url}/relationships/${name}`, related }
  const { members, cursors } = listMembers(query, at, content, context)
  const data = content.records.map(({ type, row }, index) =>
    identifierText({ type, id: String(row.id) }, cursors[index]),
  )
  return `{"data":[${data.join(',')}]${includedText(query, content.included, text)},${members}}`
}

/** Present exactly when the request says what to include (JSONAPI IN-02). */
function includedText(
  { include }: ReadQuery,
  included: readonly Shown[],
  text: (shown: Shown) => string,
): string {
  return include === null ? '' : `,"included":[${included.map((shown) => text(shown)).join(',')}]`
}

/** Writes resources of any type, each type with the fields that the query asks for. */
function textWriter(
  registry: Registry,
  { fields }: ReadQuery,
  context: AnswerContext,
): (shown: Shown, cursor?: string) => string {
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
  return (shown, cursor) => (serializers.get(shown.type) ?? serializerFor(shown.type))(shown, context, cursor)
}
