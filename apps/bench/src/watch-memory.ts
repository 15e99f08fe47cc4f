import { measure } from './measure.ts'
import type { Mode } from './mode.ts'
import { openBench } from './open-bench.ts'
import { works } from './works.ts'

const sizes = { groups: 100_000, customers: 1_000_000, events: 300_000 }
const requests = 200_000
const mostMiB = 200

/** All works in turns, until there were so many requests. */
export const watchMemory: Mode = async (server, options) => {
  const bench = await openBench(server, sizes)
  try {
    let sent = 0
    let most = 0
    while (sent < requests) {
      for (const work of Object.values(works)) {
        const { requestsPerSecond, memoryMiB } = await measure(bench, bench.service, work, options)
        sent += Math.round(requestsPerSecond * options.seconds)
        most = Math.max(most, memoryMiB)
        console.log(`${String(sent).padStart(7)} requests: ${memoryMiB.toFixed(0)} MiB after ${work.title}`)
      }
    }
    console.log(`At most ${most.toFixed(0)} MiB; ${mostMiB} are allowed.`)
    return most < mostMiB
  } finally {
    await bench.close()
  }
}
