import type { ReadQuery } from '@cohort/jsonapi/query'
import { isToOne, type Registry } from '@cohort/schema'
import { historyLogOf } from './logs.ts'

/** To what all records of a list belong. */
export interface Joined {
  /** The name that the to-one has in filters and in the history: `customer_group_id`. */
  readonly name: string
  /** The id of its end. */
  readonly id: string
}

/** To what all records of a list belong, when it asks for those of one owner and their changes are recorded. */
export function joinedOf(registry: Registry, { resource, filters }: ReadQuery): Joined | undefined {
  const links = Object.entries(resource.relationships)
  const names = new Set(links.flatMap(([name, link]) => (isToOne(link) ? [`${name}_id`] : [])))
  if (historyLogOf(registry, resource) === undefined) return undefined
  for (const { fields, predicate, operand } of filters) {
    const [field, ...others] = fields
    const isOwn = others.length === 0 && field?.path === undefined && names.has(field?.name ?? '')
    if (field && isOwn && predicate === 'eq' && operand.kind === 'value')
      return { name: field.name, id: String(operand.value) }
  }
  return undefined
}
