import { can, columnsOf, type BelongsTo, type Registry, type Resource } from '@cohort/schema'
import { refusal } from '../errors/json-api-error.ts'
import { suggestion } from '../errors/nearest-name.ts'
import { parseQueryString, type Parameter } from './parse-query-string.ts'
import { isZoneName } from './zone-name.ts'

/** The stretches of time that records are counted by, and how many of them are told, the last one being the present one. */
export const periods = { day: 60, month: 24 } as const

export type Period = keyof typeof periods

/** What the records of a list are counted by: what a to-one of theirs leads to, or the period in which a time of theirs lies. */
export type Grouping =
  | { readonly kind: 'owner'; readonly name: string; readonly owner: Resource }
  | { readonly kind: 'period'; readonly name: string; readonly per: Period; readonly zone: string }

/** What the records of a list can be counted by. */
export function groupingsOf(registry: Registry, resource: Resource): readonly string[] {
  return [...ownersIn(registry, resource).keys(), ...countableTimesOf(resource)]
}

/** The to-ones to one type, by name, with the resources that they lead to. */
function ownersIn(registry: Registry, { relationships }: Resource): ReadonlyMap<string, Resource> {
  const links = Object.entries(relationships).flatMap(([name, relationship]) => {
    const owner = relationship.kind === 'belongs_to' ? ownerOf(registry, relationship) : undefined
    return owner === undefined ? [] : [[name, owner] as const]
  })
  return new Map(links)
}

function ownerOf(registry: Registry, { target }: BelongsTo): Resource | undefined {
  return registry.find(target)
}

/** The times that a list can be filtered by: those have an index. */
function countableTimesOf(resource: Resource): readonly string[] {
  return columnsOf(resource)
    .filter(({ name, kind }) => kind === 'time' && isFilterable(resource, name))
    .map(({ name }) => name)
}

function isFilterable({ attributes }: Resource, name: string): boolean {
  const attribute = attributes[name]
  return attribute !== undefined && can(attribute, 'filter')
}

/** The zone in which days and months begin where none is named. */
export const usualZone = 'UTC'

/** Reads `by=customer_group`, or `by=created_at&per=month&zone=Europe/Vienna`. Throws PARAM_MISSING, PARAM_NOT_ALLOWED or BAD_REQUEST. */
export function parseGrouping(registry: Registry, resource: Resource, text: string): Grouping {
  const parameters = parseQueryString(text)
  const by = parameters.find(({ base }) => base === 'by')
  const per = parameters.find(({ base }) => base === 'per')
  const zone = parameters.find(({ base }) => base === 'zone')
  const legal = groupingsOf(registry, resource)
  if (by === undefined) throw refusal('PARAM_MISSING', { detail: `by is one of ${legal.join(', ')}.` })
  const name = choiceOf(by, 'by', legal)
  const owner = ownersIn(registry, resource).get(name)
  if (owner === undefined) {
    return { kind: 'period', name, per: per ? periodOf(per) : 'day', zone: zone ? zoneOf(zone) : usualZone }
  }
  const misplaced = per ?? zone
  if (misplaced === undefined) return { kind: 'owner', name, owner }
  const detail = `Only times are counted for each ${Object.keys(periods).join(' or ')}, in a zone.`
  throw refusal('PARAM_NOT_ALLOWED', { detail, source: { parameter: misplaced.name } })
}

function zoneOf({ name, value }: Parameter): string {
  if (name === 'zone' && isZoneName(value)) return value
  const detail = `zone is the name of a time zone, as Europe/Vienna, not "${value}".`
  throw refusal('BAD_REQUEST', { detail, source: { parameter: name } })
}

function periodOf(parameter: Parameter): Period {
  return choiceOf(parameter, 'per', ['day', 'month'])
}

function choiceOf<const Choice extends string>(
  { name, value }: Parameter,
  parameter: string,
  legal: readonly Choice[],
): Choice {
  const choice = legal.find((each) => name === parameter && each === value)
  if (choice !== undefined) return choice
  const detail = `${parameter} is one of ${legal.join(', ')}, not "${value}".${suggestion(value, legal)}`
  throw refusal('BAD_REQUEST', { detail, source: { parameter: name } })
}
