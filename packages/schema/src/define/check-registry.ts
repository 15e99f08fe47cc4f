import { linkColumnsOf } from '../derive/columns.ts'
import { predicates } from '../derive/predicates.ts'
import { valueKindOf } from '../derive/value-kind.ts'
import { can } from './attribute.ts'
import type { Registry } from './registry.ts'
import { isToOne, type Relationship } from './relationship.ts'
import type { Resource } from './resource.ts'

/** Letters and digits with single underscores inside: legal for JSON:API (MN-02, MN-03), SQL and filter keys alike. */
const memberName = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/

/** The dialect's own form, which no other name has. */
const triggerName = /^_[a-z][a-z0-9]*(_[a-z0-9]+)*$/

/** Checks all declarations together. Throws one error that names every fault; a service with a faulty registry never starts. */
export function checkRegistry(registry: Registry): void {
  const faults = [
    ...repeated(registry.resources.map(({ type }) => type)).map((type) => `${type}: declared twice`),
    ...registry.resources.flatMap((resource) =>
      [
        ...nameFaults(resource),
        ...valueFaults(resource),
        ...triggerFaults(resource),
        ...catalogFaults(resource),
        ...logFaults(resource),
        ...Object.entries(resource.relationships).flatMap(([name, relationship]) =>
          linkFaults(registry, name, relationship),
        ),
        ...filterFaults(resource),
      ].map((fault) => `${resource.type}: ${fault}`),
    ),
  ]
  if (faults.length > 0) throw new Error(`The registry is faulty:\n  ${faults.join('\n  ')}`)
}

/** JSONAPI RO-04, RO-08, MN-01 to MN-03. */
function nameFaults(resource: Resource): string[] {
  const { type, attributes, relationships } = resource
  const names = [...Object.keys(attributes), ...Object.keys(relationships)]
  const columns = [...Object.keys(attributes), ...linkColumnsOf(resource).map(({ name }) => name)]
  return [
    ...[type, ...names].filter((name) => !memberName.test(name)).map((name) => `"${name}" is no legal name`),
    ...repeated(names).map((name) => `"${name}" is an attribute and a relationship`),
    ...repeated(columns).map((name) => `the column "${name}" is an attribute's and a relationship's`),
    ...names.filter((name) => name === 'id' || name === 'type').map((name) => `"${name}" cannot be a field`),
  ]
}

function valueFaults({ attributes }: Resource): string[] {
  return Object.entries(attributes).flatMap(([name, { schema }]) => {
    try {
      valueKindOf(schema)
      return []
    } catch (error) {
      return [`${name}: ${String(error)}`]
    }
  })
}

function triggerFaults({ attributes, triggers }: Resource): string[] {
  return Object.entries(triggers).flatMap(([name, { sets }]) => [
    ...(triggerName.test(name) ? [] : [`"${name}" is no legal name of a trigger`]),
    ...(Object.hasOwn(attributes, sets) ? [] : [`${name} sets "${sets}", which is no attribute`]),
  ])
}

function catalogFaults({ attributes, catalog }: Resource): string[] {
  return [catalog.title, ...catalog.columns]
    .filter((name) => !Object.hasOwn(attributes, name))
    .map((name) => `the catalog shows "${name}", which is no attribute`)
}

function logFaults({ attributes, log }: Resource): string[] {
  if (log === null) return []
  const { of, ...told } = log
  return [`${of}_type`, `${of}_id`, ...Object.values(told)]
    .filter((name) => !Object.hasOwn(attributes, name))
    .map((name) => `the log tells "${name}", which is no attribute`)
}

/** A to-many needs the to-one that its members point back with. */
function linkFaults(registry: Registry, name: string, relationship: Relationship): string[] {
  if (relationship.kind === 'belongs_to_any') return []
  const { target } = relationship
  const members = registry.find(target)
  if (members === undefined) {
    return registry.announced.includes(target) ? [] : [`${name} leads to "${target}", which is not declared`]
  }
  if (isToOne(relationship)) return []
  const columns = new Set([
    ...Object.keys(members.attributes),
    ...linkColumnsOf(members).map((column) => column.name),
  ])
  const back =
    relationship.kind === 'has_many'
      ? [relationship.by]
      : [`${relationship.as}_type`, `${relationship.as}_id`]
  return back
    .filter((column) => !columns.has(column))
    .map((column) => `${name} needs ${target} to have "${column}"`)
}

/** A filter key must have one reading: names are joined by `_or_` and `_and_`, and end in a predicate. */
function filterFaults({ attributes }: Resource): string[] {
  const names = Object.entries(attributes)
    .filter(([, declared]) => can(declared, 'filter'))
    .map(([name]) => name)
  const joins = names.filter((name) => /_(or|and)_/.test(name))
  const keys = names.flatMap((name) => [...predicates.keys()].map((predicate) => `${name}_${predicate}`))
  return [
    ...joins.map((name) => `"${name}" reads as two names in a filter`),
    ...repeated(keys).map((key) => `the filter "${key}" has two readings`),
  ]
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}
