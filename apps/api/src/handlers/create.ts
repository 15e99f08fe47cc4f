import { makeId } from '@cohort/db'
import { parseCreate } from '@cohort/jsonapi'
import { urlOf, type Answer, type Call } from '../call.ts'
import type { Context } from '../context.ts'
import { etagOf } from '../etag.ts'
import { documentOf } from './document-of.ts'
import { readQueryOf } from './read-query-of.ts'
import { write } from './write.ts'

/** `POST /api/{type}` */
export async function create(context: Context, call: Call): Promise<Answer> {
  const { registry } = context
  const query = readQueryOf(context, call, call.resource, 'single')
  const { values, members } = parseCreate(registry, call.resource, call.body)
  const id = makeId()
  const row = await write(context, call, { kind: 'create', id, values }, members)
  if (row === undefined) throw new Error('A create gave no row')
  const document = await documentOf(context, call, query, row)
  const headers = { Location: urlOf(call, id), ETag: etagOf(row, query, document, call) }
  return { status: 201, headers, document }
}
