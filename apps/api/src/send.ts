import { jsonApiMediaType } from '@cohort/jsonapi'
import type { Response } from 'express'
import type { Representation } from './call.ts'

/** What every answer of the API says of itself. */
export const standardHeaders = {
  'Cache-Control': 'private, no-cache',
  Vary: 'Accept, Accept-Encoding, Authorization, Origin',
  'X-Content-Type-Options': 'nosniff',
} as const

/** Writes the answer as it stands: no JSON is made here, and no header is computed. */
export function send(response: Response, { status, document, headers }: Representation): void {
  if (document === undefined) {
    response.writeHead(status, { ...standardHeaders, ...headers }).end()
    return
  }
  response
    .writeHead(status, {
      ...standardHeaders,
      'Content-Type': jsonApiMediaType,
      'Content-Length': Buffer.byteLength(document),
      ...headers,
    })
    .end(document)
}
