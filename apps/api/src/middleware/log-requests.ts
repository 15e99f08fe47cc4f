import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { answerFields } from '../answer-fields.ts'
import type { Metrics } from '../health/metrics.ts'

/** One line, and one count, for each answer: who asked for what, and how it ended. Never a query, a body or a token. */
export function logRequests(log: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    response.on('close', () => {
      const seconds = (performance.now() - startedAt) / 1000
      const fields = answerFields(request, response)
      const { method, route, status } = fields
      metrics.observe({ method, route, status, seconds })
      log.info({ ...fields, duration_ms: Math.round(seconds * 100_000) / 100 })
    })
    next()
  }
}
