import { isToOne, ownershipsOf, referencesTo, registry, type Resource } from '@cohort/schema'
import type { Values } from '../write/change.ts'

/** The rows that there are at a moment, by type and id. */
export type Tables = ReadonlyMap<string, ReadonlyMap<string, Values>>

/** A row that goes because its owner does. */
export interface OwnedRow {
  readonly resource: Resource
  readonly id: string
}

/** The rows that a delete takes with it, as one of the service does. */
export function ownedBy(tables: Tables, resource: Resource, id: string): readonly OwnedRow[] {
  return ownershipsOf(registry, resource).flatMap(({ relationship: { as }, members }) =>
    rowsOf(tables, members.type)
      .filter((row) => row[`${as}_type`] === resource.type && row[`${as}_id`] === id)
      .map((row) => ({ resource: members, id: String(row.id) })),
  )
}

/** Throws for a row that leads to one that is not there, as a foreign key does. */
export function refuseLooseLinks(tables: Tables, { type, relationships }: Resource, row: Values): void {
  for (const [name, relationship] of Object.entries(relationships)) {
    const id = row[`${name}_id`]
    if (!isToOne(relationship) || typeof id !== 'string') continue
    const target = relationship.kind === 'belongs_to' ? relationship.target : row[`${name}_type`]
    if (!tables.get(String(target))?.has(id)) {
      throw new Error(`${type} ${String(row.id)}: its ${name} is not there at ${String(row.updated_at)}`)
    }
  }
}

/** Throws for a delete of a row that others still lead to, as a foreign key does. */
export function refuseDeleteInUse(tables: Tables, resource: Resource, id: string): void {
  for (const { from, name } of referencesTo(registry, resource)) {
    const user = rowsOf(tables, from.type).find((row) => row[`${name}_id`] === id)
    if (user) throw new Error(`${resource.type} ${id} is still used by ${from.type} ${String(user.id)}`)
  }
}

function rowsOf(tables: Tables, type: string): readonly Values[] {
  return [...(tables.get(type)?.values() ?? [])]
}
