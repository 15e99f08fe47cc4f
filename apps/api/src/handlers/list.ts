import { planRead, planRelated, runList } from '@cohort/db'
import { collectionDocument, parseReadQuery } from '@cohort/jsonapi'
import type { Answer, Call } from '../call.ts'
import type { Context } from '../context.ts'

/** `GET /api/{type}` */
export async function list({ registry, database }: Context, call: Call): Promise<Answer> {
  const { resource, answerContext } = call
  const { environment } = call.caller
  const query = parseReadQuery(registry, resource, 'list', call.query)
  const plan = planRead(environment, query)
  const related = planRelated(registry, query)
  const page = await runList(database, { environment, resource, related }, plan)
  const url = `${answerContext.base}/${resource.type}`
  return { status: 200, document: collectionDocument(registry, query, url, page, answerContext) }
}
