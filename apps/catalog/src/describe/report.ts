import { ApiError } from '@cohort/client'
import type { Failure } from './failures.ts'

/** Parameters that say how something is shown; the values of all others may be somebody's. */
const open = /^(sort|include|withCount|page\[(number|size)\]|fields\[\w+\])$/

/** What went wrong, as a text for whoever runs the service: without a token, and without the values that were looked for. */
export function reportOf(error: unknown, { title, status, requestId }: Failure, place: ReportPlace): string {
  const { exchange = null } = error instanceof ApiError ? error : {}
  const codes = error instanceof ApiError ? error.errors.map(({ code }) => code) : []
  const lines = {
    Fault: title,
    Time: new Date(place.timeMs).toISOString(),
    Page: withoutValues(place.page),
    Request: exchange && `${exchange.method} ${withoutValues(exchange.url)}`,
    Status: status,
    Codes: codes.length === 0 ? null : codes.join(', '),
    'Request id': requestId,
  }
  return Object.entries(lines)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}

interface ReportPlace {
  /** The address of the page. */
  readonly page: string
  /** When it is reported, in milliseconds since 1970. */
  readonly timeMs: number
}

function withoutValues(address: string): string {
  const { origin, pathname, searchParams } = new URL(address)
  const pairs = [...searchParams].map(([name, value]) => `${name}=${open.test(name) ? value : '…'}`)
  return `${origin}${pathname}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`
}
