import { answerOnce } from '@cohort/db'
import type { Request } from 'express'
import type { Answer, Call } from './call.ts'
import type { Context } from './context.ts'
import { fingerprintOf, idempotencyKeyOf } from './idempotency-key.ts'

type Handler = (context: Context, call: Call) => Promise<Answer>

/**
 * The handler's answer; for a repetition of a request with an Idempotency-Key that of the first, byte for byte. Only what
 * succeeded is kept: a refused write has changed nothing, and is refused or made when it comes again.
 */
export async function answerKeyed(
  context: Context,
  call: Call,
  request: Request,
  handler: Handler,
): Promise<Answer> {
  const key = idempotencyKeyOf(request)
  if (key === undefined) return handler(context, call)
  const { environment, actor } = call.caller
  const fingerprint = fingerprintOf(request, call.body)
  const keyed = { environment, applicationId: actor.application.id, key, fingerprint }
  const { answer, isReplayed } = await answerOnce(context.database, keyed, async (database) => ({
    headers: {},
    ...(await handler({ ...context, database }, call)),
  }))
  return isReplayed ? { ...answer, headers: { ...answer.headers, 'Idempotent-Replayed': 'true' } } : answer
}
