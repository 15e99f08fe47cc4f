import {
  isToOne,
  targetsOf,
  type Ability,
  type Registry,
  type Relationship,
  type Resource,
  type ToMany,
  type ToOne,
} from '@cohort/schema'
import { errorObject, JsonApiError, type ErrorObject } from '../errors/json-api-error.ts'
import { suggestion } from '../errors/nearest-name.ts'
import { pointerOf } from '../errors/pointer.ts'
import { validationError } from '../errors/validation-error.ts'
import { isObject, malformed, missing, type Members } from './members.ts'
import { membersOf, type Values } from './parse-attributes.ts'
import { parseToMany, parseToOne, type Identifier } from './parse-identifiers.ts'

/** The members that a to-many is to have, instead of those that it has. */
export interface MemberList {
  readonly name: string
  readonly ids: readonly string[]
}

/** The relationships of a write: the columns of its to-ones, and the members of its to-manys. */
export interface Links {
  readonly values: Values
  readonly members: readonly MemberList[]
}

/**
 * Reads the relationships of a resource object. Throws PARAM_NOT_ALLOWED for unknown ones, FORBIDDEN for those that
 * cannot be written, and what parseToOne and parseToMany throw.
 */
export function parseRelationships(
  registry: Registry,
  resource: Resource,
  data: Members,
  ability: Ability,
): Links {
  const given = membersOf(data, 'relationships')
  const names = Object.keys(given).filter((name) => !name.startsWith('@'))
  const faults = names.flatMap((name) => relationshipFaults(resource, name, ability))
  if (faults.length > 0) throw new JsonApiError(faults)
  const links = names.flatMap((name) => {
    const relationship = resource.relationships[name]
    return relationship === undefined ? [] : [{ name, relationship, linkage: linkageOf(given[name], name) }]
  })
  return {
    values: Object.fromEntries(
      links.flatMap(({ name, relationship, linkage }) =>
        isToOne(relationship)
          ? Object.entries(
              columnsFor(
                name,
                relationship,
                parseToOne(typesOf(registry, name, relationship), linkage, `${pointerTo(name)}/data`),
              ),
            )
          : [],
      ),
    ),
    members: links.flatMap(({ name, relationship, linkage }) =>
      isToOne(relationship)
        ? []
        : [
            {
              name,
              ids: parseToMany(typesOf(registry, name, relationship), linkage, `${pointerTo(name)}/data`),
            },
          ],
    ),
  }
}

/** The types that a relationship may lead to. */
export function typesOf(registry: Registry, name: string, relationship: Relationship): readonly string[] {
  return targetsOf(registry, name, relationship).map(({ type }) => type)
}

/** The columns that a to-one is stored in. */
export function columnsFor(name: string, relationship: ToOne, to: Identifier | null): Values {
  const id = { [`${name}_id`]: to?.id ?? null }
  return relationship.kind === 'belongs_to_any' ? { ...id, [`${name}_type`]: to?.type ?? null } : id
}

/** Members are written through a to-many when they are tied to it by nothing but their own foreign key. */
export function isWritableToMany(relationship: Relationship): relationship is ToMany & { kind: 'has_many' } {
  return relationship.kind === 'has_many' && !relationship.isReadOnly
}

/** The errors of required to-ones that are missing, or null, beside those of the attributes. */
export function missingLinks({ relationships }: Resource, values: Values, ability: Ability): ErrorObject[] {
  return Object.entries(relationships).flatMap(([name, relationship]) => {
    if (!isToOne(relationship) || !relationship.isRequired) return []
    const id = values[`${name}_id`]
    const isMissing = ability === 'create' ? id === undefined || id === null : id === null
    return isMissing ? [validationError({ path: [name], rule: 'blank' }, undefined, 'relationships')] : []
  })
}

function relationshipFaults(
  { type, relationships }: Resource,
  name: string,
  ability: Ability,
): ErrorObject[] {
  const source = { pointer: pointerTo(name) }
  const relationship = Object.hasOwn(relationships, name) ? relationships[name] : undefined
  if (relationship === undefined) {
    const detail = `${type} has no relationship "${name}".${suggestion(name, Object.keys(relationships))}`
    return [errorObject('PARAM_NOT_ALLOWED', { detail, source })]
  }
  const isWritable = isToOne(relationship)
    ? relationship.can.includes(ability)
    : isWritableToMany(relationship)
  return isWritable ? [] : [errorObject('FORBIDDEN', { detail: `${name} cannot be written here.`, source })]
}

function linkageOf(relationship: unknown, name: string): unknown {
  if (!isObject(relationship)) throw malformed('A relationship must be an object.', pointerTo(name))
  if (!Object.hasOwn(relationship, 'data')) throw missing('The relationship has no "data".', pointerTo(name))
  return relationship.data
}

function pointerTo(name: string): string {
  return pointerOf(['data', 'relationships', name])
}
