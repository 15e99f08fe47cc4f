import { can, isToOne, publicIdPattern, type Ability, type Resource } from '@cohort/schema'
import { checksOf } from '@cohort/schema/check'
import { describe, expect, test } from 'vitest'
import type { Values } from '../write/change.ts'
import { demoContents, demoTimeline } from './demo-timeline.ts'
import { demoOrganization, type Mode } from './organization.ts'
import { playTimeline, type Happening, type PlayedEvent } from './play-timeline.ts'
import type { Story } from './story.ts'

describe.each(['live', 'test'] as const)('the demo data of the %s environment', (mode) => {
  const stories = storiesIn(mode)
  const timeline = demoTimeline(mode)
  const { rows, events } = playTimeline(timeline)

  test('has about 40 groups, most of them with history, and history of some that are gone', () => {
    const groups = rows.get('customer_groups') ?? []
    const untouched = groups.filter((group) => group.created_at === group.updated_at)
    const gone = events.filter(
      (event) => event.event === 'destroy' && event.resource_type === 'customer_groups',
    )
    expect(groups.length).toBeGreaterThanOrEqual(40)
    expect(untouched.length).toBeLessThan(mode === 'live' ? 8 : 30)
    expect(gone.length).toBeGreaterThanOrEqual(3)
  })

  test('passes the declared checks, every change of it', () => {
    expect(timeline.flatMap(faultsOf)).toEqual([])
  })

  test('sets nothing that a client may not set', () => {
    const forbidden = stories.flatMap(({ resource, story }) => [
      ...Object.keys(story.create).filter((name) => !may('create', resource, name)),
      ...Object.keys(story.links ?? {}).filter((name) => !mayLink('create', resource, name)),
      ...revisionsOf(story).flatMap(({ update = {}, links = {} }) => [
        ...Object.keys(update).filter((name) => !may('update', resource, name)),
        ...Object.keys(links).filter((name) => !mayLink('update', resource, name)),
      ]),
    ])
    expect(forbidden).toEqual([])
  })

  test('tells as facts only what no client may set', () => {
    const settable = stories.flatMap(({ resource, story }) =>
      [story, ...revisionsOf(story)].flatMap(({ facts = {} }) =>
        Object.keys(facts).filter((name) => !isReadOnly(resource, name)),
      ),
    )
    expect(settable).toEqual([])
  })

  test('has legal ids, none of them twice, that sort by age', () => {
    const created = events.filter(({ event }) => event === 'create')
    const ids = created.map(({ resource_id }) => resource_id)
    expect(ids.filter((id) => id.length !== 14 || !publicIdPattern.test(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(ids.toSorted())
  })

  test('has events whose ids are their times and ascend', () => {
    expect(events.filter((event) => !hasIdOfItsTime(event))).toEqual([])
    const ids = events.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].toSorted())
  })

  test('happens between the founding of the organization and the end of November 2026', () => {
    const times = events.map(({ created_at }) => created_at)
    expect(times.filter((time) => time <= demoOrganization.created_at || time >= '2026-11-21')).toEqual([])
    expect(times.at(0)).toMatch(/^2024-0[45]/)
    expect(times.at(-1)).toMatch(/^2026-11/)
  })

  test('tells each story in order', () => {
    const byRecord = Map.groupBy(timeline, ({ change }) => change.id)
    const times = [...byRecord.values()].map((happenings) => happenings.map(({ at }) => at))
    expect(times.filter((story) => story.some((at, index) => at <= (story[index - 1] ?? 0)))).toEqual([])
  })

  test('has no update that changes nothing', () => {
    const idle = events.filter(({ before, after }) => JSON.stringify(before) === JSON.stringify(after))
    expect(idle).toEqual([])
  })

  test.each(['customer_groups', 'markets'])('gives no code to two %s at a time', (type) => {
    const codes = valuesOf(rows.get(type), 'code')
    expect(codes).toEqual([...new Set(codes)])
  })

  test('has about as many customers as such a shop, most of them with history', () => {
    const customers = rows.get('customers') ?? []
    const changed = customers.filter((customer) => customer.created_at !== customer.updated_at)
    expect(Math.abs(customers.length - (mode === 'live' ? 3100 : 1200))).toBeLessThan(100)
    expect(changed.length).toBeGreaterThan(customers.length / 3)
  })

  test('has groups of more than 100 customers, empty groups, and many customers without a group', () => {
    const sizes = Map.groupBy(rows.get('customers') ?? [], (customer) => customer.customer_group_id)
    const members = (rows.get('customer_groups') ?? []).map(({ id }) => sizes.get(id)?.length ?? 0)
    expect(members.filter((count) => count > 100).length).toBeGreaterThanOrEqual(3)
    expect(members.filter((count) => count === 0).length).toBeGreaterThanOrEqual(3)
    expect(sizes.get(null)?.length).toBeGreaterThan(250)
  })

  test('has customers whose status is that of their orders', () => {
    const wrong = rows.get('customers')?.filter(({ status, total_orders_count: count }) => {
      return status !== (count === 0 ? 'prospect' : count === 1 ? 'acquired' : 'repeat')
    })
    expect(wrong).toEqual([])
  })

  test('writes to nobody: all addresses are of domains that are reserved for examples', () => {
    const emails = valuesOf(rows.get('customers'), 'email')
    expect(emails.filter((email) => !/@([a-z0-9-]+\.)*example\.(com|net|org)$/i.test(email))).toEqual([])
    const urls = [
      ...valuesOf(rows.get('attachments'), 'url'),
      ...['checkout_url', 'external_prices_url', 'external_order_validation_url'].flatMap((name) =>
        valuesOf(rows.get('markets'), name),
      ),
    ]
    expect(urls.filter((url) => !/^example\.com$|\.example\.com$/.test(new URL(url).hostname))).toEqual([])
  })

  test.each(['customer_groups', 'customers', 'markets', 'merchants', 'price_lists', 'inventory_models'])(
    'has attachments of %s',
    (type) => {
      expect(valuesOf(rows.get('attachments'), 'attachable_type')).toContain(type)
    },
  )

  test('has attachments that went with their owners', () => {
    const goneAt = new Map(
      events.filter(({ event }) => event === 'destroy').map((event) => [event.resource_id, event.created_at]),
    )
    const goneWithOwner = events.filter(
      ({ resource_type, event, before, created_at }) =>
        resource_type === 'attachments' &&
        event === 'destroy' &&
        goneAt.get(String(before.attachable_id)) === created_at,
    )
    expect(goneWithOwner.length).toBeGreaterThanOrEqual(4)
  })
})

test('the two environments of the demo share no id', () => {
  const ids = (['live', 'test'] as const).flatMap((mode) => [
    ...new Set(demoTimeline(mode).map(({ change }) => change.id)),
  ])
  expect(new Set(ids).size).toBe(ids.length)
})

function storiesIn(mode: Mode) {
  return demoContents.flatMap(({ resource, stories, crowdOf }) =>
    [...stories[mode], ...(crowdOf?.(mode) ?? [])].map((story) => ({ resource, story })),
  )
}

function revisionsOf({ later = [] }: Story) {
  return later.flatMap((step) => ('delete' in step ? [] : [step]))
}

function faultsOf({ resource, change }: Happening): unknown[] {
  if (change.kind === 'delete') return []
  const check = checksOf(resource)[change.kind]
  return check(change.values).map((fault) => ({ ...fault, of: change.values }))
}

function may(ability: Ability, { attributes }: Resource, name: string): boolean {
  const attribute = attributes[name]
  return attribute !== undefined && can(attribute, ability)
}

function mayLink(ability: Ability, { relationships }: Resource, name: string): boolean {
  const relationship = relationships[name]
  return relationship !== undefined && isToOne(relationship) && relationship.can.includes(ability)
}

function isReadOnly(resource: Resource, name: string): boolean {
  return name in resource.attributes && !may('create', resource, name) && !may('update', resource, name)
}

/** The texts that rows have in a column. */
function valuesOf(rows: readonly Values[] = [], column: string): readonly string[] {
  return rows.map((row) => row[column]).filter((value) => typeof value === 'string')
}

function hasIdOfItsTime({ id, created_at }: PlayedEvent): boolean {
  return /^\d{13}-\d{9}$/.test(id) && Number(id.slice(0, 13)) === Date.parse(created_at)
}
