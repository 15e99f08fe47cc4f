import { openApiDocument } from '@cohort/jsonapi'
import type { RequestHandler } from 'express'
import { acceptedCoding } from '../content-coding.ts'
import type { Context } from '../context.ts'
import { represent } from '../represent.ts'
import { send } from '../send.ts'

/** `GET /openapi.json`: what the API offers, for everybody. Written once, for it never changes while the service runs. */
export function describeApi({ registry, compresses }: Context): RequestHandler {
  const document = JSON.stringify(openApiDocument(registry))
  const answer = { status: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' }, document }
  return async (request, response) => {
    const accepted = compresses ? acceptedCoding(request) : undefined
    send(response, await represent(answer, { isRead: true, accepted, preconditions: {} }))
  }
}
