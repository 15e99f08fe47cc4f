import {
  can,
  isToOne,
  registry,
  targetsOf,
  valueKindOf,
  withoutNull,
  type Ability,
  type Attribute,
  type Resource,
  type ValueKind,
} from '@cohort/schema'
import { checksOf } from '@cohort/schema/check'
import { identifierOf, makeRecord, type Identifier, type Links } from './records.ts'
import type { RequestOptions } from './request.ts'
import type { Json } from './response.ts'
import type { ServiceUnderTest } from './use-service.ts'

/** The resources whose records a client can make: what is true of one of them is true of all. */
export const makeableResources = registry.resources.filter(({ actions }) => actions.includes('create'))

type Values = Readonly<Record<string, unknown>>

/** The words of JSON Schema that a legal value is made from. */
interface Words {
  readonly enum?: readonly unknown[]
  readonly examples?: readonly unknown[]
}

/** A legal value for every attribute that a client may set; another one for each number. */
export function makeAttributes(resource: Resource, number: number, ability: Ability = 'create'): Values {
  const settable = Object.entries(resource.attributes).filter(([, declared]) => can(declared, ability))
  return Object.fromEntries(
    settable.map(([name, declared]) => [name, makeValue(resource, name, declared, number)]),
  )
}

/** A legal value for the attributes that a create cannot do without. */
export function makeRequired(resource: Resource, number: number): Values {
  const all = Object.entries(makeAttributes(resource, number))
  return Object.fromEntries(all.filter(([name]) => resource.attributes[name]?.options.required))
}

/** Makes a record of the resource, with all of its attributes, and whatever it must belong to. */
export async function makeFullRecord(
  service: ServiceUnderTest,
  resource: Resource,
  number: number,
  options: RequestOptions = {},
): Promise<Json> {
  const links = await makeOwners(service, resource, number, options)
  return makeRecord(service, resource.type, makeAttributes(resource, number), links, options)
}

/** Makes a record for every relationship that a record of the resource cannot be without. */
export async function makeOwners(
  service: ServiceUnderTest,
  resource: Resource,
  number: number,
  options: RequestOptions = {},
): Promise<Links> {
  const owners: Record<string, Identifier> = {}
  for (const [name, relationship] of Object.entries(resource.relationships)) {
    const [target] = targetsOf(registry, name, relationship)
    if (target === undefined || !isToOne(relationship) || !relationship.isRequired) continue
    const attributes = makeRequired(target, number)
    owners[name] = identifierOf(await makeRecord(service, target.type, attributes, {}, options))
  }
  return owners
}

function makeValue(resource: Resource, name: string, { schema }: Attribute, number: number): unknown {
  const words: Words = withoutNull(schema)
  if (words.enum !== undefined) return words.enum[number % words.enum.length]
  const legal = candidates[valueKindOf(schema)](words, number).find((value) => isLegal(resource, name, value))
  if (legal === undefined)
    throw new Error(`No legal value is known for ${resource.type}.${name}: give it an example`)
  return legal
}

const candidates = {
  text: ({ examples: [example = 'text'] = [] }, number) => [
    `${String(example)}-${number}`,
    `${number}-${String(example)}`,
  ],
  integer: (_words, number) => [number],
  boolean: (_words, number) => [number % 2 === 0],
  time: (_words, number) => [new Date(Date.UTC(2026, 0, 1) + number).toISOString()],
  json: (_words, number) => [{ number, nested: { list: [number, null, 'x'] } }],
} as const satisfies Record<ValueKind, (words: Words, number: number) => readonly unknown[]>

function isLegal(resource: Resource, name: string, value: unknown): boolean {
  return checksOf(resource).update({ [name]: value }).length === 0
}
