import {
  can,
  isToOne,
  targetsOf,
  type Ability,
  type Registry,
  type Relationship,
  type Resource,
} from '@cohort/schema'
import { errorCatalogue } from '../errors/catalogue.ts'
import { isWritableToMany } from '../body/parse-relationships.ts'

/** A part of an OpenAPI document: plain JSON. */
export type Part = Readonly<Record<string, unknown>>

/** A reference to one of the document's schemas. */
export function schemaRef(name: string): Part {
  return { $ref: `#/components/schemas/${name}` }
}

/** An object of which nothing is known. */
export const anyObject = { type: 'object', additionalProperties: true } as const

const text = { type: 'string' } as const
const url = { type: 'string', format: 'uri' } as const
const nullableUrl = { type: ['string', 'null'], format: 'uri' } as const
/** A document's link to itself, with its media type where that has a profile. */
export const selfUrl = { anyOf: [url, object({ href: url, type: text })] } as const
/** Where a record stands in its list, to who names the profile of cursors. */
const place = object({ cursor: text })
const recordCount = { type: 'integer', minimum: 0 } as const

/** What every document is made of, whatever its type. */
export const sharedSchemas: Readonly<Record<string, Part>> = {
  error_document: object({
    errors: {
      type: 'array',
      minItems: 1,
      items: errorSchema(Object.keys(errorCatalogue)),
    },
  }),
  page_links: object(
    { self: selfUrl, first: url, prev: nullableUrl, next: nullableUrl, last: url, related: url },
    ['self', 'first', 'prev', 'next'],
  ),
  // By cursor, a part of a list is not counted.
  page_meta: object(
    {
      record_count: recordCount,
      page_count: recordCount,
      page: object({ total: recordCount, rangeTruncated: { const: true } }, []),
    },
    [],
  ),
  resource_meta: object(
    { mode: { enum: ['test', 'live'] }, organization_id: text, trace_id: text, page: place },
    ['mode', 'organization_id', 'trace_id'],
  ),
}

/** A value as answers show it. What reads types from a document takes an object for empty that does not say what else it has. */
function openObject({ default: _default, ...schema }: SchemaWords): Part {
  return schema.type === 'object' ? { ...schema, additionalProperties: true } : schema
}

/** A value as writes take it. A default is said in words: as a word of the schema it reads as if the value had to be given. */
function takenValue(schema: SchemaWords, ability: 'create' | 'update'): Part {
  const value = openObject(schema)
  if (schema.default === undefined || ability === 'update') return value
  const unlessGiven = `Unless given: ${JSON.stringify(schema.default)}.`
  return { ...value, description: [schema.description, unlessGiven].filter(Boolean).join(' ') }
}

interface SchemaWords {
  readonly type?: unknown
  readonly description?: string
  readonly default?: unknown
}

/** An entry of an error document, with one of these codes. */
export function errorSchema(codes: readonly string[]): Part {
  return object(
    {
      title: text,
      detail: text,
      code: { type: 'string', enum: codes },
      source: object({ pointer: text, parameter: text, header: text }, []),
      status: text,
      meta: anyObject,
      links: object({ type: url }),
    },
    ['title', 'detail', 'code', 'status'],
  )
}

/** The schemas of a resource: what answers show of it, and what writes take. */
export function schemasOf(registry: Registry, resource: Resource): Readonly<Record<string, Part>> {
  const { type, actions } = resource
  return {
    [type]: resourceObject(registry, resource),
    ...(actions.includes('create') && { [`${type}_create`]: writeDocument(registry, resource, 'create') }),
    ...(actions.includes('update') && { [`${type}_update`]: writeDocument(registry, resource, 'update') }),
  }
}

/** The members of `required`, all unless given, of an object with these properties. */
export function object(properties: Part, required: readonly string[] = Object.keys(properties)): Part {
  return { type: 'object', properties, ...(required.length > 0 && { required }) }
}

function resourceObject(registry: Registry, resource: Resource): Part {
  const { type, about, attributes, relationships } = resource
  const values = Object.entries(attributes).map(([name, { schema }]) => [name, openObject(schema)])
  const links = Object.entries(relationships).map(([name, relationship]) => [
    name,
    shownRelationship(registry, name, relationship),
  ])
  return {
    description: about,
    ...object(
      {
        id: text,
        type: { const: type },
        links: object({ self: url }),
        // Sparse fieldsets leave fields out, so that none of them is required.
        attributes: object(Object.fromEntries(values), []),
        relationships: object(Object.fromEntries(links), []),
        meta: schemaRef('resource_meta'),
      },
      ['id', 'type', 'links', 'attributes', 'meta'],
    ),
  }
}

function shownRelationship(registry: Registry, name: string, relationship: Relationship): Part {
  return object(
    {
      links: object({ self: url, related: url, prev: nullableUrl, next: url }, ['self', 'related']),
      data: linkageOf(registry, name, relationship),
      meta: object({ record_count: recordCount }),
    },
    ['links'],
  )
}

/** The linkage of a relationship: identifiers of the types that it leads to. */
export function linkageOf(registry: Registry, name: string, relationship: Relationship): Part {
  const types = targetsOf(registry, name, relationship).map(({ type }) => type)
  const identifier = object({ type: { enum: types }, id: text, meta: object({ page: place }) }, [
    'type',
    'id',
  ])
  return isToOne(relationship)
    ? { anyOf: [identifier, { type: 'null' }] }
    : { type: 'array', items: identifier, uniqueItems: true }
}

function writeDocument(
  registry: Registry,
  resource: Resource,
  ability: Extract<Ability, 'create' | 'update'>,
): Part {
  const { type, attributes, relationships, triggers } = resource
  const written = Object.entries(attributes).filter(([, attribute]) => can(attribute, ability))
  const values = written.map(([name, { schema }]) => [name, takenValue(schema, ability)])
  const moved = Object.entries(triggers).map(([name, { about }]) => [
    name,
    { type: 'boolean', description: about },
  ])
  const links = Object.entries(relationships).filter(([, link]) =>
    isToOne(link) ? link.can.includes(ability) : isWritableToMany(link),
  )
  const linkage = links.map(([name, link]) => [name, object({ data: linkageOf(registry, name, link) })])
  const isCreate = ability === 'create'
  const needed = isCreate ? written.filter(([, { options }]) => options.required).map(([name]) => name) : []
  const neededLinks = links
    .filter(([, link]) => isCreate && isToOne(link) && link.isRequired)
    .map(([name]) => name)
  const data = {
    type: { const: type },
    ...(isCreate ? {} : { id: text }),
    attributes: object(Object.fromEntries([...values, ...moved]), needed),
    relationships: object(Object.fromEntries(linkage), neededLinks),
  }
  const members = [
    'type',
    ...(isCreate ? [] : ['id']),
    ...(needed.length > 0 ? ['attributes'] : []),
    ...(neededLinks.length > 0 ? ['relationships'] : []),
  ]
  return object({ data: object(data, members) })
}
