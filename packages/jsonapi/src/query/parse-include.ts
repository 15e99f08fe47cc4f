import { targetsOf, type Registry, type Resource } from '@cohort/schema'
import type { JsonApiError } from '../errors/json-api-error.ts'
import type { Parameter } from './parse-query-string.ts'
import type { IncludeNode } from './read-query.ts'
import { partsOf, refuseAt, type ListPart, type Slip } from './refuse-at.ts'

/** How much one request may include: each path is a statement at every level. */
export const includeLimits = { levels: 4, paths: 20 } as const

/**
 * Reads `include=customers,markets.price_list` into a tree; an empty value includes nothing. Paths begin with one of
 * `roots`, where these are given. Throws INVALID_INCLUDE for a path that does not exist, is too long, or one too many
 * (JSONAPI IN-04, IN-05).
 */
export function parseInclude(
  registry: Registry,
  resource: Resource,
  parameter: Parameter,
  roots?: readonly string[],
): readonly IncludeNode[] {
  const refuse: Refuse = (after, fault, slip) =>
    refuseAt('INVALID_INCLUDE', parameter, { in: 'value', after }, fault, slip)
  const { base, parts, value } = parameter
  if (parts.length > 0) {
    const fault = 'Include takes one list of paths, as include=customers,markets.merchant'
    throw refuseAt('INVALID_INCLUDE', parameter, { in: 'name', after: base.length }, fault)
  }
  if (value === '') return []
  const paths = [...Map.groupBy(partsOf(value), ({ text }) => text).values()].flatMap(
    ([first]) => first ?? [],
  )
  const stranger = paths.find(({ text }) => roots?.includes(text.split('.', 1)[0] ?? '') === false)
  if (roots && stranger) {
    const fault = `What is included with this linkage begins with ${roots.join(' or ')}`
    throw refuse(stranger.after, fault, { name: stranger.text, legal: roots })
  }
  const tooMany = paths[includeLimits.paths]
  if (tooMany) throw refuse(tooMany.after, `Include takes at most ${includeLimits.paths} paths`)
  return nodesOf(
    registry,
    [resource],
    paths.map((path) => stepsOf(path, refuse)),
    refuse,
  )
}

type Refuse = (after: number, fault: string, slip?: Slip) => JsonApiError

/** The names of a path, each with its place in the list. */
function stepsOf({ text, after }: ListPart, refuse: Refuse): readonly ListPart[] {
  const steps = partsOf(text, '.').map((step) => ({ ...step, after: after + step.after }))
  const tooDeep = steps[includeLimits.levels]
  if (tooDeep) throw refuse(tooDeep.after, `"${text}" has more than ${includeLimits.levels} levels`)
  return steps
}

/** The paths grouped by their first name, which one of the resources must have; each name leads to the next resources. */
function nodesOf(
  registry: Registry,
  resources: readonly Resource[],
  paths: readonly (readonly ListPart[])[],
  refuse: Refuse,
): readonly IncludeNode[] {
  return [...Map.groupBy(paths, ([first]) => first?.text ?? '')].map(([name, group]) => {
    const targets = targetsFrom(registry, resources, name)
    if (targets.length === 0) throw unknownName(registry, resources, name, group[0]?.[0]?.after ?? 0, refuse)
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

function unknownName(
  registry: Registry,
  resources: readonly Resource[],
  name: string,
  after: number,
  refuse: Refuse,
): JsonApiError {
  const names = resources.flatMap(({ relationships }) => Object.keys(relationships))
  const legal = names.filter((known) => targetsFrom(registry, resources, known).length > 0)
  const types = resources.map(({ type }) => type).join(' and ')
  return refuse(after, `${types} cannot include "${name}"`, { name, legal })
}
