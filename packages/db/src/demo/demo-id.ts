import { makeId } from '../write/make-id.ts'
import { randomText, type Random } from './seeded-random.ts'

const half = 7

/** An id as `makeId` makes it, its first half of the time, with a second half that is the same in every run. */
export function demoId(milliseconds: number, random: Random): string {
  return makeId(milliseconds).slice(0, half) + randomText(random, half)
}
