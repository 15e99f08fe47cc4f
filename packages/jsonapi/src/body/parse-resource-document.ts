import type { Ability, Registry, Resource } from '@cohort/schema'
import { checksOf } from '@cohort/schema/check'
import { JsonApiError, refusal } from '../errors/json-api-error.ts'
import { validationError } from '../errors/validation-error.ts'
import { idIn, isObject, malformed, missing, parseDocument, type Members } from './members.ts'
import { parseAttributes, type Values } from './parse-attributes.ts'
import { missingLinks, parseRelationships, type MemberList } from './parse-relationships.ts'

/** A write, checked: the columns that it sets, every value fit for its column, and the members of its to-manys. */
export interface WriteInput {
  readonly values: Values
  readonly members: readonly MemberList[]
}

/** Reads the body of `POST /{type}`. Throws every fault of the document, or of its values, together. */
export function parseCreate(registry: Registry, resource: Resource, text: string): WriteInput {
  const data = readData(text)
  refuseClientId(data)
  refuseOtherType(resource, data)
  return readInput(registry, resource, data, 'create')
}

/** Reads the body of `PATCH /{type}/{id}`. Throws every fault of the document, or of its values, together. */
export function parseUpdate(registry: Registry, resource: Resource, id: string, text: string): WriteInput {
  const data = readData(text)
  refuseOtherId(id, data)
  refuseOtherType(resource, data)
  return readInput(registry, resource, data, 'update')
}

/** The primary data: one resource object (JSONAPI CR-01, RO-06, UP-01). */
function readData(text: string): Members {
  const { data } = parseDocument(text)
  if (!isObject(data)) throw malformed('"data" must be one resource object.', '/data')
  if (!Object.hasOwn(data, 'type')) throw missing('The resource object has no "type".', '/data')
  if (typeof data.type !== 'string') throw malformed('"type" must be a string.', '/data/type')
  const { lid = '' } = data
  if (typeof lid !== 'string') throw malformed('"lid" must be a string.', '/data/lid')
  return data
}

/** The service makes the ids (JSONAPI CR-05). */
function refuseClientId(data: Members): void {
  if (!Object.hasOwn(data, 'id')) return
  idIn(data.id, '/data/id')
  const detail = 'Ids are made by the service; leave "id" out.'
  throw refusal('FORBIDDEN', { detail, source: { pointer: '/data/id' } })
}

function refuseOtherId(id: string, data: Members): void {
  if (!Object.hasOwn(data, 'id')) throw missing('The resource object has no "id".', '/data')
  if (idIn(data.id, '/data/id') === id) return
  const detail = 'The "id" of the document is not the one in the URL.'
  throw refusal('KEY_NOT_INCLUDED_IN_URL', { detail, source: { pointer: '/data/id' } })
}

/** JSONAPI CR-14. */
function refuseOtherType(resource: Resource, { type }: Members): void {
  if (type === resource.type) return
  const detail = `This endpoint takes resources of the type "${resource.type}".`
  throw refusal('TYPE_MISMATCH', { detail, source: { pointer: '/data/type' } })
}

function readInput(
  registry: Registry,
  resource: Resource,
  data: Members,
  ability: Extract<Ability, 'create' | 'update'>,
): WriteInput {
  const attributes = parseAttributes(resource, data, ability)
  const { values, members } = parseRelationships(registry, resource, data, ability)
  const check = checksOf(resource)[ability]
  const faults = check(attributes).map((fault) => validationError(fault))
  const all = [...faults, ...missingLinks(resource, values, ability)]
  if (all.length > 0) throw new JsonApiError(all)
  return { values: { ...attributes, ...values }, members }
}
