import type { PooledDatabase } from '@cohort/db'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

interface Answered {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/** The numbers that are watched, in the form of Prometheus. */
export interface Metrics {
  observe(answered: Answered): void
  readonly contentType: string
  print(): Promise<string>
}

/** From a read by its id to a statement that is just not given up, in seconds. */
const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** Counts of one service: its answers, its connections, and of Node the memory and the delay of the event loop. */
export function makeMetrics({ connections }: Pick<PooledDatabase, 'connections'>): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const answers = new Counter({
    name: 'cohort_http_requests_total',
    help: 'Answers, by the pattern of the address.',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'cohort_http_request_duration_seconds',
    help: 'From the head of a request to the end of its answer.',
    labelNames: ['method', 'route'],
    buckets,
    registers,
  })
  const pool = new Gauge({
    name: 'cohort_database_connections',
    help: 'Connections of the pool, and what waits for one.',
    labelNames: ['state'],
    registers: [],
    collect() {
      for (const [state, count] of Object.entries(connections())) this.set({ state }, count)
    },
  })
  register.registerMetric(pool)
  return {
    observe({ method, route, status, seconds }) {
      answers.inc({ method, route, status })
      durations.observe({ method, route }, seconds)
    },
    contentType: register.contentType,
    print: () => register.metrics(),
  }
}
