import type { Mode } from '../organization.ts'
import type { AttachmentStory } from './attachment-story.ts'
import { documentStories } from './document-stories.ts'
import { liveOwners, sandboxOwners } from './document-owners.ts'
import { liveAttachments, sandboxAttachments } from './single-attachments.ts'

/** Every attachment of the demo. */
export const attachmentStories: Readonly<Record<Mode, readonly AttachmentStory[]>> = {
  live: [...documentStories(liveOwners), ...liveAttachments],
  test: [...documentStories(sandboxOwners), ...sandboxAttachments],
}
