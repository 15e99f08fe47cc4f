import type { Mode } from '../organization.ts'
import { audienceGroups } from './audiences.ts'
import { communityGroups } from './communities.ts'
import type { GroupStory } from './group-story.ts'
import { loyaltyGroups } from './loyalty.ts'
import { sandboxCopies } from './sandbox-copies.ts'
import { sandboxOddities } from './sandbox-oddities.ts'
import { staffAndPressGroups } from './staff-and-press.ts'
import { tradeGroups } from './trade.ts'

/** Every customer group of the demo, and what became of it. */
export const customerGroupStories: Readonly<Record<Mode, readonly GroupStory[]>> = {
  live: [...loyaltyGroups, ...tradeGroups, ...staffAndPressGroups, ...communityGroups, ...audienceGroups],
  test: [...sandboxCopies, ...sandboxOddities],
}
