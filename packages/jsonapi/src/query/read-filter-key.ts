import {
  filterJoins,
  filterNamesOf,
  filterStepsOf,
  pathCharacters,
  predicates,
  predicatesFor,
  type FilterJoin,
  type PathStep,
  type Predicate,
  type Registry,
  type Resource,
} from '@cohort/schema'
import type { FilterField } from './read-query.ts'

/** A filter's key, read: `name_or_code_cont` is two fields, their join and a predicate. */
export interface KeyReading {
  readonly kind: 'reading'
  readonly fields: readonly FilterField[]
  readonly join: FilterJoin
  readonly predicate: string
  readonly test: Predicate
  /** Where the predicate begins in the key. */
  readonly predicateAt: number
}

/** A key that has no reading: how far it could be read, and what is near it. */
export interface KeyStop {
  readonly kind: 'stop'
  readonly at: number
  /** The part that is taken for a slip, and what could stand in its place. */
  readonly from: number
  readonly legal: () => readonly string[]
}

/**
 * Reads the key of a filter. Names and predicates have underscores themselves, so a key is read from left to right, the
 * longest declared name first, and the first reading that uses up the key is taken. No recursion: a key may be as long as a URL.
 */
export function readFilterKey(registry: Registry, resource: Resource, key: string): KeyReading | KeyStop {
  const stops = trackStops(resource, key)
  const waiting: State[] = [{ at: 0, join: null, before: null }]
  const seen = new Set<string>()
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if ('predicate' in state) return readingOf(state)
    const mark = `${state.at} ${state.join}`
    if (seen.has(mark)) continue
    seen.add(mark)
    const next = [...fieldsAt(registry, resource, key, state.at, stops)].flatMap((found) =>
      continuations(key, state, found),
    )
    waiting.push(...next.toReversed())
  }
  return stops.furthest()
}

/** The fields read so far, the last one first. */
interface FieldChain {
  readonly field: FilterField
  readonly before: FieldChain | null
}

interface Open {
  readonly at: number
  readonly join: FilterJoin | null
  readonly before: FieldChain | null
}

interface Complete extends Open {
  readonly predicate: string
  readonly test: Predicate
}

type State = Open | Complete

function readingOf({ at, join, before, predicate, test }: Complete): KeyReading {
  const fields: FilterField[] = []
  for (let link = before; link !== null; link = link.before) fields.unshift(link.field)
  return { kind: 'reading', fields, join: join ?? 'and', predicate, test, predicateAt: at }
}

/** A field, and where the key goes on after its underscore. */
interface FoundField {
  readonly field: FilterField
  readonly end: number
}

/** What may follow a field: a predicate that ends the key, or the join of the fields before and another field. */
function continuations(key: string, { join, before }: Open, { field, end }: FoundField): readonly State[] {
  const chain = { field, before }
  const rest = key.slice(end)
  const test = predicates.get(rest)
  if (test !== undefined) return [{ at: end, join, before: chain, predicate: rest, test }]
  return filterJoins
    .filter((word) => rest.startsWith(`${word}_`) && (join === null || join === word))
    .map((word) => ({ at: end + word.length + 1, join: word, before: chain }))
}

/** The relationships crossed so far, the last one first. */
interface StepChain {
  readonly step: PathStep
  readonly before: StepChain | null
}

/** Every field with which the key can go on: of the resource, then of what its relationships lead to. */
function* fieldsAt(
  registry: Registry,
  resource: Resource,
  key: string,
  start: number,
  stops: Stops,
): Generator<FoundField> {
  const waiting: { owner: Resource; at: number; chain: StepChain | null }[] = [
    { owner: resource, at: start, chain: null },
  ]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { owner, at, chain } = place
    stops.note({ kind: 'stop', at, from: at, legal: () => keysOf(owner) })
    for (const found of ownFieldsAt(owner, key, at, stops)) {
      yield chain === null ? found : { ...found, field: { ...found.field, path: stepsOf(chain) } }
    }
    const steps = filterStepsOf(registry, owner).filter(({ name }) => key.startsWith(`${name}_`, at))
    waiting.push(
      ...steps.toReversed().map((step) => ({
        owner: step.target,
        at: at + step.name.length + 1,
        chain: { step, before: chain },
      })),
    )
  }
}

function stepsOf(chain: StepChain): readonly PathStep[] {
  const steps: PathStep[] = []
  for (let link: StepChain | null = chain; link !== null; link = link.before) steps.unshift(link.step)
  return steps
}

function* ownFieldsAt(owner: Resource, key: string, at: number, stops: Stops): Generator<FoundField> {
  for (const { name, kind } of filterNamesOf(owner)) {
    if (!key.startsWith(name, at)) continue
    const end = at + name.length
    if (kind === 'json' && key[end] === '.') yield* pathsAt(name, key, end + 1, stops)
    if (key[end] !== '_' && end !== key.length) continue
    stops.note({ kind: 'stop', at: Math.min(end + 1, key.length), from: at, legal: () => keysOf(owner) })
    if (end < key.length) yield { field: { name, kind }, end: end + 1 }
  }
}

/**
 * The paths inside JSON with which the key can go on, shortest first: any key is legal there, so that a path ends at the first
 * underscore after which the rest can be read. One before that is written `\_`.
 */
function* pathsAt(name: string, key: string, start: number, stops: Stops): Generator<FoundField> {
  const keys: string[] = []
  let current = ''
  let at = start
  for (const { written, meant, isEscaped } of pathCharacters(key.slice(start))) {
    at += written.length
    if (written === '_' && !isEscaped) {
      stops.note({ kind: 'stop', at, from: at, legal: () => predicatesFor('path') })
      yield { field: { name, kind: 'path', keys: [...keys, current] }, end: at }
    }
    if (written === '.' && !isEscaped) {
      keys.push(current)
      current = ''
    } else current += meant
  }
}

interface Stops {
  note(stop: KeyStop): void
  furthest(): KeyStop
}

/** Remembers the first of the places that lie furthest to the right: there is the fault of a key that cannot be read. */
function trackStops(resource: Resource, key: string): Stops {
  let furthest: KeyStop = { kind: 'stop', at: 0, from: 0, legal: () => keysOf(resource) }
  return {
    note: (stop) => {
      if (stop.at > furthest.at && stop.at <= key.length) furthest = stop
    },
    furthest: () => furthest,
  }
}

/** The keys of a resource's own fields, with which what is near is found. */
function keysOf(resource: Resource): readonly string[] {
  return filterNamesOf(resource).flatMap(({ name, kind }) =>
    predicatesFor(kind).map((predicate) => `${name}_${predicate}`),
  )
}
