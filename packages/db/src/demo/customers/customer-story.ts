import type { customers } from '@cohort/schema'
import type { FactsOf, StoryOf } from '../story.ts'

/** The life of one customer. The service always knows the facts of one. */
export type CustomerStory = StoryOf<typeof customers> & { readonly facts: FactsOf<typeof customers> }
