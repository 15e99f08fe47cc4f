import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Environment, Place } from '@cohort/db'
import type { Cursors, PagedList } from '@cohort/jsonapi'
import { publicIdPattern } from '@cohort/schema'

/** The form of a cursor, which begins with it. A later form gets another one, and refuses this. */
const version = '1'

/** Half of an HMAC-SHA-256, in bytes: as hard to guess as any id, and half as long in every link. */
const signatureBytes = 16

/**
 * The cursors of one environment, for links below `base`. A cursor is the version, and in base64url its signature and the
 * values of its place as JSON. What is signed with them is where it counts: the environment, the list, its filters and its
 * sort; in another place it is refused as if it had been forged. The place of a log is an id, which is its own cursor.
 */
export function signedCursors(secret: string, { id: environment }: Environment, base: string): Cursors {
  const sign = ({ url, selection }: PagedList, values: string) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([version, environment, url.slice(base.length), selection, values]))
      .digest()
      .subarray(0, signatureBytes)
  return {
    write: (list, place) => {
      if (list.paging === 'cursor') return String(place[0])
      const values = JSON.stringify(place)
      return version + Buffer.concat([sign(list, values), Buffer.from(values)]).toString('base64url')
    },
    read: (list, cursor) => {
      if (list.paging === 'cursor') return publicIdPattern.test(cursor) ? [cursor] : undefined
      const bytes = Buffer.from(cursor.slice(version.length), 'base64url')
      // Base64 can be written in more than one way, and only ours was signed.
      if (version + bytes.toString('base64url') !== cursor || bytes.length < signatureBytes) return undefined
      const values = bytes.subarray(signatureBytes).toString()
      const isOurs = timingSafeEqual(bytes.subarray(0, signatureBytes), sign(list, values))
      return isOurs ? placeFrom(values) : undefined
    },
  }
}

/** What we signed, we wrote. */
function placeFrom(values: string): Place {
  return JSON.parse(values)
}
