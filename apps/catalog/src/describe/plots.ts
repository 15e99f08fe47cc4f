import type { Statistics, StatisticsGroup } from '@cohort/client'
import { type Registry, type Resource } from '@cohort/schema'
import { inSentence, labelOf, singularOf } from './words.ts'

/** A picture of a list in numbers, as the overview has it. */
export interface Plot {
  readonly title: string
  readonly resource: Resource
  readonly kind: 'owners' | 'growth' | 'changes'
  /** What is asked for it: `by=customer_group`. */
  readonly query: string
  /** The filter of the list that a group leads to. */
  readonly filterOf: (group: StatisticsGroup) => string
}

/** One group of a plot: a bar, and a line of its table. */
export interface PlotBar {
  readonly key: string
  readonly label: string
  readonly count: number
  /** How high the bar is: the count itself, or in a growth all that there was at the end of the period. */
  readonly height: number
  /** The query of the list that it leads to. */
  readonly filter: string
}

/** The plots that follow from the declarations: who has how many members, how owners and members grow, and what a log tells by day. */
export function plotsOf({ resources }: Registry): readonly Plot[] {
  const listed = resources.filter(({ actions }) => actions.includes('list'))
  const memberships = listed.flatMap((owner) => membershipsOf(listed, owner))
  const grown = new Set(memberships.flatMap(({ owner, member }) => [owner, member]))
  return [
    ...memberships.map(ownersPlot),
    ...[...grown].map(growthPlot),
    ...listed.filter(({ paging }) => paging === 'cursor').map(changesPlot),
  ]
}

interface Membership {
  readonly owner: Resource
  readonly member: Resource
  /** The to-one of the member. */
  readonly link: string
}

function membershipsOf(listed: readonly Resource[], owner: Resource): readonly Membership[] {
  return Object.values(owner.relationships).flatMap((relationship) => {
    if (relationship.kind !== 'has_many') return []
    const member = listed.find(({ type }) => type === relationship.target)
    return member === undefined ? [] : [{ owner, member, link: relationship.by.replace(/_id$/, '') }]
  })
}

function ownersPlot({ owner, member, link }: Membership): Plot {
  return {
    title: `${labelOf(member.type)} per ${inSentence(singularOf(owner.type))}`,
    resource: member,
    kind: 'owners',
    query: `by=${link}`,
    filterOf: ({ value }) => `filter[q][${link}_id_eq]=${value}`,
  }
}

function growthPlot(resource: Resource): Plot {
  return {
    title: `${labelOf(resource.type)} over time`,
    resource,
    kind: 'growth',
    query: 'by=created_at&per=month',
    filterOf: createdIn,
  }
}

function changesPlot(resource: Resource): Plot {
  return {
    title: 'Changes per day',
    resource,
    kind: 'changes',
    query: 'by=created_at&per=day',
    filterOf: createdIn,
  }
}

function createdIn({ from, until }: StatisticsGroup): string {
  return `filter[q][created_at_gteq]=${from}&filter[q][created_at_lt]=${until}`
}

/** What is asked for a plot whose periods are those of a zone. */
export function askedIn({ kind, query }: Plot, zone: string): string {
  return kind === 'owners' ? query : `${query}&zone=${encodeURIComponent(zone)}`
}

/** The bars of a plot. In a growth each is as high as there were records at the end of its period, of those that are there today. */
export function barsOf({ kind, filterOf }: Plot, { recordCount, groups }: Statistics): readonly PlotBar[] {
  const told = groups.reduce((sum, { count }) => sum + count, 0)
  let before = kind === 'growth' ? Math.max(0, (recordCount ?? told) - told) : 0
  return groups.map((group) => {
    const { value, label, count } = group
    if (kind === 'growth') before += count
    return {
      key: value,
      label: kind === 'owners' ? (label ?? value) : periodText(kind, value),
      count,
      height: kind === 'growth' ? before : count,
      filter: filterOf(group),
    }
  })
}

const periodFormats = {
  growth: new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }),
  changes: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
} as const

function periodText(kind: keyof typeof periodFormats, day: string): string {
  return periodFormats[kind].format(new Date(day))
}
