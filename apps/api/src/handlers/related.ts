import { planFind, planRead, planRelated, runFind, runList, scopeOf, type FoundRecord } from '@cohort/db'
import {
  collectionDocument,
  resourceDocument,
  spanOf,
  type Linked,
  type ReadQuery,
  type RequestKind,
} from '@cohort/jsonapi'
import { isToOne, targetsOf, type Resource, type ToMany, type ToOne } from '@cohort/schema'
import { urlOf, type Answer, type RelationshipCall } from '../call.ts'
import type { Context } from '../context.ts'
import { findRow, refuseIllegalId } from './find-row.ts'
import { linkedTo } from './linked-to.ts'
import { readQueryOf } from './read-query-of.ts'

/** `GET /api/{type}/{id}/{relationship}` */
export async function related(context: Context, call: RelationshipCall): Promise<Answer> {
  const { relationship } = call
  return isToOne(relationship)
    ? relatedOne(context, { ...call, relationship })
    : relatedMany(context, { ...call, relationship })
}

async function relatedMany(context: Context, call: RelationshipCall<ToMany>): Promise<Answer> {
  const { registry } = context
  const page = await membersPage(context, call, 'list')
  const document = collectionDocument(registry, page.query, page.url, page, call.answerContext)
  return { status: 200, document }
}

/** A page of the members of a to-many. What is left of a deleted resource, its history, is still found here. */
export async function membersPage(context: Context, call: RelationshipCall<ToMany>, kind: RequestKind) {
  const { registry, database } = context
  const { environment } = call.caller
  const [resource] = targetsOf(registry, call.name, call.relationship)
  if (resource === undefined) throw new Error(`${call.name} leads nowhere`)
  const linkageOf = kind === 'linkage' ? { owner: call.resource, name: call.name } : undefined
  const query = readQueryOf(context, call, resource, kind, linkageOf)
  refuseIllegalId(call)
  const url = `${urlOf(call, call.id)}/${call.name}`
  const plan = planRead(environment, query, {
    scope: scopeOf(call.resource, call.id, call.relationship),
    span: spanOf(query, url, call.answerContext),
  })
  const read = { environment, resource, related: planRelated(registry, query) }
  const page = await runList(database, read, plan)
  if (page.records.length === 0) await findRow(database, call)
  return { ...page, query, url }
}

/** An empty to-one is null, not a 404 (JSONAPI FE-04). */
async function relatedOne(context: Context, call: RelationshipCall<ToOne>): Promise<Answer> {
  const { registry, database } = context
  const to = linkedTo(call, await findRow(database, call))
  const resource = targetOf(context, call, to)
  const query = readQueryOf(context, call, resource, 'single')
  const found = await findTarget(context, call, query, to)
  const url = `${urlOf(call, call.id)}/${call.name}`
  const content = found ?? { record: null, included: [] }
  return { status: 200, document: resourceDocument(registry, query, url, content, call.answerContext) }
}

/** The record that a to-one leads to, with what the query includes of it; undefined where it leads nowhere. */
export async function findTarget(
  { registry, database }: Context,
  { caller: { environment } }: RelationshipCall<ToOne>,
  query: ReadQuery,
  to: Linked | null,
): Promise<FoundRecord | undefined> {
  if (to === null) return undefined
  const { resource } = query
  const read = { environment, resource, related: planRelated(registry, query) }
  return runFind(database, read, planFind(environment, resource, to.id))
}

/** The resource that a to-one leads to; of several types, where it leads nowhere, the first. */
export function targetOf(
  { registry }: Context,
  { name, relationship }: RelationshipCall,
  to: Linked | null,
): Resource {
  const targets = targetsOf(registry, name, relationship)
  const target = targets.find(({ type }) => type === to?.type) ?? targets[0]
  if (target === undefined) throw new Error(`${name} leads nowhere`)
  return target
}
