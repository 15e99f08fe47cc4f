import type { Request, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { requestIdOf } from './identify-request.ts'

/** One line for each answer: what was asked of which route, and how it ended. Never a query, a body or a token. */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    response.on('close', () => {
      log.info({
        request_id: requestIdOf(response),
        method: request.method,
        path: pathOf(request),
        status: response.statusCode,
        duration_ms: Math.round((performance.now() - startedAt) * 100) / 100,
      })
    })
    next()
  }
}

/** The path as sent, whatever router is at work when the answer ends. */
function pathOf({ originalUrl }: Request): string {
  const [path = ''] = originalUrl.split('?', 1)
  return path
}
