import { valueKindOf, withoutNull, type Registry, type Resource, type ValueKind } from '@cohort/schema'
import { exactListFrom } from './exact-json.ts'
import type { LogResource } from './logs.ts'
import { ownerOf } from './to-one-ids.ts'
import { labelOf } from './words.ts'

/** What happened to a resource, as the history says it: by a sign and a word, not by colour alone. */
export const eventWords = {
  create: { sign: '+', word: 'Created' },
  update: { sign: '~', word: 'Changed' },
  destroy: { sign: '−', word: 'Deleted' },
} as const

type EventName = keyof typeof eventWords

/** True for the name of an event. */
function isEventName(value: unknown): value is EventName {
  return typeof value === 'string' && Object.hasOwn(eventWords, value)
}

/** One field of one change: its value before and after; null is none. */
export interface FieldChange {
  readonly name: string
  readonly label: string
  readonly kind: ValueKind
  /** What the values are ids of, if they are. */
  readonly owner?: Resource | undefined
  readonly before: unknown
  readonly after: unknown
}

/** An entry of the history, read. */
export interface Entry {
  readonly id: string
  /** The record that changed. */
  readonly of: { readonly type: string; readonly id: string }
  readonly event: EventName
  readonly time: string
  /** The application that did it, by its kind and its id. */
  readonly who: string
  readonly changes: readonly FieldChange[]
}

/** What is known of a record that is gone: when and by whom it was deleted, and what it was called. */
export interface Deletion {
  readonly time: string
  readonly who: string
  readonly title: string | null
}

/** How a record ended, from its entries with the newest first; null when it did not. */
export function deletionOf({ catalog }: Resource, [newest]: readonly Entry[]): Deletion | null {
  if (newest?.event !== 'destroy') return null
  const title = newest.changes.find(({ name }) => name === catalog.title)?.before
  return {
    time: newest.time,
    who: newest.who,
    title: typeof title === 'string' && title !== '' ? title : null,
  }
}

type Members = Readonly<Record<string, unknown>>

/** Reads the entries of a log from the text of a list's document, in its order. */
export function entriesFrom(registry: Registry, log: LogResource, text: string): readonly Entry[] {
  return [...exactListFrom(text)].map(([id, attributes]) => entryFrom(registry, log, id, attributes))
}

/** Reads an entry of a log, from its attributes. */
export function entryFrom(registry: Registry, { log }: LogResource, id: string, attributes: Members): Entry {
  const event = attributes[log.event]
  const type = String(attributes[`${log.of}_type`])
  return {
    id,
    of: { type, id: String(attributes[`${log.of}_id`]) },
    event: isEventName(event) ? event : 'update',
    time: String(attributes[log.at]),
    who: whoText(attributes[log.who]),
    changes: fieldChangesFrom(registry, registry.find(type), membersOf(attributes[log.changes])),
  }
}

/** Fields in declared order, the ids of to-ones and what is declared no more after them. What has no value on either side is left out. */
function fieldChangesFrom(
  registry: Registry,
  resource: Resource | undefined,
  changes: Members,
): readonly FieldChange[] {
  const attributes = resource?.attributes ?? {}
  const order = Object.keys(attributes)
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return Object.entries(changes)
    .map(([name, change]) => {
      const [before, after] = sidesOf(change)
      const owner = resource && ownerOf(registry, resource, name)
      const label = labelOf(owner === undefined ? name : name.replace(/_id$/, ''))
      return { name, label, kind: kindOf(attributes, name), owner, before, after }
    })
    .filter(({ before, after }) => before !== after)
    .toSorted((one, two) => rank(one.name) - rank(two.name))
}

function sidesOf(change: unknown): readonly [before: unknown, after: unknown] {
  if (Array.isArray(change)) return [change[0] ?? null, change[1] ?? null]
  const { from = null, to = null } = membersOf(change)
  return [from, to]
}

function kindOf(attributes: Resource['attributes'], name: string): ValueKind {
  const declared = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  return declared === undefined ? 'text' : valueKindOf(withoutNull(declared.schema))
}

function whoText(who: unknown): string {
  const { application } = membersOf(who)
  const { kind, id } = membersOf(application)
  return [kind, id].filter((text) => typeof text === 'string' && text !== '').join(' ') || 'unknown'
}

/**
 * What changed from one version to another: every field that differs, with its value at each. The entries are all those
 * of the resource between the two, the newest first.
 */
export function comparisonOf(entries: readonly Entry[], one: string, two: string): readonly FieldChange[] {
  const places = [one, two].map((id) => entries.findIndex((entry) => entry.id === id))
  const newer = Math.min(...places)
  const older = Math.max(...places)
  if (newer < 0) return []
  const between = entries.slice(newer, older).toReversed()
  const net = new Map<string, FieldChange>()
  for (const change of between.flatMap(({ changes }) => changes)) {
    net.set(change.name, { ...change, before: net.get(change.name)?.before ?? change.before })
  }
  return [...net.values()].filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
}

/** The records that the changes of to-ones lead from and to, of which an entry has the ids only. */
export function ownersIn(entries: readonly Entry[]): readonly Entry['of'][] {
  return entries
    .flatMap(({ changes }) => changes)
    .flatMap(({ owner, before, after }) =>
      owner === undefined ? [] : [before, after].map((id) => ({ owner, id })),
    )
    .flatMap(({ owner, id }) => (typeof id === 'string' ? [{ type: owner.type, id }] : []))
}

/** What an entry itself says of the name of its record; undefined where it does not. */
export function nameIn({ of, changes }: Entry, registry: Registry): string | undefined {
  const title = registry.find(of.type)?.catalog.title
  const change = changes.find(({ name }) => name === title)
  const name = change?.after ?? change?.before
  return typeof name === 'string' && name !== '' ? name : undefined
}

/** Entries by the day of the reader's zone on which they happened, in the order in which they are given. */
export function byDay(
  entries: readonly Entry[],
  dayOf: (time: string) => string,
): ReadonlyMap<string, readonly Entry[]> {
  return Map.groupBy(entries, ({ time }) => dayOf(time))
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
