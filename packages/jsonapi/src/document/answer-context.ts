import type { Cursors } from '../cursor/cursors.ts'

/** What an answer is written with, beside the rows. */
export interface AnswerContext {
  /** Where the API is, without a slash at the end: `https://host/api`. */
  readonly base: string
  /** The JSON text of every resource's `meta`. */
  readonly meta: string
  /** The profiles that the answer follows. */
  readonly profiles: readonly string[]
  readonly cursors: Cursors
}
