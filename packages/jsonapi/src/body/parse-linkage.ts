import type { Registry, Relationship, ToOne } from '@cohort/schema'
import { JsonApiError } from '../errors/json-api-error.ts'
import { validationError } from '../errors/validation-error.ts'
import { parseDocument } from './members.ts'
import type { Values } from './parse-attributes.ts'
import { parseToMany, parseToOne } from './parse-identifiers.ts'
import { columnsFor, typesOf } from './parse-relationships.ts'

/** Reads the body of `PATCH /{type}/{id}/relationships/{to-one}` into the columns that it sets. Throws as parseToOne does. */
export function parseToOneLinkage(
  registry: Registry,
  name: string,
  relationship: ToOne,
  text: string,
): Values {
  const { data } = parseDocument(text)
  const to = parseToOne(typesOf(registry, name, relationship), data, '/data')
  if (to === null && relationship.isRequired) {
    throw new JsonApiError([validationError({ path: [name], rule: 'blank' }, undefined, null)])
  }
  return columnsFor(name, relationship, to)
}

/** Reads the body of a write to `/{type}/{id}/relationships/{to-many}` into the ids of its members. Throws as parseToMany does. */
export function parseToManyLinkage(
  registry: Registry,
  name: string,
  relationship: Relationship,
  text: string,
): readonly string[] {
  const { data } = parseDocument(text)
  return parseToMany(typesOf(registry, name, relationship), data, '/data')
}
