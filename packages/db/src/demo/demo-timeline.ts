import {
  attachments,
  customerGroups,
  customers,
  inventoryModels,
  markets,
  merchants,
  priceLists,
  type Resource,
} from '@cohort/schema'
import { attachmentStories } from './attachments/attachment-stories.ts'
import { customerGroupStories } from './customer-groups/customer-group-stories.ts'
import { crowdOf } from './customers/crowd.ts'
import { customerStories } from './customers/customer-stories.ts'
import { findIds } from './find-ids.ts'
import { inventoryModelStories } from './markets/inventory-models.ts'
import { marketStories } from './markets/market-stories.ts'
import { merchantStories } from './markets/merchants.ts'
import { priceListStories } from './markets/price-lists.ts'
import type { Mode } from './organization.ts'
import type { Happening } from './play-timeline.ts'
import { happeningsOf, type Setting, type Story } from './story.ts'

interface Content {
  readonly resource: Resource
  /** The stories that a person wrote. */
  readonly stories: Readonly<Record<Mode, readonly Story[]>>
  /** Those that are made by rules, for the numbers. */
  readonly crowdOf?: (mode: Mode) => readonly Story[]
}

/** The demo data of every resource, in the order in which foreign keys let the rows be inserted. */
export const demoContents: readonly Content[] = [
  { resource: customerGroups, stories: customerGroupStories },
  { resource: merchants, stories: merchantStories },
  { resource: priceLists, stories: priceListStories },
  { resource: inventoryModels, stories: inventoryModelStories },
  { resource: customers, stories: customerStories, crowdOf },
  { resource: markets, stories: marketStories },
  { resource: attachments, stories: attachmentStories },
]

interface Scope {
  /** Whether those who are made by rules come too. */
  readonly withCrowd: boolean
}

/** Everything that has happened in an environment of the demo. Links lead to what a person wrote of, not to the crowd. */
export function demoTimeline(mode: Mode, { withCrowd }: Scope = { withCrowd: true }): readonly Happening[] {
  const written = demoContents.map(({ resource, stories }) => ({ resource, stories: stories[mode] }))
  const setting: Setting = { mode, idOf: findIds(mode, written) }
  return demoContents.flatMap(({ resource, stories, crowdOf: crowd }) => {
    const told = withCrowd && crowd ? [...stories[mode], ...crowd(mode)] : stories[mode]
    return told.flatMap((story) => happeningsOf(setting, resource, story))
  })
}
