import { createHash, timingSafeEqual } from 'node:crypto'
import { Router, type Request, type RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { isOnThisMachine } from '../is-on-this-machine.ts'
import { notFound } from '../middleware/not-found.ts'
import { readinessOf } from './readiness.ts'

/** What watches the service asks here; nothing of it is for clients. */
export function healthRoutes(context: Context): Router {
  const router = Router({ caseSensitive: true })
  router.use(['/livez', '/readyz', '/metrics'], (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' })
    next()
  })
  router.get('/livez', (_request, response) => {
    response.json({ status: 'alive' })
  })
  router.get('/readyz', tellReadiness(context))
  router.get('/metrics', tellMetrics(context))
  return router
}

function tellReadiness(context: Context): RequestHandler {
  return async (_request, response) => {
    const readiness = await readinessOf(context)
    response.status(readiness.status === 'ready' ? 200 : 503).json(readiness)
  }
}

function tellMetrics(context: Context): RequestHandler {
  const { metrics } = context
  return async (request, response) => {
    if (!mayWatch(context, request)) notFound()
    response.type(metrics.contentType).send(await metrics.print())
  }
}

/** With a token of its own, whoever has it; without one, only who asks from this machine and by its name. */
function mayWatch({ metricsToken }: Context, request: Request): boolean {
  if (metricsToken === undefined) return isOnThisMachine(request)
  const given = /^Bearer (.+)$/i.exec(request.get('Authorization') ?? '')?.[1] ?? ''
  return timingSafeEqual(digest(given), digest(metricsToken))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
