import type { Response } from './response.ts'

/** Headers that no two answers share. */
const ownToEach: ReadonlySet<string> = new Set(['date', 'x-request-id', 'x-ratelimit-remaining'])

/** An answer to the byte, but for what every request has of its own. */
export function bytesOf({ status, headers, text }: Response): readonly unknown[] {
  return [status, [...headers].filter(([name]) => !ownToEach.has(name)), text]
}
