import { runStatistics, type Statistics } from '@cohort/db'
import { parseGrouping, type Grouping } from '@cohort/jsonapi'
import type { Resource } from '@cohort/schema'
import type { RequestHandler } from 'express'
import { openList, refuseUnacceptableType } from '../beside/open-list.ts'
import type { Context } from '../context.ts'
import { readQueryOf } from '../handlers/read-query-of.ts'
import { refuseForbidden } from '../identity/refuse-forbidden.ts'
import { represent } from '../represent.ts'
import { send } from '../send.ts'

const mediaType = 'application/json; charset=utf-8'

/** `GET /statistics/{type}?by=customer_group`: how many records of a list there are in groups, for who may read those too. */
export function tellStatistics(context: Context, resource: Resource): RequestHandler {
  return async (request, response) => {
    const { call, accepted } = await openList(context, request, response, resource)
    refuseUnacceptableType(request, mediaType)
    const query = readQueryOf(context, call, resource, 'statistics')
    const grouping = parseGrouping(context.registry, resource, call.query)
    const { caller, preconditions } = call
    if (grouping.kind === 'owner')
      refuseForbidden(caller, [{ action: 'retrieve', type: grouping.owner.type }], { parameter: 'by' })
    const { environment } = caller
    const database = context.database.within(environment)
    const statistics = await runStatistics(database, environment, query, grouping)
    const document = JSON.stringify(documentOf(grouping, statistics))
    const answer = { status: 200, headers: { 'Content-Type': mediaType }, document }
    send(response, await represent(answer, { isRead: true, accepted, preconditions }))
  }
}

function documentOf(grouping: Grouping, { recordCount, groups }: Statistics) {
  const counted = { record_count: recordCount }
  if (grouping.kind === 'owner') {
    return {
      by: grouping.name,
      ...counted,
      groups: groups.map(({ value, label, count }) => ({ value, label, count })),
    }
  }
  return {
    by: grouping.name,
    per: grouping.per,
    zone: grouping.zone,
    ...counted,
    groups: groups.map(({ value, from, until, count }) => ({ value, from, until, count })),
  }
}
