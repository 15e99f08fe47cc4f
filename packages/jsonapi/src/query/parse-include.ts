import { targetsOf, type Registry, type Resource } from '@cohort/schema'
import { refusal, type JsonApiError } from '../errors/json-api-error.ts'
import { suggestion } from '../errors/nearest-name.ts'
import type { Parameter } from './parse-query-string.ts'
import type { IncludeNode } from './read-query.ts'

/** How much one request may include: each path is a statement at every level. */
export const includeLimits = { levels: 4, paths: 20 } as const

/**
 * Reads `include=customers,markets.price_list` into a tree; an empty value includes nothing. Throws INVALID_INCLUDE
 * for a path that does not exist, is too long, or one too many (JSONAPI IN-04, IN-05).
 */
export function parseInclude(
  registry: Registry,
  resource: Resource,
  { name, parts, value }: Parameter,
): readonly IncludeNode[] {
  const refuse: Refuse = (detail) => refusal('INVALID_INCLUDE', { detail, source: { parameter: name } })
  if (parts.length > 0) throw refuse('Include takes one list of paths: include=customers,markets.merchant.')
  if (value === '') return []
  const paths = [...new Set(value.split(','))].map((path) => path.split('.'))
  if (paths.length > includeLimits.paths) throw refuse(`Include takes at most ${includeLimits.paths} paths.`)
  const long = paths.find((path) => path.length > includeLimits.levels)
  if (long) throw refuse(`"${long.join('.')}" has more than ${includeLimits.levels} levels.`)
  return nodesOf(registry, [resource], paths, refuse)
}

type Refuse = (detail: string) => JsonApiError

/** The paths grouped by their first name, which one of the resources must have; each name leads to the next resources. */
function nodesOf(
  registry: Registry,
  resources: readonly Resource[],
  paths: readonly (readonly string[])[],
  refuse: Refuse,
): readonly IncludeNode[] {
  return [...Map.groupBy(paths, ([first = '']) => first)].map(([name, group]) => {
    const targets = targetsFrom(registry, resources, name)
    if (targets.length === 0) throw refuse(unknownName(registry, resources, name))
    const rests = group.map(([, ...rest]) => rest).filter((rest) => rest.length > 0)
    return { name, children: nodesOf(registry, targets, rests, refuse) }
  })
}

function targetsFrom(registry: Registry, resources: readonly Resource[], name: string): readonly Resource[] {
  const targets = resources.flatMap(({ relationships }) => {
    const relationship = Object.hasOwn(relationships, name) ? relationships[name] : undefined
    return relationship === undefined ? [] : targetsOf(registry, name, relationship)
  })
  return [...new Set(targets)]
}

function unknownName(registry: Registry, resources: readonly Resource[], name: string): string {
  const names = resources.flatMap(({ relationships }) => Object.keys(relationships))
  const legal = names.filter((known) => targetsFrom(registry, resources, known).length > 0)
  const types = resources.map(({ type }) => type).join(' and ')
  return `${types} cannot include "${name}".${suggestion(name, legal)}`
}
