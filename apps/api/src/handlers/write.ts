import { writeMembers, writeRecord, type Change, type Row, type Session, type Writer } from '@cohort/db'
import { isWritableToMany, type MemberList } from '@cohort/jsonapi'
import type { Call } from '../call.ts'
import type { Context } from '../context.ts'

/**
 * Writes a record, and the members that its to-manys are to have: one statement, or one transaction where there are members.
 * Undefined when there is no such record.
 */
export async function write(
  context: Context,
  call: Call,
  change: Change,
  members: readonly MemberList[] = [],
): Promise<Row | undefined> {
  const { database } = context
  if (members.length === 0) return writeRecord(writerOf(context, call, database), call.resource, change)
  return database.transaction('write', async (session) => {
    const writer = writerOf(context, call, session)
    const row = await writeRecord(writer, call.resource, change)
    if (row !== undefined) await replaceMembers(writer, call, change.id, members)
    return row
  })
}

/** Who writes where, for the data layer. */
export function writerOf({ registry }: Context, { caller }: Call, session: Session): Writer {
  return { session, registry, environment: caller.environment, actor: caller.actor }
}

async function replaceMembers(
  writer: Writer,
  { resource }: Call,
  ownerId: string,
  lists: readonly MemberList[],
): Promise<void> {
  // In declared order, whatever the document's: two requests then never lock each other's members crosswise.
  const declared = Object.keys(resource.relationships)
  const inOrder = lists.toSorted((one, two) => declared.indexOf(one.name) - declared.indexOf(two.name))
  for (const { name, ids } of inOrder) {
    const relationship = resource.relationships[name]
    const members =
      relationship && isWritableToMany(relationship) ? writer.registry.find(relationship.target) : undefined
    if (!relationship || !isWritableToMany(relationship) || !members)
      throw new Error(`${name} cannot be written`)
    const pointer = `/data/relationships/${name}/data`
    await writeMembers(writer, { relationship, members, ownerId }, 'replace', ids, pointer)
  }
}
