const absolute = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
})
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

const units = [
  { unit: 'year', seconds: 31_557_600 },
  { unit: 'month', seconds: 2_629_800 },
  { unit: 'week', seconds: 604_800 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const

/** A moment in the reader's own zone: "31 Jan 2026, 10:30 CET". */
export function absoluteText(time: string): string {
  return absolute.format(new Date(time))
}

const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const timeOfDay = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
})

/** The day of a moment in the reader's own zone: "Saturday, 31 January 2026". */
export function dayText(time: string): string {
  return day.format(new Date(time))
}

/** The time of day of a moment in the reader's own zone: "10:30:00 CET". */
export function timeText(time: string): string {
  return timeOfDay.format(new Date(time))
}

/** A moment as seen from now: "3 days ago", "just now". */
export function relativeText(time: string, now: number): string {
  const seconds = (new Date(time).getTime() - now) / 1000
  const found = units.find((candidate) => Math.abs(seconds) >= candidate.seconds)
  if (found === undefined) return 'just now'
  return relative.format(Math.trunc(seconds / found.seconds), found.unit)
}
