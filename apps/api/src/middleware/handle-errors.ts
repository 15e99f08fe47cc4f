import { isValidatorHole } from '@cohort/db'
import {
  appliedProfiles,
  errorDocument,
  errorObject,
  JsonApiError,
  type ErrorCode,
  type ErrorObject,
} from '@cohort/jsonapi'
import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'
import { announce } from '../announce.ts'
import { errorFields } from '../error-fields.ts'
import { send } from '../send.ts'
import { requestIdOf } from './identify-request.ts'

/** Headers that a status must come with (JSONAPI HT-03). */
const headersByStatus: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'WWW-Authenticate': 'Bearer' },
  503: { 'Retry-After': '1' },
}

/** Headers of a fault that others of its status do not have. */
const headersByCode: Partial<Record<ErrorCode, Readonly<Record<string, string>>>> = {
  CONFLICT: { 'Retry-After': '1' },
}

/** What the log says of a value that our checks let through and PostgreSQL refused. No test leaves one behind (B1). */
export const validatorHole = 'validator hole'

/** Answers whatever was thrown: what a client may know as it is, anything else as a 500 that says nothing of the inside. */
export function handleErrors(log: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (thrown: unknown, request, response, _next) => {
    const id = requestIdOf(response)
    const error = toJsonApiError(thrown)
    if (isValidatorHole(error)) log.error({ request_id: id, err: errorFields(error.cause) }, validatorHole)
    if (error.status >= 500)
      log.error({ request_id: id, err: errorFields(error.cause ?? thrown) }, 'request failed')
    if (response.headersSent) {
      response.destroy()
      return
    }
    const errors = error.errors.map((fault) => withRequestId(fault, id))
    const answer = { status: error.status, document: errorDocument(errors), headers: headersOf(error) }
    send(response, announce(answer, appliedProfiles(request.get('Accept'))))
  }
}

function headersOf({ status, errors }: JsonApiError): Readonly<Record<string, string>> {
  return { ...headersByStatus[status], ...(errors[0] && headersByCode[errors[0].code]) }
}

function toJsonApiError(thrown: unknown): JsonApiError {
  if (thrown instanceof JsonApiError) return thrown
  // Express's own faults of a path that cannot be decoded.
  const isPathFault = thrown instanceof URIError
  const fault = isPathFault
    ? errorObject('BAD_REQUEST', { detail: 'The path cannot be decoded.' })
    : errorObject('INTERNAL_SERVER_ERROR', { detail: 'Something went wrong on our side. It has been noted.' })
  return new JsonApiError([fault], { cause: thrown })
}

/** A fault of ours is reported with the request's id, by which it is found in the log. */
function withRequestId(fault: ErrorObject, id: string): ErrorObject {
  return Number(fault.status) < 500 ? fault : { ...fault, meta: { ...fault.meta, request_id: id } }
}
