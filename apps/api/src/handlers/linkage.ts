import { writeMembers, writeRecord, type MembersChange, type Row, type Session } from '@cohort/db'
import {
  isWritableToMany,
  JsonApiError,
  parseToManyLinkage,
  parseToOneLinkage,
  refusal,
  toManyLinkageDocument,
  toOneLinkageDocument,
} from '@cohort/jsonapi'
import { isToOne, type HasMany, type ToMany, type ToOne } from '@cohort/schema'
import { urlOf, type Answer, type RelationshipCall } from '../call.ts'
import type { Context } from '../context.ts'
import { expectationOf } from './expectation-of.ts'
import { findRow, notFound, refuseIllegalId } from './find-row.ts'
import { linkedTo } from './linked-to.ts'
import { readQueryOf } from './read-query-of.ts'
import { findTarget, membersPage, targetOf } from './related.ts'
import { writerOf } from './write.ts'

/** `GET /api/{type}/{id}/relationships/{relationship}` */
export async function linkage(context: Context, call: RelationshipCall): Promise<Answer> {
  const { relationship } = call
  return isToOne(relationship)
    ? linkageOfOne(context, { ...call, relationship })
    : linkageOfMany(context, { ...call, relationship })
}

async function linkageOfOne(context: Context, call: RelationshipCall<ToOne>): Promise<Answer> {
  const { registry, database } = context
  const { name, resource: owner, answerContext } = call
  const to = linkedTo(call, await findRow(database, call))
  const query = readQueryOf(context, call, targetOf(context, call, to), 'single_linkage', { owner, name })
  const found = query.linkage === undefined ? undefined : await findTarget(context, call, query, to)
  const included = found === undefined ? [] : [found.record, ...found.included]
  const url = urlOf(call, call.id)
  const document = toOneLinkageDocument(registry, query, url, name, { to, included }, answerContext)
  return { status: 200, document }
}

/** What is included with a linkage is its members, and what they lead to (JSONAPI IN-06). */
async function linkageOfMany(context: Context, call: RelationshipCall<ToMany>): Promise<Answer> {
  const { registry } = context
  const { name, answerContext } = call
  const page = await membersPage(context, call, 'linkage')
  const included = page.query.linkage === undefined ? [] : [...page.records, ...page.included]
  const url = urlOf(call, call.id)
  const document = toManyLinkageDocument(
    registry,
    page.query,
    url,
    name,
    { ...page, included },
    answerContext,
  )
  return { status: 200, document }
}

/** `PATCH /api/{type}/{id}/relationships/{relationship}`: the one that a to-one leads to, or all members of a to-many. */
export async function replaceLinkage(context: Context, call: RelationshipCall): Promise<Answer> {
  const { relationship } = call
  return isToOne(relationship)
    ? replaceOne(context, { ...call, relationship })
    : changeMembers(context, call, 'replace')
}

/** `POST /api/{type}/{id}/relationships/{to-many}` */
export function addLinkage(context: Context, call: RelationshipCall): Promise<Answer> {
  return changeMembers(context, call, 'add')
}

/** `DELETE /api/{type}/{id}/relationships/{to-many}`, whose body names the members */
export function removeLinkage(context: Context, call: RelationshipCall): Promise<Answer> {
  return changeMembers(context, call, 'remove')
}

async function replaceOne(context: Context, call: RelationshipCall<ToOne>): Promise<Answer> {
  const { registry, database } = context
  const { name, relationship, resource, id } = call
  refuseIllegalId(call)
  readQueryOf(context, call, resource, 'nothing')
  if (!relationship.can.includes('update')) throw readOnly(call)
  const values = await orNotFound(context, call, () =>
    parseToOneLinkage(registry, name, relationship, call.body),
  )
  const change = { kind: 'update', id, values, ...expectationOf(call) } as const
  const row = await writeAtRoot(() => writeRecord(writerOf(context, call, database), resource, change), name)
  if (row === undefined) throw notFound(call)
  return { status: 204 }
}

/** Members move in one transaction: a missing one leaves everything as it was (JSONAPI UR-04, UR-15). */
async function changeMembers(
  context: Context,
  call: RelationshipCall,
  change: MembersChange,
): Promise<Answer> {
  const { registry, database } = context
  const { name, relationship, resource, id } = call
  refuseIllegalId(call)
  readQueryOf(context, call, resource, 'nothing')
  const members = isToOne(relationship) ? undefined : registry.find(relationship.target)
  if (!isWritableToMany(relationship) || members === undefined) {
    await findRow(database, call)
    throw readOnly(call)
  }
  const ids = await orNotFound(context, call, () =>
    parseToManyLinkage(registry, name, relationship, call.body),
  )
  await database.transaction('write', async (session) => {
    await findOwner(context, call, session)
    const membership: { relationship: HasMany; members: typeof members; ownerId: string } = {
      relationship,
      members,
      ownerId: id,
    }
    await writeMembers(writerOf(context, call, session), membership, change, ids, '/data')
  })
  return { status: 204 }
}

/** The record whose members are written; one that must be in a certain state is held in it until they are. Throws RECORD_NOT_FOUND and PRECONDITION_FAILED. */
async function findOwner(context: Context, call: RelationshipCall, session: Session): Promise<Row> {
  const { expected } = expectationOf(call)
  if (expected === undefined) return findRow(session, call)
  const change = { kind: 'update', id: call.id, values: {}, expected } as const
  const row = await writeRecord(writerOf(context, call, session), call.resource, change)
  if (row === undefined) throw notFound(call)
  return row
}

/** A body that could not be written is refused as such only where there is something to write it to. */
async function orNotFound<Result>(
  { database }: Context,
  call: RelationshipCall,
  parse: () => Result,
): Promise<Result> {
  try {
    return parse()
  } catch (error) {
    if (error instanceof JsonApiError && error.status > 400) await findRow(database, call)
    throw error
  }
}

/** The document of this endpoint is the linkage itself, so a fault of the relationship is a fault of its data. */
async function writeAtRoot<Result>(run: () => Promise<Result>, name: string): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof JsonApiError) throw error.relocate(`/data/relationships/${name}/data`, '/data')
    throw error
  }
}

function readOnly({ name, resource }: RelationshipCall): JsonApiError {
  return refusal('FORBIDDEN', { detail: `${name} of ${resource.type} cannot be written like this.` })
}
