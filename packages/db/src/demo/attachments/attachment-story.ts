import type { attachments } from '@cohort/schema'
import type { StoryOf } from '../story.ts'

/** The life of one attachment. */
export type AttachmentStory = StoryOf<typeof attachments>
