import { planRead, planRelated, runList } from '@cohort/db'
import { collectionDocument, spanOf } from '@cohort/jsonapi'
import type { Answer, Call } from '../call.ts'
import type { Context } from '../context.ts'
import { readQueryOf } from './read-query-of.ts'

/** `GET /api/{type}` */
export async function list(context: Context, call: Call): Promise<Answer> {
  const { registry, database } = context
  const { resource, answerContext } = call
  const { environment } = call.caller
  const query = readQueryOf(context, call, resource, 'list')
  const url = `${answerContext.base}/${resource.type}`
  const plan = planRead(environment, query, { span: spanOf(query, url, answerContext) })
  const related = planRelated(registry, query)
  const page = await runList(database, { environment, resource, related }, plan)
  return { status: 200, document: collectionDocument(registry, query, url, page, answerContext) }
}
