import { storedColumnsOf, timeOfWrite, type Attribute, type Resource } from '@cohort/schema'
import type { Actor } from '../environment.ts'
import type { Change, Values } from '../write/change.ts'
import { recordedColumnsOf, type EventKind } from '../write/recorded-statement.ts'
import { fillRow } from './filled-columns.ts'
import { ownedBy, refuseDeleteInUse, refuseLooseLinks, type Tables } from './links-in-play.ts'

/** A change that was made at a time, in milliseconds since 1970, by somebody. */
export interface Happening {
  readonly at: number
  readonly who: Actor
  readonly resource: Resource
  readonly change: Change
}

/** An event as its columns; the payload is what changed between the two states. */
export interface PlayedEvent {
  readonly id: string
  readonly resource_type: string
  readonly resource_id: string
  readonly event: EventKind
  readonly before: Values
  readonly after: Values
  readonly who: Actor
  readonly created_at: string
}

export interface Played {
  /** The rows that are left at the end, by type: `id` and a value for each stored column. */
  readonly rows: ReadonlyMap<string, readonly Values[]>
  readonly events: readonly PlayedEvent[]
}

/**
 * Plays what happened in one environment, oldest first, into the rows and events that writing it would have left.
 * Throws for what could not have happened: a column that is not declared, an id that was there before or was not, a
 * link that leads nowhere.
 */
export function playTimeline(happenings: readonly Happening[]): Played {
  const tables = new Map<string, Map<string, Values>>()
  const nextEventId = eventIds()
  const play = ({ at, who, resource, change }: Happening): PlayedEvent => {
    const table = tableOf(tables, resource)
    const before = table.get(change.id)
    const after = rowAfter(resource, change, before, { time: timeOf(at), rows: table.size })
    if (after) table.set(change.id, after)
    else table.delete(change.id)
    refuseBrokenLinks(tables, resource, change, after)
    return {
      id: nextEventId(at),
      resource_type: resource.type,
      resource_id: change.id,
      event: change.kind === 'delete' ? 'destroy' : change.kind,
      before: recorded(resource, before),
      after: recorded(resource, after),
      who,
      created_at: timeOf(at),
    }
  }
  const events = happenings
    .toSorted((left, right) => left.at - right.at)
    .flatMap((happening) => [happening, ...alsoDeleted(tables, happening)].map(play))
  const rows = new Map([...tables].map(([type, table]) => [type, [...table.values()]]))
  return { rows, events }
}

/** What a delete takes with it, at the same moment and by the same hand. */
function alsoDeleted(tables: Tables, { resource: owner, change, ...rest }: Happening): readonly Happening[] {
  if (change.kind !== 'delete') return []
  return ownedBy(tables, owner, change.id).map(({ resource, id }) => ({
    ...rest,
    resource,
    change: { kind: 'delete', id },
  }))
}

function refuseBrokenLinks(
  tables: Tables,
  resource: Resource,
  { id }: Change,
  after: Values | undefined,
): void {
  if (after) refuseLooseLinks(tables, resource, after)
  else refuseDeleteInUse(tables, resource, id)
}

/** `<milliseconds>-<sequence>`; the sequence counts within the millisecond. */
function eventIds(): (at: number) => string {
  let last = 0
  let sequence = 0
  return (at) => {
    sequence = at === last ? sequence + 1 : 0
    last = at
    return `${at}-${String(sequence).padStart(9, '0')}`
  }
}

function tableOf(tables: Map<string, Map<string, Values>>, { type }: Resource): Map<string, Values> {
  const table = tables.get(type) ?? new Map<string, Values>()
  tables.set(type, table)
  return table
}

/** The time of a change, and the number of rows of its type that there are then. */
interface Moment {
  readonly time: string
  readonly rows: number
}

function rowAfter(
  resource: Resource,
  change: Change,
  before: Values | undefined,
  { time, rows }: Moment,
): Values | undefined {
  if ((before === undefined) !== (change.kind === 'create')) {
    throw new Error(`${resource.type} ${change.id}: no ${change.kind} is possible at ${time}`)
  }
  if (change.kind === 'delete') return undefined
  const { names, defaults } = shapeOf(resource)
  const unknown = Object.keys(change.values).find((name) => !names.has(name))
  if (unknown !== undefined) throw new Error(`${resource.type} has no column ${unknown}`)
  const former = before ?? { id: change.id, ...defaults, created_at: time }
  return fillRow(resource, { ...former, ...timed(change.values, time), updated_at: time }, rows)
}

function timed(values: Values, time: string): Values {
  const entries = Object.entries(values)
  return Object.fromEntries(entries.map(([name, value]) => [name, value === timeOfWrite ? time : value]))
}

/** The state of a row as the log compares it; `{}` for none. */
function recorded(resource: Resource, row: Values | undefined): Values {
  if (row === undefined) return {}
  return Object.fromEntries(shapeOf(resource).recorded.map((name) => [name, row[name] ?? null]))
}

/** What every row of a resource has. */
interface Shape {
  readonly names: ReadonlySet<string>
  /** What a column holds when a create does not mention it: the default of its schema, or null. */
  readonly defaults: Values
  readonly recorded: readonly string[]
}

const shapes = new WeakMap<Resource, Shape>()

/** Made once for each resource: thousands of rows ask for it. */
function shapeOf(resource: Resource): Shape {
  const known = shapes.get(resource)
  if (known !== undefined) return known
  const names = storedColumnsOf(resource).map(({ name }) => name)
  const defaults = names.map((name) => [name, defaultOf(resource.attributes[name])])
  const shape = {
    names: new Set(names),
    defaults: Object.fromEntries(defaults),
    recorded: recordedColumnsOf(resource).map(({ name }) => name),
  }
  shapes.set(resource, shape)
  return shape
}

function defaultOf(attribute: Attribute | undefined): unknown {
  return attribute && 'default' in attribute.schema ? attribute.schema.default : null
}

function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
