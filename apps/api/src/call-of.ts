import { appliedProfiles } from '@cohort/jsonapi'
import type { Resource } from '@cohort/schema'
import type { Request, Response } from 'express'
import { baseUrlOf } from './base-url.ts'
import type { Call } from './call.ts'
import type { Context } from './context.ts'
import { requestIdOf } from './middleware/identify-request.ts'
import type { Caller } from './identity/caller.ts'
import { signedCursors } from './signed-cursors.ts'

/** What the steps before a handler have found out. */
interface Known {
  readonly resource: Resource
  readonly caller: Caller
  readonly body: string
}

/** A request as its handler sees it. */
export function callOf(
  context: Context,
  request: Request,
  response: Response,
  { resource, caller, body }: Known,
): Call {
  const { environment, actor } = caller
  const traceId = requestIdOf(response)
  const meta = JSON.stringify({
    mode: environment.mode,
    organization_id: environment.organizationId,
    trace_id: traceId,
  })
  const base = baseUrlOf(context, request)
  const own = { organization: environment.organizationId, application: actor.application.id }
  return {
    caller,
    resource,
    id: resource.singleton === null ? idOf(request) : own[resource.singleton],
    query: queryOf(request),
    body,
    answerContext: {
      base,
      meta,
      profiles: appliedProfiles(request.get('Accept')),
      cursors: signedCursors(context.cursorSecret, environment, base),
    },
    traceId,
    preconditions: { ifMatch: request.get('If-Match'), ifNoneMatch: request.get('If-None-Match') },
  }
}

function idOf({ params }: Request): string {
  return typeof params.id === 'string' ? params.id : ''
}

function queryOf({ originalUrl }: Request): string {
  const mark = originalUrl.indexOf('?')
  return mark === -1 ? '' : originalUrl.slice(mark + 1)
}
