import type { customerGroups } from '@cohort/schema'
import type { StoryOf } from '../story.ts'

/** The life of one customer group. */
export type GroupStory = StoryOf<typeof customerGroups>
