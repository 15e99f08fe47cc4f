import { isZoneName } from '@cohort/jsonapi/query'

/** The zone in which times are told: that of the device, or one by its IANA name, as `Europe/Vienna` or `UTC`. */
export type Zone = 'local' | (string & {})

/** True for a zone that can be told in. */
export function isZone(text: string): boolean {
  return text === 'local' || isZoneName(text)
}

/** The name of a zone, also of that of the device; UTC where the device's has none. */
export function zoneName(zone: Zone): string {
  const name = zone === 'local' ? new Intl.DateTimeFormat().resolvedOptions().timeZone : zone
  return isZoneName(name) ? name : 'UTC'
}

const styles = {
  absolute: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  },
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  timeOfDay: { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** A moment in the calendar of a zone: "31 Jan 2026, 10:30 CET". */
export function absoluteText(time: string, zone: Zone): string {
  return formatOf('absolute', zone).format(new Date(time))
}

/** The day of a moment in a zone: "Saturday, 31 January 2026". */
export function dayText(time: string, zone: Zone): string {
  return formatOf('day', zone).format(new Date(time))
}

/** The time of day of a moment in a zone: "10:30:00 CET". */
export function timeText(time: string, zone: Zone): string {
  return formatOf('timeOfDay', zone).format(new Date(time))
}

/** Making a format takes a thousand times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(style: keyof typeof styles, zone: Zone): Intl.DateTimeFormat {
  const key = `${style} ${zone}`
  const timeZone = zone === 'local' ? {} : { timeZone: zone }
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...styles[style], ...timeZone })
  formats.set(key, format)
  return format
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

const units = [
  { unit: 'year', seconds: 31_557_600 },
  { unit: 'month', seconds: 2_629_800 },
  { unit: 'week', seconds: 604_800 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const

/** A moment as seen from now: "3 days ago", "just now". */
export function relativeText(time: string, now: number): string {
  const seconds = (new Date(time).getTime() - now) / 1000
  const found = units.find((candidate) => Math.abs(seconds) >= candidate.seconds)
  if (found === undefined) return 'just now'
  return relative.format(Math.trunc(seconds / found.seconds), found.unit)
}
