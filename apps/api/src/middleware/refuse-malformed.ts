import { refusal } from '@cohort/jsonapi'
import type { NextFunction, Request, Response } from 'express'

/** The most characters that an address may have, with its query. */
const longestUrl = 8 * 1024

/** Refuses what is HTTP, but no request that anybody could mean, before anything is looked for in it. */
export function refuseMalformed(request: Request, _response: Response, next: NextFunction): void {
  if (request.httpVersion === '1.1' && request.headers.host === undefined) {
    const detail = 'A request in HTTP/1.1 says to which host it goes.'
    throw refusal('BAD_REQUEST', { detail, source: { header: 'Host' } })
  }
  if (request.originalUrl.length > longestUrl) {
    throw refusal('URI_TOO_LONG', { detail: `An address may have ${longestUrl} characters at the most.` })
  }
  next()
}
