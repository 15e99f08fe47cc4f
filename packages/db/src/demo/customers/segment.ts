import type { DemoApplicationName } from '../applications.ts'
import type { Weights } from '../seeded-random.ts'
import type { Locale } from './names.ts'
import type { PeopleName } from './people.ts'

/** The first and the last day of a time. */
type Days = readonly [from: string, until: string]

/** Customers who came in the same way and went the same way through the groups. */
export interface Segment {
  /** Says who they are, in no other segment of the environment: their lives follow from it. */
  readonly about: string
  readonly people: PeopleName
  readonly count: number
  /** The days in which they were made; the later ones had more. */
  readonly made: Days
  /** The group in which they were made. */
  readonly group?: string
  /** The groups to which they went later, each of them. */
  readonly moves?: readonly Move[]
  /** Where they are at home, if that is not as with all such people. */
  readonly locales?: Weights<Locale>
}

/** A step to another group, or out of all. */
export interface Move {
  readonly to: string | null
  readonly days: Days
  readonly by: DemoApplicationName
}
