import { pickWeighted, type Random, type Weights } from '../seeded-random.ts'
import type { DatedStep } from './dated-step.ts'

/** The total that the ERP tells at some time, so many days after what it told before. */
interface Told {
  readonly within: number
  readonly total: readonly [least: number, most: number]
}

/** How the number of somebody's orders grows. */
const growths = {
  none: [],
  one: [{ within: 45, total: [1, 1] }],
  few: [
    { within: 45, total: [1, 1] },
    { within: 240, total: [2, 6] },
  ],
  many: [
    { within: 30, total: [1, 1] },
    { within: 90, total: [2, 9] },
    { within: 300, total: [10, 48] },
  ],
} as const satisfies Record<string, readonly Told[]>

export type Orders = keyof typeof growths

/** What becomes of the number of orders of a customer who was made on a day. */
export function orderSteps(random: Random, weights: Weights<Orders>, made: number): readonly DatedStep[] {
  let day = made
  return growths[pickWeighted(random, weights)].map(({ within, total: [least, most] }) => {
    day += 1 + random(within)
    const total = least + random(most - least + 1)
    const status = total === 1 ? 'acquired' : 'repeat'
    return { day, step: { by: 'erp_bridge', facts: { status, total_orders_count: total } } }
  })
}
