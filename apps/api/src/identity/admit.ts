import type { Request, Response } from 'express'
import { noteOf } from '../answer-notes.ts'
import type { Context } from '../context.ts'
import { limitCaller } from '../middleware/limit-requests.ts'
import { authenticate } from './authenticate.ts'
import type { Caller } from './caller.ts'

/** Who calls, noted and counted. Throws INVALID_TOKEN, and THROTTLED for who has sent too much. */
export async function admit(
  { tokens, limiter }: Context,
  request: Request,
  response: Response,
): Promise<Caller> {
  const { caller } = await authenticate(tokens, request)
  noteOf(response, { caller })
  await limitCaller(limiter, response, caller)
  return caller
}
