import { columnsOf, type Paging, type Registry, type Resource, type ValueKind } from '@cohort/schema'
import { pageSize } from '../query/read-query.ts'
import type { Linkage, Linked, Row, Shown } from '../query/read-result.ts'
import type { AnswerContext } from './answer-context.ts'

/** Writes one resource object as JSON text, with its cursor in the list of the document where that is told. */
export type SerializeResource = (
  shown: Pick<Shown, 'row' | 'links' | 'counts'>,
  context: AnswerContext,
  cursor?: string,
) => string

/** One place of the template: the text before a value, and how the value is written. */
interface Piece {
  readonly column: string
  readonly prefix: string
  readonly write: (value: Row[string]) => string
}

const serializers = new WeakMap<Resource, Map<string, SerializeResource>>()

/**
 * The serializer of a resource, compiled from its declaration and kept: a template between whose pieces the values
 * are put, five times as quick as JSON.stringify of an object. `fields`, when given, are the only ones shown.
 */
export function serializerOf(
  registry: Registry,
  resource: Resource,
  fields?: readonly string[],
): SerializeResource {
  const known = serializers.get(resource) ?? new Map<string, SerializeResource>()
  serializers.set(resource, known)
  const shown = allFieldsOf(resource).filter((name) => fields === undefined || fields.includes(name))
  const key = shown.join(',')
  const serialize = known.get(key) ?? compileSerializer(registry, resource, shown)
  known.set(key, serialize)
  return serialize
}

function allFieldsOf({ attributes, relationships }: Resource): readonly string[] {
  return [...Object.keys(attributes), ...Object.keys(relationships)]
}

function compileSerializer(
  registry: Registry,
  resource: Resource,
  fields: readonly string[],
): SerializeResource {
  const { type, relationships, singleton } = resource
  const pieces = columnsOf(resource)
    .filter(({ name }) => fields.includes(name))
    .map(({ name, kind }, index): Piece => {
      return {
        column: name,
        prefix: `${index === 0 ? '' : ','}${JSON.stringify(name)}:`,
        write: jsonWriters[kind],
      }
    })
  const links = Object.entries(relationships)
    .filter(([name]) => fields.includes(name))
    .map(([name, relationship]) => {
      const target = relationship.kind === 'belongs_to_any' ? undefined : registry.find(relationship.target)
      return { name, paging: target?.paging ?? 'number' }
    })
  return ({ row, links: linkage, counts }, context, cursor) => {
    const { base, meta } = context
    const self = singleton === null ? `${base}/${type}/${row.id}` : `${base}/${singleton}`
    let text = `{"id":"${row.id}","type":"${type}","links":{"self":"${self}"},"attributes":{`
    for (const { column, prefix, write } of pieces) text += prefix + write(row[column] ?? null)
    text += '}'
    if (links.length > 0) {
      const members = links.map(({ name, paging }) =>
        relationshipText(context, self, { name, paging }, linkage.get(name), counts.get(name)),
      )
      text += `,"relationships":{${members.join(',')}}`
    }
    return `${text},"meta":${cursor === undefined ? meta : `${meta.slice(0, -1)},${cursorText(cursor)}}`}}`
  }
}

/** The text of one relationship: its links; its linkage when it was included; and its count when that was asked for. */
function relationshipText(
  context: AnswerContext,
  self: string,
  { name, paging }: { readonly name: string; readonly paging: Paging },
  linkage: Linkage | undefined,
  count: number | undefined,
): string {
  const own = `${self}/relationships/${name}`
  const related = `${self}/${name}`
  const rest = linkage?.kind === 'many' ? linkage.rest : null
  const list = { url: related, paging, selection: '' }
  const beside = rest === null ? '' : besideText(own, context.cursors.write(list, rest.place))
  const recordCount = count ?? rest?.recordCount
  const data = linkage === undefined ? '' : `,"data":${linkageText(linkage)}`
  const meta = recordCount === undefined ? '' : `,"meta":{"record_count":${recordCount}}`
  return `"${name}":{"links":{"self":"${own}","related":"${related}"${beside}}${data}${meta}}`
}

/** The ways from the first members, which are listed, to the rest of the linkage: none is left out in silence (JSONAPI RL-08, RL-12). */
function besideText(url: string, cursor: string): string {
  const next = `${url}?page%5Bafter%5D=${encodeURIComponent(cursor)}&page%5Bsize%5D=${pageSize.most}`
  return `,"prev":null,"next":${JSON.stringify(next)}`
}

function linkageText(linkage: Linkage): string {
  if (linkage.kind === 'many') return `[${linkage.members.map((member) => identifierText(member)).join(',')}]`
  return linkage.to === null ? 'null' : identifierText(linkage.to)
}

/** The text of an identifier; types and ids have no character that JSON escapes. */
export function identifierText({ type, id }: Linked, cursor?: string): string {
  const meta = cursor === undefined ? '' : `,"meta":{${cursorText(cursor)}}`
  return `{"type":"${type}","id":"${id}"${meta}}`
}

/** Where a record stands in its list, for its `meta` (JSONAPI CP-19). */
function cursorText(cursor: string): string {
  return `"page":{"cursor":${JSON.stringify(cursor)}}`
}

/** How the value of a column is written as JSON. */
export const jsonWriters = {
  text: (value) => JSON.stringify(value),
  integer: String,
  boolean: String,
  time: (value) => (typeof value === 'string' ? `"${wireTime(value)}"` : 'null'),
  json: (value) => (value === null ? 'null' : String(value)),
} as const satisfies Record<ValueKind, Piece['write']>

/** PostgreSQL's `2026-01-31 09:30:00.12+00` in wire format, `2026-01-31T09:30:00.120Z`; what is below a millisecond is cut. */
export function wireTime(text: string): string {
  const fraction = text.charAt(19) === '.' ? text.slice(20, text.indexOf('+', 20)) : ''
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}
