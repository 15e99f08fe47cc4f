import type { Answer, Preconditions, Representation } from './call.ts'
import { compress, type AcceptedCoding, type Coding } from './content-coding.ts'
import { isKnown, tagOfCoding } from './etag.ts'

/** What a request says of how it wants its answer. */
interface Wish {
  readonly isRead: boolean
  readonly accepted: AcceptedCoding | undefined
  readonly preconditions: Preconditions
}

/**
 * An answer as it travels: compressed where the client takes that and it is long enough, with a tag that says so; or 304,
 * when a read would give the client what it has (RFC 9110, 8.8.3 and 13.1.2).
 */
export async function represent(
  answer: Answer,
  { isRead, accepted, preconditions }: Wish,
): Promise<Representation> {
  const { status, document, headers = {} } = answer
  const coding = codingOf(answer, accepted)
  const { ETag } = headers
  const tag = ETag === undefined ? {} : { ETag: tagOfCoding(ETag, coding) }
  if (isRead && status === 200 && tag.ETag !== undefined && isKnown(preconditions, tag.ETag))
    return { status: 304, headers: tag }
  if (document === undefined || coding === undefined) return answer
  const encoded = { ...headers, ...tag, 'Content-Encoding': coding }
  return { status, headers: encoded, document: await compress(document, coding) }
}

function codingOf({ document }: Answer, accepted: AcceptedCoding | undefined): Coding | undefined {
  if (document === undefined || accepted === undefined) return undefined
  // No text has fewer bytes than characters.
  return document.length >= accepted.leastBytes || Buffer.byteLength(document) >= accepted.leastBytes
    ? accepted.coding
    : undefined
}
