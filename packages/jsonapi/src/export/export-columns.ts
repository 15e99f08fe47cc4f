import {
  columnsOf,
  isToOne,
  linkColumnsOf,
  targetsOf,
  type Column,
  type Registry,
  type Relationship,
  type Resource,
} from '@cohort/schema'
import { refusal } from '../errors/json-api-error.ts'
import type { Fieldset } from '../query/read-query.ts'

/** A column of an export: an attribute, or the id of a to-one. */
export interface ExportColumn extends Pick<Column, 'name' | 'kind'> {
  /** The types that it tells of, beside the resource's own. */
  readonly leadsTo: readonly string[]
}

/**
 * The columns of an export: the fields that the query names, in its order, or else every attribute and then every to-one.
 * Throws INVALID_FIELD for a to-many, which has no column.
 */
export function exportColumnsOf(
  registry: Registry,
  resource: Resource,
  fieldsets: readonly Fieldset[],
): readonly ExportColumn[] {
  const { type, attributes, relationships } = resource
  const asked = fieldsets.find((fieldset) => fieldset.type === type)
  const toOnes = Object.keys(relationships).filter((name) => isLink(relationships[name]))
  return (asked?.names ?? [...Object.keys(attributes), ...toOnes]).flatMap((name) => {
    const relationship = Object.hasOwn(relationships, name) ? relationships[name] : undefined
    if (relationship === undefined) return columnsOf(resource).filter(isOf(name)).map(ownColumn)
    if (!isToOne(relationship)) throw noColumn(type, name)
    const leadsTo = targetsOf(registry, name, relationship).map((target) => target.type)
    const columns = linkColumnsOf({ ...resource, relationships: { [name]: relationship } })
    return columns.map((column) => ({ ...column, leadsTo }))
  })
}

function isLink(relationship: Relationship | undefined): boolean {
  return relationship !== undefined && isToOne(relationship)
}

function isOf(name: string): (column: Column) => boolean {
  return (column) => column.name === name
}

function ownColumn(column: Column): ExportColumn {
  return { ...column, leadsTo: [] }
}

function noColumn(type: string, name: string): Error {
  const detail = `An export has no column for "${name}": a ${type} has many of them. Export them by themselves.`
  return refusal('INVALID_FIELD', { detail, source: { parameter: `fields[${type}]` } })
}
