import { publicIdPattern } from '@cohort/schema'
import { refusal } from '../errors/json-api-error.ts'
import { memberNotFound } from '../errors/member-not-found.ts'
import { idIn, isObject, malformed, missing } from './members.ts'

/** A resource by its type and id (JSONAPI RL-09). */
export interface Identifier {
  readonly type: string
  readonly id: string
}

/** The most members that one request may name (R8). */
const mostMembers = 1000

/**
 * Reads the linkage of a to-one. Null, and an identifier whose id is null, mean none. Throws INVALID_DATA_FORMAT or
 * PARAM_MISSING for what is no linkage, INVALID_RESOURCE_ID for an id that is no text, TYPE_MISMATCH for a type it cannot
 * lead to, RECORD_NOT_FOUND for a text that nobody can have as id.
 */
export function parseToOne(types: readonly string[], data: unknown, pointer: string): Identifier | null {
  if (data === null || (isObject(data) && data.id === null)) return null
  return parseIdentifier(types, data, pointer)
}

/** Reads the linkage of a to-many: the ids in their places, also of what is named twice. Throws as parseToOne does. */
export function parseToMany(types: readonly string[], data: unknown, pointer: string): readonly string[] {
  if (!Array.isArray(data)) throw malformed('The linkage of a to-many must be an array.', pointer)
  if (data.length > mostMembers) throw malformed(`One request takes at most ${mostMembers} members.`, pointer)
  return data.map((member, index) => parseIdentifier(types, member, `${pointer}/${index}`).id)
}

function parseIdentifier(types: readonly string[], data: unknown, pointer: string): Identifier {
  if (!isObject(data)) throw malformed('An identifier must be an object with "type" and "id".', pointer)
  const { type } = data
  if (type === undefined || data.id === undefined)
    throw missing('An identifier needs "type" and "id".', pointer)
  if (typeof type !== 'string') throw malformed('"type" must be a string.', `${pointer}/type`)
  const id = idIn(data.id, `${pointer}/id`)
  if (!types.includes(type)) {
    const detail = `This relationship takes ${types.join(', ')}.`
    throw refusal('TYPE_MISMATCH', { detail, source: { pointer: `${pointer}/type` } })
  }
  if (!publicIdPattern.test(id)) throw memberNotFound(type, id, pointer)
  return { type, id }
}
