import autocannon from 'autocannon'
import type { Bench, Contestant } from './open-bench.ts'
import { costOf } from './process-cost.ts'
import type { Work } from './works.ts'

export interface Load {
  readonly seconds: number
  readonly connections: number
}

/** One run. CPU is in milliseconds for each request. */
export interface Measurement {
  readonly requestsPerSecond: number
  /** In milliseconds, which is as fine as it is measured. */
  readonly p50: number
  readonly p99: number
  readonly serverCpu: number
  readonly databaseCpu: number
  readonly memoryMiB: number
}

/** Sends a work's requests for so long, on so many connections. Throws when an answer is not a 2xx. */
export async function measure(
  { postmasterPid, sizes, links }: Bench,
  server: Contestant,
  work: Work,
  { seconds, connections }: Load,
): Promise<Measurement> {
  const before = await Promise.all([costOf(server.pid), costOf(postmasterPid)])
  const result = await autocannon({
    url: server.url,
    connections,
    duration: seconds,
    headers: {
      authorization: `Bearer ${server.token}`,
      accept: 'application/vnd.api+json',
      'content-type': 'application/vnd.api+json',
    },
    requests: [
      {
        setupRequest: (request) => ({
          ...request,
          ...work.request(Math.ceil(Math.random() * sizes.groups), links),
        }),
      },
    ],
  })
  const [serverCost, databaseCost] = await Promise.all([costOf(server.pid), costOf(postmasterPid)])
  const bad = result.non2xx + result.errors
  if (bad > 0)
    throw new Error(`${bad} requests of "${work.title}" to ${server.title} were not answered with 2xx.`)
  const { total } = result.requests
  return {
    requestsPerSecond: total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    serverCpu: (serverCost.cpuMs - before[0].cpuMs) / total,
    databaseCpu: (databaseCost.cpuMs - before[1].cpuMs) / total,
    memoryMiB: serverCost.memoryMiB,
  }
}
