import { addedAttribute, attributeChanges } from './attribute-changes.ts'
import {
  breaking,
  factChange,
  harmless,
  listsChanges,
  membersChanges,
  namesChanges,
  ruleChange,
  type Change,
} from './change.ts'
import type { RelationshipContract, ResourceContract } from './contract.ts'

/** What differs in a resource. Of what a former contract did not tell, nothing has changed. */
export function resourceChanges(
  type: string,
  before: ResourceContract,
  after: ResourceContract,
): readonly Change[] {
  return [
    ...namesChanges(before.actions, after.actions, (action) => `The action ${action} of ${type}`),
    ...(before.callers === undefined ? [] : callerChanges(type, before.callers, after.callers)),
    ...keptFact(`The path of the own one of ${type}`, before.singleton, after.singleton),
    ...keptFact(`The paging of ${type}`, before.paging, after.paging),
    ...keptFact(`The order of ${type} unless one is asked for`, before.default_sort, after.default_sort),
    ...memberChanges(
      'attribute',
      type,
      [before.attributes, after.attributes],
      attributeChanges,
      addedAttribute,
    ),
    ...membersChanges(
      before.triggers ?? after.triggers ?? {},
      after.triggers ?? {},
      (name) => `The trigger ${type}.${name}`,
      (name, { sets, to }, current) => [
        ...factChange(`What ${type}.${name} sets`, sets, current.sets),
        ...factChange(`What ${type}.${name} sets it to`, to, current.to),
      ],
    ),
    ...memberChanges(
      'relationship',
      type,
      [before.relationships, after.relationships],
      relationshipChanges,
      addedRelationship,
    ),
    ...filterChanges(type, before, after),
  ]
}

function callerChanges(
  type: string,
  before: Readonly<Record<string, readonly string[]>>,
  after: Readonly<Record<string, readonly string[]>> = {},
): readonly Change[] {
  return listsChanges(
    before,
    after,
    (role) => `The role ${role} for ${type}`,
    (action, role) => `The permission of ${role} to ${action} ${type}`,
  )
}

function keptFact(told: string, former: unknown, current: unknown): readonly Change[] {
  return former === undefined ? [] : factChange(told, former, current)
}

/** What has gone, what differs in those that stayed, and what has come, which breaks when every create must have it. */
function memberChanges<Member>(
  kind: string,
  type: string,
  [before, after]: readonly [Readonly<Record<string, Member>>, Readonly<Record<string, Member>>],
  changesOf: (name: string, former: Member, current: Member) => readonly Change[],
  added: (told: string, member: Member) => Change,
): readonly Change[] {
  const [stayed, come] = [true, false].map((isKnown) =>
    Object.entries(after).filter(([name]) => Object.hasOwn(before, name) === isKnown),
  )
  return [
    ...membersChanges(
      before,
      Object.fromEntries(stayed ?? []),
      (name) => `The ${kind} ${type}.${name}`,
      (name, former, current) => changesOf(`${type}.${name}`, former, current),
    ),
    ...(come ?? []).map(([name, member]) => added(`The ${kind} ${type}.${name}`, member)),
  ]
}

function addedRelationship(told: string, { isRequired = false }: RelationshipContract): Change {
  return isRequired ? breaking(`${told} was added, and is required.`) : harmless(`${told} was added.`)
}

function relationshipChanges(
  name: string,
  former: RelationshipContract,
  current: RelationshipContract,
): readonly Change[] {
  return [
    ...factChange(`The kind of ${name}`, former.kind, current.kind),
    ...factChange(`The target of ${name}`, former.target, current.target),
    ...factChange(`What the members of ${name} point here with`, backOf(former), backOf(current)),
    ...factChange(`Whether the members of ${name} go with their owner`, former.isOwned, current.isOwned),
    ...ruleChange(`${name} is required`, former.isRequired ?? false, current.isRequired ?? false),
    ...ruleChange(`${name} is read-only`, former.isReadOnly ?? false, current.isReadOnly ?? false),
    ...namesChanges(former.can ?? [], current.can ?? [], (ability) => `The ability to ${ability} by ${name}`),
  ]
}

/** A to-many has the members whose own to-one leads here. */
function backOf({ by, as }: RelationshipContract): string | undefined {
  return by ?? as
}

const noFilters = { fields: {}, relationships: [], plain_keys: {} } as const

function filterChanges(
  type: string,
  { filters: before = noFilters }: ResourceContract,
  { filters: after = noFilters }: ResourceContract,
): readonly Change[] {
  return [
    ...membersChanges(
      before.fields,
      after.fields,
      (field) => `The filter field ${type}.${field}`,
      (field, one, other) => factChange(`The kind of the filter field ${type}.${field}`, one, other),
    ),
    ...namesChanges(
      before.relationships,
      after.relationships,
      (name) => `The way of filters from ${type} by ${name}`,
    ),
    ...membersChanges(
      before.plain_keys,
      after.plain_keys,
      (key) => `The plain filter ${type}[${key}]`,
      (key, one, other) => factChange(`What the filter ${type}[${key}] is short for`, one, other),
    ),
  ]
}
