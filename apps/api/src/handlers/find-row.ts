import { planFind, runFindRow, type Row, type Session } from '@cohort/db'
import { refusal, type JsonApiError } from '@cohort/jsonapi'
import { publicIdPattern } from '@cohort/schema'
import type { Call } from '../call.ts'
import { mustExist } from '../etag.ts'

/** The row that the path names. Throws RECORD_NOT_FOUND, also for an id of another environment. */
export async function findRow(session: Session, call: Call): Promise<Row> {
  refuseIllegalId(call)
  const row = await runFindRow(session, planFind(call.caller.environment, call.resource, call.id))
  if (row === undefined) throw notFound(call)
  return row
}

/** What cannot be an id is not looked for (U3). */
export function refuseIllegalId(call: Call): void {
  if (!publicIdPattern.test(call.id)) throw notFound(call)
}

/** The one answer to every id that is not there for this caller. */
export function notFound({ resource, preconditions }: Call): JsonApiError {
  const detail = `There is no such resource in ${resource.type}.`
  // `If-Match: *` asks for any resource at all, and is told that there is none (RFC 9110, 13.1.1).
  if (!mustExist(preconditions)) return refusal('RECORD_NOT_FOUND', { detail })
  return refusal('PRECONDITION_FAILED', { detail, source: { header: 'If-Match' } })
}
