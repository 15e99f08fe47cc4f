import { JsonApiError, parseUpdate, type WriteInput } from '@cohort/jsonapi'
import type { Answer, Call } from '../call.ts'
import type { Context } from '../context.ts'
import { etagOf } from '../etag.ts'
import { documentOf } from './document-of.ts'
import { expectationOf } from './expectation-of.ts'
import { findRow, notFound, refuseIllegalId } from './find-row.ts'
import { readQueryOf } from './read-query-of.ts'
import { write } from './write.ts'

/** `PATCH /api/{type}/{id}` */
export async function update(context: Context, call: Call): Promise<Answer> {
  refuseIllegalId(call)
  const query = readQueryOf(context, call, call.resource, 'single')
  const { values, members } = await readInput(context, call)
  const change = { kind: 'update', id: call.id, values, ...expectationOf(call) } as const
  const row = await write(context, call, change, members)
  if (row === undefined) throw notFound(call)
  const document = await documentOf(context, call, query, row)
  return { status: 200, headers: { ETag: etagOf(row, query, document, call) }, document }
}

/** A body that could not be written is refused as such only where there is something to write it to (404 comes before 403, 409 and 422). */
async function readInput({ registry, database }: Context, call: Call): Promise<WriteInput> {
  try {
    return parseUpdate(registry, call.resource, call.id, call.body)
  } catch (error) {
    if (error instanceof JsonApiError && error.status > 400) await findRow(database, call)
    throw error
  }
}
