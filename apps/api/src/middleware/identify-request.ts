import { randomUUID } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'

const header = 'X-Request-Id'
const legalId = /^[\w.-]{1,128}$/

/** Gives every answer the id that its request came with, or a new one. */
export function identifyRequest(request: Request, response: Response, next: NextFunction): void {
  const given = request.get(header)
  response.setHeader(header, given !== undefined && legalId.test(given) ? given : randomUUID())
  next()
}

/** The id of the request that this answers. */
export function requestIdOf(response: Response): string {
  return String(response.getHeader(header))
}
