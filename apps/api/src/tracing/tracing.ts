import type { Database } from '@cohort/db'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'

/** Spans of requests, and of the statements that are sent for them. */
export interface Tracing {
  /** Begins a span, which ends with the answer. */
  readonly traceRequests: RequestHandler
  /** The same database: what is sent during a request has a span below that of the request. */
  traceStatements(database: Database): Database
  /** Sends what has not been sent, or gives it up soon. */
  readonly stop: () => Promise<void>
}

/** Undefined unless the configuration asks for traces; nothing of OpenTelemetry is loaded before that. */
export async function openTracing(
  { traces, traceShare }: Pick<Config, 'traces' | 'traceShare'>,
  log: Logger,
): Promise<Tracing | undefined> {
  if (!traces) return undefined
  const { startTracing } = await import('./start-tracing.ts')
  return startTracing(traceShare, log)
}
