import type { Random } from '../seeded-random.ts'

const dayMs = 86_400_000

/** After it nothing happens in the demo data. */
export const lastDay = dayNumber('2026-11-20')

/** A day as a number, so that days can be counted: 20454 is 2026-01-01. */
export function dayNumber(day: string): number {
  return Date.parse(day) / dayMs
}

/** A number as its day: `2026-01-01`. */
export function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** A day from the first to the last; the later the likelier, as of a shop that grows. */
export function growingDay(random: Random, from: number, until: number): number {
  const span = until - from + 1
  return from + Math.max(random(span), random(span))
}
