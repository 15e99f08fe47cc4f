import { isToOne, type Registry, type Relationship, type Resource } from '@cohort/schema'
import { titleOf } from './fields.ts'
import { isIdentifierOf, isLegal, type AnyRecord } from './relationships.ts'

/** The query of a record's page: it includes every to-one, so that their ends have names, and counts every to-many. */
export function recordQueryOf(registry: Registry, resource: Resource): string {
  const links = Object.entries(resource.relationships)
  const toOnes = links.filter(([, relationship]) => isToOne(relationship)).map(([name]) => name)
  const toManys = links.filter(([, relationship]) => isToManyOf(registry, relationship)).map(([name]) => name)
  const parameters = [
    ...(toOnes.length > 0 ? [`include=${toOnes.join(',')}`] : []),
    ...(toManys.length > 0 ? [`withCount=${toManys.join(',')}`] : []),
  ]
  return parameters.filter((parameter) => isLegal(registry, resource, 'single', parameter)).join('&')
}

/**
 * The query for the members that a record's page names: of each to-many but its history, and of each member its name alone.
 * Empty when there is none.
 */
export function membersQueryOf(registry: Registry, resource: Resource): string {
  const shown = Object.entries(resource.relationships).flatMap(([name, relationship]) => {
    if (isToOne(relationship) || relationship.isReadOnly) return []
    const target = registry.find(relationship.target)
    return target === undefined ? [] : [{ name, target }]
  })
  if (shown.length === 0) return ''
  const names = shown.map(({ name }) => name).join(',')
  const titles = new Map(shown.map(({ target }) => [target.type, target.catalog.title]))
  const fieldsets = [...titles].map(([type, title]) => `fields[${type}]=${title}`)
  const own = titles.has(resource.type) ? [] : [`fields[${resource.type}]=${names}`]
  return [`include=${names}`, ...own, ...fieldsets].join('&')
}

/** So many members of a to-many are named on the page of a record. */
const mostNamed = 5

/** A member of a to-many, by its name. */
export interface NamedMember {
  readonly type: string
  readonly id: string
  readonly title: string
}

/** The first members of each of a record's to-manys, by the name of the relationship. */
export function namedMembersOf(
  registry: Registry,
  { relationships }: Pick<AnyRecord, 'relationships'>,
  included: readonly AnyRecord[],
): ReadonlyMap<string, readonly NamedMember[]> {
  const entries = Object.entries(relationships).map(([name, relationship]) => {
    const identifiers: readonly unknown[] = Array.isArray(relationship?.data) ? relationship.data : []
    const named = identifiers.slice(0, mostNamed).flatMap((identifier): readonly NamedMember[] => {
      const found = included.find(({ type, id }) => isIdentifierOf(identifier, type, id))
      const target = found && registry.find(found.type)
      return found && target ? [{ type: found.type, id: found.id, title: titleOf(target, found) }] : []
    })
    return [name, named] as const
  })
  return new Map(entries)
}

/** True for a to-many whose members the service knows. */
function isToManyOf(registry: Registry, relationship: Relationship): boolean {
  return !isToOne(relationship) && registry.find(relationship.target) !== undefined
}
