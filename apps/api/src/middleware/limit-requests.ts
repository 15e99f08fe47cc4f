import { refusal } from '@cohort/jsonapi'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { Caller } from '../identity/caller.ts'
import type { Limiter } from '../limits/limiter.ts'
import { headersOfDraw, limitHeader, throttledDetail } from '../limits/rate-limit-headers.ts'
import type { RateLimits } from '../limits/rate-limits.ts'

/** Counts a request of an application in its environment. Throws THROTTLED when it has had what it may. */
export async function limitCaller(
  limiter: Limiter,
  response: Response,
  { environment, actor }: Caller,
): Promise<void> {
  await limit(limiter, response, environment.mode, `${environment.id}:${actor.application.id}`)
}

/** Counts a request of an address: of one without a token, or at the token endpoint. */
export function limitAddress(limiter: Limiter, kind: 'address' | 'tokens'): RequestHandler {
  return async (request, response, next) => {
    await limit(limiter, response, kind, addressOf(request))
    next()
  }
}

/** Counts what was refused before it was known who asks, and refuses it as THROTTLED when there is too much of it. */
export function limitRefused(limiter: Limiter): ErrorRequestHandler {
  return async (thrown: unknown, request, response, _next) => {
    if (!response.headersSent && !response.hasHeader(limitHeader)) {
      await limit(limiter, response, 'address', addressOf(request))
    }
    throw thrown
  }
}

async function limit(
  limiter: Limiter,
  response: Response,
  kind: keyof RateLimits,
  key: string,
): Promise<void> {
  const draw = await limiter.draw(kind, key)
  if (draw === undefined) return
  response.set(headersOfDraw(draw))
  if (draw.isOver) throw refusal('THROTTLED', { detail: throttledDetail(draw) })
}

/** Where a request came from, as far as trusted proxies say. */
function addressOf({ ip, socket }: Request): string {
  return ip ?? socket.remoteAddress ?? ''
}
