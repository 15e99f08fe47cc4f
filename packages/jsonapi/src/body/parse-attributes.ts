import { can, timeOfWrite, type Ability, type Resource } from '@cohort/schema'
import { errorObject, JsonApiError, type ErrorObject } from '../errors/json-api-error.ts'
import { suggestion } from '../errors/nearest-name.ts'
import { pointerOf } from '../errors/pointer.ts'
import { validationError } from '../errors/validation-error.ts'
import { isObject, malformed, type Members } from './members.ts'
import { plainValue } from './plain-value.ts'

/** The columns that a write sets, by name. */
export type Values = Readonly<Record<string, unknown>>

/**
 * Reads the attributes of a resource object. Members that begin with `@` are none (JSONAPI MN-06); all others must be
 * ones that may be written, or the resource's triggers. Values are not checked yet. Throws PARAM_NOT_ALLOWED.
 */
export function parseAttributes(resource: Resource, data: Members, ability: Ability): Values {
  const attributes = membersOf(data, 'attributes')
  const names = Object.keys(attributes).filter((name) => !name.startsWith('@'))
  const faults = [
    ...names.flatMap((name) => attributeFaults(resource, name, ability)),
    ...contradictions(resource, attributes),
  ]
  if (faults.length > 0) throw new JsonApiError(faults)
  return Object.fromEntries(
    names.flatMap((name) =>
      Object.hasOwn(resource.triggers, name)
        ? triggered(resource, name, attributes[name])
        : [[name, plainValue(resource, name, attributes[name])]],
    ),
  )
}

/** The members of a resource object's `attributes` or `relationships`; none when it has no such member. */
export function membersOf(data: Members, member: 'attributes' | 'relationships'): Members {
  if (!Object.hasOwn(data, member)) return {}
  const members = data[member]
  if (isObject(members)) return members
  throw malformed(`"${member}" must be an object.`, `/data/${member}`)
}

function attributeFaults(resource: Resource, name: string, ability: Ability): ErrorObject[] {
  if (Object.hasOwn(resource.triggers, name)) return []
  const declared = Object.hasOwn(resource.attributes, name) ? resource.attributes[name] : undefined
  if (declared && can(declared, ability)) return []
  const writable = Object.keys(resource.attributes).filter((known) => {
    const attribute = resource.attributes[known]
    return attribute !== undefined && can(attribute, ability)
  })
  const detail = declared
    ? `${name} cannot be written.`
    : `${resource.type} has no attribute "${name}".${suggestion(name, [...writable, ...Object.keys(resource.triggers)])}`
  const source = { pointer: pointerOf(['data', 'attributes', name]) }
  return [errorObject('PARAM_NOT_ALLOWED', { detail, source })]
}

/** Of two triggers that are true and move one attribute to two places, the document cannot mean both. */
function contradictions({ triggers }: Resource, attributes: Members): ErrorObject[] {
  const pulled = Object.keys(triggers).filter((name) => attributes[name] === true)
  return pulled.flatMap((name, index) => {
    const other = pulled.slice(0, index).find((before) => triggers[before]?.sets === triggers[name]?.sets)
    if (other === undefined) return []
    const detail = `${name} cannot be true beside ${other}.`
    return [
      errorObject('PARAM_NOT_ALLOWED', {
        detail,
        source: { pointer: pointerOf(['data', 'attributes', name]) },
      }),
    ]
  })
}

/** What a trigger moves when it is true; nothing when it is false. */
function triggered({ triggers }: Resource, name: string, value: unknown): [string, unknown][] {
  if (typeof value !== 'boolean') throw new JsonApiError([validationError({ path: [name], rule: 'invalid' })])
  const trigger = triggers[name]
  if (trigger === undefined || !value) return []
  return [[trigger.sets, trigger.to === 'now' ? timeOfWrite : null]]
}
