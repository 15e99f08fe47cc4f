import { refusal } from '@cohort/jsonapi'
import type { Resource } from '@cohort/schema'
import type { Request, Response } from 'express'
import { callOf } from '../call-of.ts'
import type { Call } from '../call.ts'
import { acceptedCoding, type AcceptedCoding } from '../content-coding.ts'
import type { Context } from '../context.ts'
import { admit } from '../identity/admit.ts'
import { refuseForbidden } from '../identity/refuse-forbidden.ts'

/** A request for a list beside the API, let in. */
interface OpenedList {
  readonly call: Call
  readonly accepted: AcceptedCoding | undefined
}

/** The steps that it passes, in the order of the API's own: 401, 429, 406 of the coding, 403. */
export async function openList(
  context: Context,
  request: Request,
  response: Response,
  resource: Resource,
): Promise<OpenedList> {
  const caller = await admit(context, request, response)
  const accepted = context.compresses ? acceptedCoding(request) : undefined
  refuseForbidden(caller, [{ action: 'list', type: resource.type }])
  return { call: callOf(context, request, response, { resource, caller, body: '' }), accepted }
}

/** Throws NOT_ACCEPTABLE when `Accept` has no place for a media type. */
export function refuseUnacceptableType(request: Request, mediaType: string): void {
  const [essence = ''] = mediaType.split(';', 1)
  if (request.accepts(essence) !== false) return
  throw refusal('NOT_ACCEPTABLE', { detail: `This answer is ${essence}.`, source: { header: 'Accept' } })
}
