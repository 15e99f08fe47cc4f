import type { Measurement } from './measure.ts'

/** The middle of several runs, with the least and the most. */
export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

/** Of at least one number. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const at = (index: number) => sorted[index] ?? Number.NaN
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    least: at(0),
    most: at(sorted.length - 1),
  }
}

/** Two runs next to each other, so that what else the machine did met both. */
export interface Pair {
  readonly run: Measurement
  readonly against: Measurement
}

/** How many times the requests per second of the other a work has reached, round by round. */
export function ratioOf(pairs: readonly Pair[]): Spread {
  return spreadOf(pairs.map(({ run, against }) => run.requestsPerSecond / against.requestsPerSecond))
}

const columns = [
  ['requests/s', 'requestsPerSecond', 0],
  ['p50 ms', 'p50', 0],
  ['p99 ms', 'p99', 0],
  ['CPU ms', 'serverCpu', 2],
  ['PostgreSQL ms', 'databaseCpu', 2],
  ['MiB', 'memoryMiB', 0],
] as const satisfies readonly (readonly [string, keyof Measurement, number])[]

/** The headings of `measurementLine`. */
export const measurementHeading = columns.map(([heading]) => heading.padStart(24)).join('')

/** Median (least–most) of each number. */
export function measurementLine(runs: readonly Measurement[]): string {
  return columns
    .map(([, name, digits]) => spreadText(spreadOf(runs.map((run) => run[name])), digits).padStart(24))
    .join('')
}

export function spreadText({ median, least, most }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`
}

/** Whether a ratio is where it should be. */
export function verdictOf(median: number, floor: number, goal: number): string {
  if (median < floor) return 'BELOW ITS FLOOR'
  return median < goal ? 'above its floor' : 'reaches its goal'
}
