import type { CustomerStory } from './customer-story.ts'

type Step = NonNullable<CustomerStory['later']>[number]
type WithoutDay<S> = S extends unknown ? Omit<S, 'on'> : never

/** A step in the life of a customer whose day is still a number (days.ts). */
export interface DatedStep {
  readonly day: number
  readonly step: WithoutDay<Step>
}
