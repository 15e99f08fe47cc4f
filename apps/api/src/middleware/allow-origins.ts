import type { Request, RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { send } from '../send.ts'
import { rateLimitHeaders } from '../limits/rate-limit-headers.ts'
import { limitAddress } from './limit-requests.ts'

/** What a page may read of an answer, beside what every page may. */
const exposed = [
  ...rateLimitHeaders,
  'Retry-After',
  'X-Request-Id',
  'ETag',
  'Location',
  'Idempotent-Replayed',
  'Server-Timing',
  'Content-Disposition',
  'X-Total-Count',
].join(', ')

/** What a page may send. Authorization must be named: `*` does not mean it. */
const preflightHeaders = {
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, PATCH, DELETE',
  'Access-Control-Allow-Headers':
    'Authorization, Content-Type, Accept, If-Match, If-None-Match, Idempotency-Key, Prefer, X-Request-Id',
  'Access-Control-Max-Age': '7200',
} as const

/**
 * Lets pages of other origins read answers, and answers the questions of their browsers before anything else (CORS). A
 * page has to bring a token: credentials that a browser adds by itself are never allowed, whatever the origin (S15).
 */
export function allowOrigins({ corsOrigins, limiter }: Context): RequestHandler {
  const limit = limitAddress(limiter, 'address')
  return async (request, response, next) => {
    const allowed = allowedOrigin(corsOrigins, request.get('Origin'))
    response.vary('Origin')
    if (allowed !== undefined) {
      response.set({ 'Access-Control-Allow-Origin': allowed, 'Access-Control-Expose-Headers': exposed })
    }
    if (!isPreflight(request)) {
      next()
      return
    }
    await limit(request, response, () =>
      send(response, { status: 204, headers: allowed === undefined ? {} : preflightHeaders }),
    )
  }
}

function allowedOrigin(origins: readonly string[] | '*', origin: string | undefined): string | undefined {
  if (origin === undefined) return undefined
  if (origins === '*') return '*'
  return origins.find((known) => known === origin)
}

function isPreflight(request: Request): boolean {
  return (
    request.method === 'OPTIONS' &&
    request.get('Origin') !== undefined &&
    request.get('Access-Control-Request-Method') !== undefined
  )
}
