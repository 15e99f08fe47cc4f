import type { markets } from '@cohort/schema'
import type { StoryOf } from '../story.ts'

/** The life of one market. */
export type MarketStory = StoryOf<typeof markets>
