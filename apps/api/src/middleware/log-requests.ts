import { publicIdPattern } from '@cohort/schema'
import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { notesOf } from '../answer-notes.ts'
import type { Metrics } from '../health/metrics.ts'
import { requestIdOf } from './identify-request.ts'

/** One line, and one count, for each answer: who asked for what, and how it ended. Never a query, a body or a token. */
export function logRequests(log: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    response.on('close', () => {
      const seconds = (performance.now() - startedAt) / 1000
      const { method } = request
      const { route } = notesOf(request, response)
      metrics.observe({ method, route, status: response.statusCode, seconds })
      log.info(answerFields(request, response, seconds))
    })
    next()
  }
}

/** Every field that the log has of an answer. */
function answerFields(request: Request, response: Response, seconds: number) {
  const { route, id = '', caller } = notesOf(request, response)
  const { statusCode: status } = response
  // An id that nobody has may be anything.
  const isId = caller !== undefined && status !== 404 && publicIdPattern.test(id)
  return {
    request_id: requestIdOf(response),
    method: request.method,
    route,
    ...(isId && { resource_id: id }),
    status,
    duration_ms: Math.round(seconds * 100_000) / 100,
    ...(caller !== undefined && {
      organization: caller.environment.organizationId,
      environment: caller.environment.mode,
      application: caller.actor.application.id,
    }),
  }
}
