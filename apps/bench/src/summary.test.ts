import { expect, test } from 'vitest'
import type { Measurement } from './measure.ts'
import { ratioOf, spreadOf, spreadText, verdictOf } from './summary.ts'

/** A run with nothing in it but its requests per second. */
function at(requestsPerSecond: number): Measurement {
  return { requestsPerSecond, p50: 0, p99: 0, serverCpu: 0, databaseCpu: 0, memoryMiB: 0 }
}

test.each([
  [[3], { median: 3, least: 3, most: 3 }],
  [[5, 1, 4], { median: 4, least: 1, most: 5 }],
  [[10, 2, 4, 8], { median: 6, least: 2, most: 10 }],
])('the spread of %j', (numbers, spread) => {
  expect(spreadOf(numbers)).toEqual(spread)
})

test('a ratio is made round by round: what slowed down a round has met both of its runs', () => {
  const pairs = [
    { run: at(90), against: at(100) },
    { run: at(9), against: at(10) },
    { run: at(40), against: at(50) },
  ]
  expect(spreadText(ratioOf(pairs), 2)).toBe('0.90 (0.80–0.90)')
})

test.each([
  [0.79, 'BELOW ITS FLOOR'],
  [0.8, 'above its floor'],
  [1, 'reaches its goal'],
])('%d of a floor of 0.8 and a goal of 1', (median, verdict) => {
  expect(verdictOf(median, 0.8, 1)).toBe(verdict)
})
