import { planFind, planRelated, runFind } from '@cohort/db'
import { resourceDocument } from '@cohort/jsonapi'
import { urlOf, type Answer, type Call } from '../call.ts'
import type { Context } from '../context.ts'
import { etagOf } from '../etag.ts'
import { notFound, refuseIllegalId } from './find-row.ts'
import { readQueryOf } from './read-query-of.ts'

/** `GET /api/{type}/{id}`, and `GET /api/{singleton}` for the caller's own */
export async function retrieve(context: Context, call: Call): Promise<Answer> {
  const { registry, database } = context
  const { resource, id, answerContext } = call
  const { environment } = call.caller
  refuseIllegalId(call)
  const query = readQueryOf(context, call, resource, 'single')
  const related = planRelated(registry, query)
  const found = await runFind(
    database,
    { environment, resource, related },
    planFind(environment, resource, id),
  )
  if (found === undefined) throw notFound(call)
  const document = resourceDocument(registry, query, urlOf(call, id), found, answerContext)
  const headers = { ETag: etagOf(found.record.row, query, document, call) }
  return { status: 200, headers, document }
}
