import { runPages, type WholePage } from '@cohort/db'
import {
  exportColumnsOf,
  exportFormats,
  parseFormat,
  type ExportColumn,
  type ExportFormatName,
  type ReadQuery,
} from '@cohort/jsonapi'
import { may, type Resource } from '@cohort/schema'
import type { RequestHandler } from 'express'
import { openList, refuseUnacceptableType } from '../beside/open-list.ts'
import type { Call } from '../call.ts'
import type { Coding } from '../content-coding.ts'
import type { Context } from '../context.ts'
import { readQueryOf } from '../handlers/read-query-of.ts'
import { refuseForbidden, type Need } from '../identity/refuse-forbidden.ts'
import { standardHeaders } from '../send.ts'
import { streamExport } from './stream-export.ts'

/** Tells how many rows an export has, before they come. A log is not counted. */
const totalCountHeader = 'X-Total-Count'

/**
 * `GET /export/{type}?format=csv`: a list, filtered and sorted as the API's own, whole and as a file. What is wrong with the
 * request, or happens until the first page is read, is an error document; what happens later breaks the answer off.
 */
export function exportList(context: Context, resource: Resource): RequestHandler {
  return async (request, response) => {
    const { call, accepted } = await openList(context, request, response, resource)
    const query = readQueryOf(context, call, resource, 'export')
    const name = parseFormat(call.query)
    refuseUnacceptableType(request, exportFormats[name].mediaType)
    const columns = readableColumns(context, call, query)
    const { environment } = call.caller
    const pages = runPages(context.database.within(environment), environment, query)
    const { value: first } = await pages.next()
    if (first === undefined) throw new Error('A list has a first page')
    response.writeHead(200, headersOf(call, name, accepted?.coding, first))
    // At once: compressed, nothing else may be sent before the data is lost, and its client would have no answer at all.
    response.flushHeaders()
    if (request.method === 'HEAD') {
      await pages.return(undefined)
      response.end()
    } else {
      const content = { type: resource.type, columns, format: exportFormats[name] }
      await streamExport(response, content, { first, rest: pages }, accepted?.coding)
    }
  }
}

/** What tells of a type that the caller may not read is left out, and refused where it is asked for by its name. */
function readableColumns({ registry }: Context, call: Call, { fields }: ReadQuery): readonly ExportColumn[] {
  const { caller, resource } = call
  const columns = exportColumnsOf(registry, resource, fields)
  if (!fields.some(({ type }) => type === resource.type)) {
    return columns.filter((column) =>
      needsOf(column).every(({ action, type }) => may(caller.role, action, type)),
    )
  }
  refuseForbidden(caller, columns.flatMap(needsOf), { parameter: `fields[${resource.type}]` })
  return columns
}

function needsOf({ leadsTo }: ExportColumn): readonly Need[] {
  return leadsTo.map((type) => ({ action: 'retrieve', type }))
}

function headersOf(
  { resource, caller }: Call,
  name: ExportFormatName,
  coding: Coding | undefined,
  { recordCount }: WholePage,
): Readonly<Record<string, string>> {
  const day = new Date().toISOString().slice(0, 10)
  const file = `${resource.type}-${caller.environment.mode}-${day}.${name}`
  return {
    ...standardHeaders,
    'Content-Type': exportFormats[name].mediaType,
    'Content-Disposition': `attachment; filename="${file}"`,
    ...(coding !== undefined && { 'Content-Encoding': coding }),
    ...(recordCount !== null && { [totalCountHeader]: String(recordCount) }),
  }
}
