import {
  timeOfWrite,
  type AttributesOf,
  type BelongsTo,
  type BelongsToAny,
  type CreateInput,
  type Resource,
  type ToOne,
  type UpdateInput,
} from '@cohort/schema'
import type { Change, Values } from '../write/change.ts'
import { actorOf, demoApplications, type DemoApplicationName } from './applications.ts'
import { demoId } from './demo-id.ts'
import type { Mode } from './organization.ts'
import type { Happening } from './play-timeline.ts'
import { seededRandom, type Random } from './seeded-random.ts'

/** The life of one record, as a person writes it down: how it was made, and what became of it. */
export interface Story<Words extends Vocabulary = Vocabulary> extends Occasion {
  readonly create: Words['create']
  /** What no client sets and the service knows: how many orders were placed. */
  readonly facts?: Words['facts']
  readonly links?: Words['links']
  readonly later?: readonly Step<Words>[]
}

/** What can be said of the records of one resource. */
interface Vocabulary {
  readonly create: Values
  readonly update: Values
  readonly facts: Values
  readonly links: Links
}

interface Occasion {
  /** A day, `2025-03-14`, on which the hour follows from the application; or a moment in wire format. */
  readonly on: string
  readonly by: DemoApplicationName
}

/** One change, or the end. */
type Step<Words extends Vocabulary> = Occasion & (Revision<Words> | { readonly delete: true })

/** `update` as a PATCH has it, `merge` for single keys of metadata, `trigger` for a write-only attribute such as `_disable`. */
interface Revision<Words extends Vocabulary> {
  readonly update?: Words['update']
  readonly merge?: Values
  readonly facts?: Words['facts']
  readonly links?: Words['links']
  readonly trigger?: string
}

/** To whom a to-one leads, by any code or title that the record ever had: `vip`; with its type where it may be of several. */
type Link = string | null
type LinkToAny = readonly [type: string, name: string]
type Links = Readonly<Partial<Record<string, Link | LinkToAny>>>

/** A story whose values are those of the resource's declaration. */
export type StoryOf<R extends Resource> = Story<{
  create: CreateInput<R>
  update: UpdateInput<R>
  facts: Partial<FactsOf<R>>
  links: LinksOf<R>
}>

/** The attributes that only the service sets. */
export type FactsOf<R extends Resource> = Omit<
  AttributesOf<R>,
  keyof CreateInput<R> | 'created_at' | 'updated_at'
>

type LinksOf<R extends Resource, Relationships = R['relationships']> = {
  readonly [
    Name in keyof Relationships as Relationships[Name] extends ToOne ? Name : never
  ]?: Relationships[Name] extends BelongsTo
    ? Link
    : Relationships[Name] extends BelongsToAny
      ? LinkToAny
      : never
}

/** Where stories happen: the environment, and the records in it, whose ids are found by type and name. */
export interface Setting {
  readonly mode: Mode
  readonly idOf: (type: string, name: string) => string
}

/**
 * What happens in a story, with its times, its id and who did it. They follow from the environment, the day and the
 * title alone: a story that is added or continued leaves every other as it was.
 */
export function happeningsOf(setting: Setting, resource: Resource, story: Story): readonly Happening[] {
  const { id, created, random } = beginningOf(setting.mode, resource, story)
  const happening = (at: number, { by }: Occasion, change: Change): Happening => ({
    at,
    who: actorOf(setting.mode, by),
    resource,
    change,
  })
  let { metadata } = story.create
  const later = (story.later ?? []).map((step) => {
    const change = changeOf(setting, resource, id, step, metadata)
    if (change.kind === 'update') metadata = change.values.metadata ?? metadata
    return happening(momentOf(step, random), step, change)
  })
  const values = { ...story.create, ...story.facts, ...linkColumns(setting, resource, story.links) }
  return [happening(created, story, { kind: 'create', id, values }), ...later]
}

/** The id of the record that a story tells of. */
export function idOfStory(mode: Mode, resource: Resource, story: Story): string {
  return beginningOf(mode, resource, story).id
}

function beginningOf(mode: Mode, resource: Resource, story: Story) {
  const title = String(story.create[resource.catalog.title])
  const random = seededRandom([mode, resource.type, story.on, title].join(' '))
  const created = momentOf(story, random)
  return { id: demoId(created, random), created, random }
}

function momentOf({ on, by }: Occasion, random: Random): number {
  if (on.includes('T')) return Date.parse(on)
  const [from, until] = demoApplications[by].hours
  const hour = 3_600_000
  return Date.parse(`${on}T00:00:00.000Z`) + from * hour + random((until - from) * hour)
}

function changeOf(
  setting: Setting,
  resource: Resource,
  id: string,
  step: Step<Vocabulary>,
  metadata: unknown,
): Change {
  if ('delete' in step) return { kind: 'delete', id }
  const values = {
    ...step.update,
    ...(step.merge && { metadata: { ...(isObject(metadata) && metadata), ...step.merge } }),
    ...step.facts,
    ...linkColumns(setting, resource, step.links),
    ...(step.trigger !== undefined && triggered(resource, step.trigger)),
  }
  return { kind: 'update', id, values }
}

/** `{customer_group: 'vip'}` is `{customer_group_id: '0Vqg2mXk3bT9aZ'}`. */
function linkColumns(setting: Setting, resource: Resource, links: Links = {}): Values {
  const columns = Object.entries(links).flatMap(([name, to]) =>
    Object.entries(linkColumn(setting, resource, name, to ?? null)),
  )
  return Object.fromEntries(columns)
}

function linkColumn(
  { idOf }: Setting,
  { type, relationships }: Resource,
  name: string,
  to: Link | LinkToAny,
): Values {
  if (to === null) return { [`${name}_id`]: null }
  if (typeof to !== 'string') return { [`${name}_type`]: to[0], [`${name}_id`]: idOf(...to) }
  const relationship = relationships[name]
  if (relationship?.kind !== 'belongs_to') throw new Error(`${type} has no link ${name} to one type alone`)
  return { [`${name}_id`]: idOf(relationship.target, to) }
}

function triggered({ type, triggers }: Resource, name: string): Values {
  const trigger = triggers[name]
  if (trigger === undefined) throw new Error(`${type} has no trigger ${name}`)
  return { [trigger.sets]: trigger.to === 'now' ? timeOfWrite : trigger.to }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
