import { JsonApiError, memberNotFound } from '@cohort/jsonapi/errors'
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

/** So many of the ids that were not found are told; a request may have a thousand. */
const mostTold = 10

/**
 * Changes the members of one resource's to-many: a statement for each kind of move, however many members; an
 * id that is named twice counts once (JSONAPI UR-18). Is to be run in a transaction, which a missing member undoes whole.
 * Throws RECORD_NOT_FOUND for ids that lead nowhere, each at its place below the pointer.
 */
export async function writeMembers(
  { session, environment, actor }: Writer,
  { relationship, members, ownerId }: { relationship: HasMany; members: Resource; ownerId: string },
  change: MembersChange,
  ids: readonly string[],
  pointer: string,
): Promise<void> {
  const once = [...new Set(ids)]
  for (const move of movesOf[change]) {
    const membership = { members, by: relationship.by, ownerId }
    const seen = await session.send(moveMembers(environment, actor, membership, move, once))
    if (move === 'add' && seen.length < once.length) {
      const known = new Set(seen.map(({ id }) => id))
      const lost = once.filter((id) => !known.has(id)).slice(0, mostTold)
      throw new JsonApiError(
        lost.flatMap((id) => memberNotFound(members.type, id, `${pointer}/${ids.indexOf(id)}`).errors),
      )
    }
  }
}
