import { openApiDocument } from '@cohort/jsonapi'
import type { Registry } from '@cohort/schema'
import type { RequestHandler } from 'express'

/** `GET /openapi.json`: what the API offers, for everybody. Written once, for it never changes while the service runs. */
export function describeApi(registry: Registry): RequestHandler {
  const text = JSON.stringify(openApiDocument(registry))
  return (_request, response) => {
    response.type('application/json').send(text)
  }
}
