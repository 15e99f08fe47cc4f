import { growingWorks } from './comparisons.ts'
import { measure } from './measure.ts'
import type { Mode } from './mode.ts'
import { openBench } from './open-bench.ts'
import { ratioOf, spreadText, type Pair } from './summary.ts'

const small = { groups: 10_000, customers: 100_000, events: 30_000 }
const large = { groups: 1_000_000, customers: 1_000_000, events: 300_000 }

/** So many times its cost a request may cost, where there are a hundred times the rows. */
const mostGrowth = 1.2

/** The same requests at two sizes, in turns. */
export const compareGrowth: Mode = async (server, options) => {
  const benches = [await openBench(server, small), await openBench(server, large)] as const
  try {
    let isGood = true
    for (const work of growingWorks.filter(({ title }) => title.includes(options.only))) {
      const pairs: Pair[] = []
      for (let round = 0; round <= options.rounds; round += 1) {
        const against = await measure(benches[0], benches[0].service, work, options)
        const run = await measure(benches[1], benches[1].service, work, options)
        if (round > 0) pairs.push({ run, against })
      }
      const ratio = ratioOf(pairs)
      isGood &&= ratio.median >= 1 / mostGrowth
      console.log(
        `${work.title}: ${spreadText(ratio, 2)} of the requests of ${small.groups} groups at ${large.groups}`,
      )
    }
    return isGood
  } finally {
    for (const bench of benches) await bench.close()
  }
}
