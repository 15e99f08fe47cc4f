import type { Mode } from '../organization.ts'
import { customerLife } from './customer-life.ts'
import { customerStories } from './customer-stories.ts'
import type { CustomerStory } from './customer-story.ts'
import { liveSegments } from './live-segments.ts'
import { openAddressBook } from './mailbox.ts'
import { sandboxSegments } from './sandbox-segments.ts'
import type { Segment } from './segment.ts'

const segments: Readonly<Record<Mode, readonly Segment[]>> = { live: liveSegments, test: sandboxSegments }

/** The customers who are there for the numbers, as the segments of the environment say. */
export function crowdOf(mode: Mode): readonly CustomerStory[] {
  const addresses = openAddressBook(customerStories[mode].flatMap(emailsOf))
  return segments[mode].flatMap((segment) =>
    Array.from({ length: segment.count }, (_, index) => customerLife(mode, segment, index, addresses)),
  )
}

/** All that a customer ever had. */
function emailsOf({ create, later = [] }: CustomerStory): readonly string[] {
  const changed = later.flatMap((step) => ('update' in step && step.update?.email ? [step.update.email] : []))
  return [create.email, ...changed]
}
