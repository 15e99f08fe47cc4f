import { publicIdPattern } from '@cohort/schema'
import type { Request, Response } from 'express'
import { notesOf } from './answer-notes.ts'
import { requestIdOf } from './middleware/identify-request.ts'

/** What the log and the traces may tell of an answer: names and ids of ours, never what a client has written. */
export interface AnswerFields {
  readonly request_id: string
  readonly method: string
  readonly route: string
  readonly resource_id?: string
  readonly status: number
  readonly organization?: string
  readonly environment?: string
  readonly application?: string
  readonly trace_id?: string
}

/** The fields of an answer that has ended. */
export function answerFields(request: Request, response: Response): AnswerFields {
  const { route, id = '', caller, traceId } = notesOf(request, response)
  const { statusCode: status } = response
  // An id that nobody has may be anything.
  const isId = caller !== undefined && status !== 404 && publicIdPattern.test(id)
  return {
    request_id: requestIdOf(response),
    method: request.method,
    route,
    ...(isId && { resource_id: id }),
    status,
    ...(caller !== undefined && {
      organization: caller.environment.organizationId,
      environment: caller.environment.mode,
      application: caller.actor.application.id,
    }),
    ...(traceId !== undefined && { trace_id: traceId }),
  }
}
