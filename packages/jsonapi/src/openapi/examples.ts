import {
  can,
  isNullable,
  isToOne,
  targetsOf,
  valueKindOf,
  withoutNull,
  type Ability,
  type Attribute,
  type Registry,
  type Relationship,
  type Resource,
  type ValueKind,
} from '@cohort/schema'
import type { AnswerContext } from '../document/answer-context.ts'
import {
  collectionDocument,
  resourceDocument,
  toManyLinkageDocument,
  toOneLinkageDocument,
} from '../document/documents.ts'
import { parseReadQuery } from '../query/parse-read-query.ts'
import type { Row, Shown } from '../query/read-result.ts'
import type { Part } from './schemas.ts'

const context: AnswerContext = {
  base: 'https://cohort.example/api',
  meta: JSON.stringify({ mode: 'test', organization_id: '0Vqg2mXk3bT8cD', trace_id: '0VqhR5wYtQ1kLm' }),
  profiles: [],
  cursors: { write: () => 'WyIyMDI2Il0', read: () => undefined },
}

/** Examples of a resource's documents, by the name of their component. Answers are written by what writes them in earnest. */
export function examplesOf(registry: Registry, resource: Resource): Readonly<Record<string, Part>> {
  const { type, actions } = resource
  return {
    [type]: { value: recordExample(registry, resource) },
    ...(actions.includes('list') && { [`${type}_list`]: { value: listExample(registry, resource) } }),
    ...(actions.includes('create') && {
      [`${type}_create`]: { value: writeExample(registry, resource, 'create') },
    }),
    ...(actions.includes('update') && {
      [`${type}_update`]: { value: writeExample(registry, resource, 'update') },
    }),
  }
}

/** An answer that shows where a relationship leads. */
export function linkageExample(
  registry: Registry,
  owner: Resource,
  name: string,
  relationship: Relationship,
): Part {
  const [target] = targetsOf(registry, name, relationship)
  if (target === undefined) return {}
  const [url, included] = [urlOf(owner), []]
  const isOne = isToOne(relationship)
  const query = parseReadQuery(registry, target, isOne ? 'single_linkage' : 'linkage', '')
  const text = isOne
    ? toOneLinkageDocument(registry, query, url, name, { to: identifierOf(target), included }, context)
    : toManyLinkageDocument(registry, query, url, name, { ...contentOf(target), included }, context)
  return JSON.parse(text)
}

/** A body that changes where a relationship leads. */
export function linkageBodyExample(registry: Registry, name: string, relationship: Relationship): Part {
  const identifiers = targetsOf(registry, name, relationship).map(identifierOf).slice(0, 1)
  return { data: isToOne(relationship) ? identifiers[0] : identifiers }
}

function recordExample(registry: Registry, resource: Resource): Part {
  const query = parseReadQuery(registry, resource, 'single', '')
  const shown = { record: shownOf(resource), included: [] }
  return JSON.parse(resourceDocument(registry, query, urlOf(resource), shown, context))
}

function listExample(registry: Registry, resource: Resource): Part {
  const query = parseReadQuery(registry, resource, 'list', '')
  const content = { ...contentOf(resource), included: [] }
  return JSON.parse(collectionDocument(registry, query, `${context.base}/${resource.type}`, content, context))
}

function contentOf(resource: Resource) {
  const { paging } = resource
  const place = [String(rowOf(resource).id)]
  return {
    paging,
    recordCount: paging === 'cursor' ? null : 1,
    hasMore: false,
    places: [place],
    records: [shownOf(resource)],
  }
}

function writeExample(
  registry: Registry,
  resource: Resource,
  ability: Extract<Ability, 'create' | 'update'>,
): Part {
  const { type, attributes, relationships } = resource
  const written = Object.entries(attributes).flatMap(([name, attribute]) => {
    const value = exampleOf(attribute)
    return can(attribute, ability) && value !== null ? [[name, value]] : []
  })
  const linked = Object.entries(relationships).filter(
    ([, link]) => ability === 'create' && isToOne(link) && link.isRequired,
  )
  const links = linked.map(([name, link]) => [name, linkageBodyExample(registry, name, link)])
  return {
    data: {
      type,
      ...(ability === 'update' && { id: idOf(resource) }),
      attributes: Object.fromEntries(written),
      ...(links.length > 0 && { relationships: Object.fromEntries(links) }),
    },
  }
}

function shownOf(resource: Resource): Shown {
  return { type: resource.type, row: rowOf(resource), links: new Map(), counts: new Map() }
}

/** A row as the database would give it: times and JSON as text. */
export function rowOf(resource: Resource): Row {
  const values = Object.entries(resource.attributes).map(([name, attribute]) => {
    const value = exampleOf(attribute)
    return [name, typeof value === 'object' && value !== null ? JSON.stringify(value) : value]
  })
  return { ...Object.fromEntries(values), id: idOf(resource) }
}

/** The example that a declaration gives, else the first of a closed set or the default; null where that may be. */
function exampleOf({ schema }: Attribute): unknown {
  const words: SchemaWords = withoutNull(schema)
  const [example = words.enum?.[0] ?? words.default] = words.examples ?? []
  if (example !== undefined) return example
  return isNullable(schema) ? null : (words.minimum ?? plainValues[valueKindOf(schema)])
}

/** The words of JSON Schema that an example is read from. */
interface SchemaWords {
  readonly examples?: readonly unknown[]
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly minimum?: number
}

const plainValues = {
  text: 'text',
  integer: 1,
  boolean: false,
  time: '2026-01-31T09:30:00.123Z',
  json: {},
} as const satisfies Record<ValueKind, unknown>

function identifierOf(resource: Resource) {
  return { type: resource.type, id: idOf(resource) }
}

function idOf({ paging }: Resource): string {
  return paging === 'cursor' ? '1769851800123-456000001' : '0Vqg2mXk3bT9aZ'
}

function urlOf(resource: Resource): string {
  const { type, singleton } = resource
  return `${context.base}/${singleton ?? `${type}/${idOf(resource)}`}`
}
