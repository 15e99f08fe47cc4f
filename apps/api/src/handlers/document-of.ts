import { planFind, planRelated, runFind, type Row } from '@cohort/db'
import { resourceDocument, type ReadQuery } from '@cohort/jsonapi'
import { urlOf, type Call } from '../call.ts'
import type { Context } from '../context.ts'

/** The document of a record that was just written; what it includes is read now. */
export async function documentOf(
  { registry, database }: Context,
  call: Call,
  query: ReadQuery,
  row: Row,
): Promise<string> {
  const { resource, answerContext } = call
  const { environment } = call.caller
  const url = urlOf(call, String(row.id))
  const related = planRelated(registry, query)
  const isAlone = related.includes.length === 0 && related.counts.length === 0
  const found = isAlone
    ? undefined
    : await runFind(
        database,
        { environment, resource, related },
        planFind(environment, resource, String(row.id)),
      )
  const alone = { record: { type: resource.type, row, links: new Map(), counts: new Map() }, included: [] }
  return resourceDocument(registry, query, url, found ?? alone, answerContext)
}
