import { expect, test } from 'vitest'
import { statusIn } from './process-cost.ts'

test('the status of a process is read after its name, whatever that holds', () => {
  const text = '4711 (post) 9 (gres) S 12 12 12 0 -1 4194560 1 2 3 4 150 50 7 3 20 0 1 0 99 1234 512 18446'
  expect(statusIn(text)).toEqual({ pid: 4711, parent: 12, ticks: 200, endedTicks: 10, pages: 512 })
})
