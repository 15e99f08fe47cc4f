import { addedAttribute, attributeChanges } from './attribute-changes.ts'
import { factChange, membersChanges, namesChanges, type Change } from './change.ts'
import type { Contract, RelationshipContract, ResourceContract } from './contract.ts'

/** What differs between two contracts, a sentence each. Descriptions and examples are no promises. */
export function contractChanges(before: Contract, after: Contract): readonly Change[] {
  return [
    ...membersChanges(before.resources, after.resources, (type) => `The resource ${type}`, resourceChanges),
    ...membersChanges(
      before.predicates,
      after.predicates,
      (kind) => `The kind ${kind}`,
      (kind, former, current) =>
        namesChanges(former, current, (predicate) => `The predicate ${predicate} of ${kind}`),
    ),
    ...Object.keys(before.operands).flatMap((predicate) =>
      after.operands[predicate] === undefined
        ? []
        : factChange(`What ${predicate} takes`, before.operands[predicate], after.operands[predicate]),
    ),
    ...namesChanges(before.joins, after.joins, (join) => `The join ${join}`),
    ...membersChanges(
      before.errors,
      after.errors,
      (code) => `The error ${code}`,
      (code, former, current) => factChange(`The status of ${code}`, former.status, current.status),
    ),
  ]
}

function resourceChanges(type: string, before: ResourceContract, after: ResourceContract): readonly Change[] {
  const come = Object.entries(after.attributes).filter(([name]) => before.attributes[name] === undefined)
  const stayed = Object.fromEntries(
    Object.entries(after.attributes).filter(([name]) => before.attributes[name] !== undefined),
  )
  return [
    ...namesChanges(before.actions, after.actions, (action) => `The action ${action} of ${type}`),
    ...membersChanges(
      before.attributes,
      stayed,
      (name) => `The attribute ${type}.${name}`,
      (name, former, current) => attributeChanges(`${type}.${name}`, former, current),
    ),
    ...come.map(([name, attribute]) => addedAttribute(`The attribute ${type}.${name}`, attribute)),
    ...membersChanges(
      before.relationships,
      after.relationships,
      (name) => `The relationship ${type}.${name}`,
      (name, former, current) => relationshipChanges(`${type}.${name}`, former, current),
    ),
    ...filterChanges(type, before, after),
  ]
}

function relationshipChanges(
  name: string,
  former: RelationshipContract,
  current: RelationshipContract,
): readonly Change[] {
  return [
    ...factChange(`The kind of ${name}`, former.kind, current.kind),
    ...factChange(`The target of ${name}`, former.target, current.target),
    ...factChange(`Whether ${name} is required`, former.isRequired, current.isRequired),
    ...factChange(`Whether ${name} is read-only`, former.isReadOnly, current.isReadOnly),
    ...namesChanges(former.can ?? [], current.can ?? [], (ability) => `The ability to ${ability} by ${name}`),
  ]
}

const noFilters = { fields: {}, relationships: [], plain_keys: {} } as const

function filterChanges(
  type: string,
  { filters: before = noFilters }: ResourceContract,
  { filters: after = noFilters }: ResourceContract,
): readonly Change[] {
  const keyChange = (key: string, former: string, current: string) =>
    factChange(`What the filter ${type}[${key}] is short for`, former, current)
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
      keyChange,
    ),
  ]
}
