import type { Part } from './schemas.ts'

const text = { type: 'string' } as const
const count = { type: 'integer', minimum: 0 } as const

/** Headers of answers, by the name of their component. */
export const headerComponents = {
  request_id: header('The id under which the log has the request: as it was sent, else a new one.', text),
  ratelimit_limit: header('How many requests may come in an interval.', count),
  ratelimit_interval: header('How long the interval is, in seconds.', count),
  ratelimit_remaining: header('How many requests are left.', count),
  etag: header('The state of the record and what of it is shown, for If-Match and If-None-Match.', text),
  location: header('Where the new record is.', { ...text, format: 'uri' }),
  retry_after: header('When to try again, in seconds.', count),
  idempotent_replayed: header('True when this is the first answer to the same Idempotency-Key.', text),
} as const satisfies Record<string, Part>

/** What every answer comes with. */
export const answerHeaders = {
  'X-Request-Id': headerRef('request_id'),
  'X-Ratelimit-Limit': headerRef('ratelimit_limit'),
  'X-Ratelimit-Interval': headerRef('ratelimit_interval'),
  'X-Ratelimit-Remaining': headerRef('ratelimit_remaining'),
} as const

export function headerRef(name: keyof typeof headerComponents): Part {
  return { $ref: `#/components/headers/${name}` }
}

function header(description: string, schema: Part): Part {
  return { description, schema }
}
