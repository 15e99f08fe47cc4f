import { isToOne, type Registry, type Resource } from '@cohort/schema'

/** What the id under a name belongs to, as filters and the history name it: `customer_group_id` of a customer is a customer group's. */
export function ownerOf(registry: Registry, { relationships }: Resource, name: string): Resource | undefined {
  const link = new Map(Object.entries(relationships)).get(name.replace(/_id$/, ''))
  const isId = name.endsWith('_id') && link !== undefined && isToOne(link) && 'target' in link
  const target = isId ? registry.find(link.target) : undefined
  return target?.actions.includes('list') ? target : undefined
}
