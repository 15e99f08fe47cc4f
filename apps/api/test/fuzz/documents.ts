import { isWritableToMany } from '@cohort/jsonapi'
import {
  can,
  isToOne,
  registry,
  targetsOf,
  type Ability,
  type Relationship,
  type Resource,
} from '@cohort/schema'
import fc from 'fast-check'
import { makeAttributes } from '../harness/make-attributes.ts'
import { anyJson, nearly } from './arbitrary-text.ts'
import { idOf } from './request-model.ts'

/** The bodies of a create: what the declaration takes, with a value that it may not take, and nearly JSON. */
export function createBodies(resource: Resource): fc.Arbitrary<string> {
  const wholeOrPart = attributesOf(resource, 'create')
  return bodies(
    fc
      .tuple(wholeOrPart, linksOf(resource, 'create'))
      .map(([attributes, links]) => dataOf(resource, '', attributes, links)),
  )
}

/** The bodies of an update of the record that has this id. */
export function updateBodies(resource: Resource, id: string): fc.Arbitrary<string> {
  const member = `"id":${JSON.stringify(id)},`
  return bodies(
    fc
      .tuple(attributesOf(resource, 'update'), linksOf(resource, 'update'))
      .map(([attributes, links]) => dataOf(resource, member, attributes, links)),
  )
}

/** The bodies of a write to a relationship itself. */
export function linkageBodies(name: string, relationship: Relationship): fc.Arbitrary<string> {
  return bodies(linkage(name, relationship))
}

function bodies(data: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: nearly(data.map((json) => `{"data":${json}}`)) },
    { weight: 1, arbitrary: anyJson.map((json) => `{"data":${json}}`) },
    { weight: 1, arbitrary: anyJson },
  )
}

type Members = Readonly<Record<string, string>>

function dataOf({ type }: Resource, id: string, attributes: Members, links: Members): string {
  return `{"type":"${type}",${id}"attributes":${printed(attributes)},"relationships":${printed(links)}}`
}

/** Members whose values are JSON already. */
function printed(members: Members): string {
  return `{${Object.entries(members)
    .map(([name, json]) => `${JSON.stringify(name)}:${json}`)
    .join(',')}}`
}

/** Legal values for all attributes, without some of them, and with any value at all for one or two. */
function attributesOf(
  resource: Resource,
  ability: Extract<Ability, 'create' | 'update'>,
): fc.Arbitrary<Members> {
  const names = Object.entries(resource.attributes).flatMap(([name, declared]) =>
    can(declared, ability) ? [name] : [],
  )
  const dropped =
    ability === 'create'
      ? names.filter((name) => resource.attributes[name]?.options.required !== true)
      : names
  const others = [...names, ...Object.keys(resource.attributes), ...Object.keys(resource.triggers), '@note']
  const strange = fc.dictionary(fc.constantFrom(...others), anyJson, { maxKeys: 2 })
  return fc
    .tuple(
      fc.nat(1_000_000),
      fc.subarray(dropped),
      fc.oneof({ weight: 1, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: strange }),
    )
    .map(([number, without, with_]) => {
      const legal = Object.entries(makeAttributes(resource, number, ability)).filter(
        ([name]) => !without.includes(name),
      )
      return { ...Object.fromEntries(legal.map(([name, value]) => [name, JSON.stringify(value)])), ...with_ }
    })
}

function linksOf(
  { relationships }: Resource,
  ability: Extract<Ability, 'create' | 'update'>,
): fc.Arbitrary<Members> {
  const writable = Object.entries(relationships).filter(([, link]) =>
    isToOne(link) ? link.can.includes(ability) : isWritableToMany(link),
  )
  const all = writable.map(([name, link]) =>
    fc.tuple(
      fc.constant(name),
      isToOne(link) && link.isRequired
        ? linkage(name, link)
        : fc.option(linkage(name, link), { nil: undefined, freq: 2 }),
    ),
  )
  return fc
    .tuple(...all)
    .map((given) =>
      Object.fromEntries(
        given.flatMap(([name, data]) => (data === undefined ? [] : [[name, `{"data":${data}}`]])),
      ),
    )
}

/** Linkage as JSON: of records that are there, of others, and of what is none. */
function linkage(name: string, relationship: Relationship): fc.Arbitrary<string> {
  const types = targetsOf(registry, name, relationship).map(({ type }) => type)
  const there = fc
    .tuple(fc.constantFrom(...types), fc.nat(9))
    .map(([type, index]) => `{"type":"${type}","id":"${idOf(type, index)}"}`)
  const elsewhere = fc
    .constantFrom(...types, 'versions', 'nope')
    .chain((type) =>
      fc.constantFrom('0AAAAAAAAAAAAA', '', '{foreign}', 'x').map((id) => `{"type":"${type}","id":"${id}"}`),
    )
  const one = fc.oneof(
    { weight: 12, arbitrary: there },
    { weight: 1, arbitrary: elsewhere },
    { weight: 1, arbitrary: anyJson },
  )
  if (isToOne(relationship))
    return fc.oneof({ weight: 6, arbitrary: one }, { weight: 1, arbitrary: fc.constant('null') })
  return fc.array(one, { maxLength: 4 }).map((members) => `[${members.join(',')}]`)
}
