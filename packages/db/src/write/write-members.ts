import { memberNotFound } from '@cohort/jsonapi/errors'
import type { HasMany, Resource } from '@cohort/schema'
import { moveMembers, type Move } from './move-members.ts'
import type { Writer } from './write-record.ts'

/** What a request does to the members of a to-many (JSONAPI 15). */
export type MembersChange = 'replace' | 'add' | 'remove'

/** The statements of each change; the last one is told who was looked at. */
const movesOf = {
  add: ['add'],
  remove: ['remove'],
  replace: ['remove_others', 'add'],
} as const satisfies Record<MembersChange, readonly Move[]>

/**
 * Changes the members of one resource's to-many: a statement for each kind of move, however many members. Is to be run in
 * a transaction, which a missing member undoes whole. Throws RECORD_NOT_FOUND, at the pointer, for ids that lead nowhere.
 */
export async function writeMembers(
  { session, environment, actor }: Writer,
  { relationship, members, ownerId }: { relationship: HasMany; members: Resource; ownerId: string },
  change: MembersChange,
  ids: readonly string[],
  pointer: string,
): Promise<void> {
  for (const move of movesOf[change]) {
    const membership = { members, by: relationship.by, ownerId }
    const seen = await session.send(moveMembers(environment, actor, membership, move, ids))
    if (move === 'add' && seen.length < ids.length) {
      const known = new Set(seen.map(({ id }) => id))
      throw memberNotFound(
        members.type,
        ids.filter((id) => !known.has(id)),
        pointer,
      )
    }
  }
}
