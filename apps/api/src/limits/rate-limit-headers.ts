import type { Draw } from './sliding-window.ts'

export const limitHeader = 'X-Ratelimit-Limit'

/** What tells a client of its limits. */
export const rateLimitHeaders = [limitHeader, 'X-Ratelimit-Interval', 'X-Ratelimit-Remaining'] as const

/** What an answer tells of a window, and of when to come again where nothing is left in it. */
export function headersOfDraw({
  window,
  remaining,
  isOver,
  retryAfterSeconds,
}: Draw): Record<string, string> {
  const values = [window.limit, window.seconds, remaining]
  const told = Object.fromEntries(rateLimitHeaders.map((name, index) => [name, String(values[index])]))
  return isOver ? { ...told, 'Retry-After': String(Math.max(retryAfterSeconds, 1)) } : told
}

export function throttledDetail({ window }: Draw): string {
  return `Requests are limited to ${window.limit} in ${window.seconds} seconds.`
}
