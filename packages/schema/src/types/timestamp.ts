import { String, type TString } from 'typebox'

/** A text whose form stands in its type too: filters of a time have predicates of their own. */
export interface TTimestamp extends TString {
  readonly format: 'date-time'
  readonly description: string
  readonly examples: readonly string[]
}

/** A moment in UTC with milliseconds, as text: `2026-01-31T09:30:00.123Z`. */
export const Timestamp: TTimestamp = {
  ...String(),
  format: 'date-time',
  description: 'A moment in UTC with milliseconds.',
  examples: ['2026-01-31T09:30:00.123Z'],
}

const shape = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2}))?$/

/** What the wire has room for, and PostgreSQL reads: the years 0001 to 9999. */
const wireYear = /^(?!0000)\d{4}-/

/**
 * Reads an ISO 8601 date or time with its zone into wire format; a date alone is its midnight in UTC.
 * Undefined for everything else: `infinity`, `now`, the 30th of February, a time without a zone.
 */
export function parseTimestamp(text: string): string | undefined {
  const match = shape.exec(text)
  if (!match) return undefined
  const [, date = '', time = '00:00', zone = 'Z'] = match
  const midnight = new Date(`${date}T00:00:00.000Z`)
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(date)) return undefined
  const moment = new Date(`${date}T${time}${zone}`)
  if (Number.isNaN(moment.getTime())) return undefined
  const wire = moment.toISOString()
  return wireYear.test(wire) ? wire : undefined
}
