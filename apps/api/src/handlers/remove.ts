import { changedMeanwhile } from '@cohort/db'
import type { Answer, Call } from '../call.ts'
import type { Context } from '../context.ts'
import { expectationOf } from './expectation-of.ts'
import { findRow, refuseIllegalId } from './find-row.ts'
import { readQueryOf } from './read-query-of.ts'
import { write } from './write.ts'

/** `DELETE /api/{type}/{id}` */
export async function remove(context: Context, call: Call): Promise<Answer> {
  refuseIllegalId(call)
  readQueryOf(context, call, call.resource, 'nothing')
  const expectation = expectationOf(call)
  const row = await write(context, call, { kind: 'delete', id: call.id, ...expectation })
  if (row === undefined) await whyNothing(context, call)
  return { status: 204 }
}

/** There was nothing to delete; or it is there, and in another state than the client expects. */
async function whyNothing({ database }: Context, call: Call): Promise<never> {
  await findRow(database, call)
  throw changedMeanwhile()
}
