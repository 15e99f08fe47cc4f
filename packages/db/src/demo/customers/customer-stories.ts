import type { Mode } from '../organization.ts'
import type { CustomerStory } from './customer-story.ts'
import { liveCustomers } from './live-customers.ts'
import { sandboxCustomers } from './sandbox-customers.ts'

/** The customers that a person thought of. All others are made by rules (crowd.ts). */
export const customerStories: Readonly<Record<Mode, readonly CustomerStory[]>> = {
  live: liveCustomers,
  test: sandboxCustomers,
}
