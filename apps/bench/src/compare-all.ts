import { comparisons, type Comparison } from './comparisons.ts'
import { measure } from './measure.ts'
import type { BenchOptions, Mode } from './mode.ts'
import { openBench, type Bench } from './open-bench.ts'
import { expectSameBytes } from './same-bytes.ts'
import { measurementHeading, measurementLine, ratioOf, spreadText, verdictOf, type Pair } from './summary.ts'

const sizes = { groups: 100_000, customers: 1_000_000, events: 300_000 }

/** Each work next to what it is compared with, in turns. */
export const compareAll: Mode = async (server, options) => {
  const bench = await openBench(server, sizes)
  try {
    const chosen = comparisons.filter(({ title }) => title.includes(options.only))
    for (const { work, against } of chosen) {
      if (against === 'reference') await expectSameBytes(bench, work, 4711)
    }
    let isGood = true
    for (const comparison of chosen) {
      const pairs = await runPairs(bench, comparison, options)
      const ratio = ratioOf(pairs)
      isGood &&= ratio.median >= comparison.floor
      print(comparison, pairs, spreadText(ratio, 2))
    }
    return isGood
  } finally {
    await bench.close()
  }
}

async function runPairs(
  bench: Bench,
  comparison: Comparison,
  options: BenchOptions,
): Promise<readonly Pair[]> {
  const { service, reference } = bench
  const { work, against } = comparison
  const run = () => measure(bench, service, work, options)
  const other = () =>
    against === 'reference'
      ? measure(bench, reference, work, options)
      : measure(bench, service, against, options)
  const pairs: Pair[] = []
  // The first round warms up both and does not count; who begins changes from round to round.
  for (let round = 0; round <= options.rounds; round += 1) {
    const pair =
      round % 2 === 0
        ? { run: await run(), against: await other() }
        : { against: await other(), run: await run() }
    if (round > 0) pairs.push(pair)
  }
  return pairs
}

function print({ title, floor, goal }: Comparison, pairs: readonly Pair[], ratio: string): void {
  console.log(
    `\n${title}: ${ratio}, ${verdictOf(ratioOf(pairs).median, floor, goal)} (${floor.toFixed(2)}, ${goal.toFixed(2)})`,
  )
  console.log(`           ${measurementHeading}`)
  console.log(`  itself   ${measurementLine(pairs.map(({ run }) => run))}`)
  console.log(`  the other${measurementLine(pairs.map(({ against }) => against))}`)
}
