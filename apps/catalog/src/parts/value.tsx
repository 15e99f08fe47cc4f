import type { ValueKind } from '@cohort/schema'
import type { ReactNode } from 'react'
import { usePreferences } from '../data/preferences.ts'
import { Instant } from './instant.tsx'
import { useNow } from './now.ts'
import { absoluteText, relativeText } from '../describe/times.ts'
import { numberText } from '../describe/words.ts'

interface ValueProps {
  readonly kind: ValueKind
  readonly value: unknown
  readonly isIdentifier?: boolean
}

/** The value of an attribute on one line, as a table's cell shows it. */
export function Value({ kind, value, isIdentifier = false }: ValueProps) {
  if (value === null || value === undefined) return <NoValue />
  const shown = views[kind](value)
  return isIdentifier ? <span className="font-mono text-[0.925em]">{shown}</span> : shown
}

const views = {
  text: (value) =>
    value === '' ? <span className="text-muted">(empty)</span> : <Text>{String(value)}</Text>,
  integer: (value) => numberText(Number(value)),
  boolean: (value) => (value === true ? 'Yes' : 'No'),
  time: (value) => <Moment time={String(value)} />,
  json: (value) => (
    <span className="font-mono text-[0.925em]">{JSON.stringify(value).slice(0, mostJson)}</span>
  ),
} as const satisfies Record<ValueKind, (value: unknown) => ReactNode>

/** More of it than anybody reads in a line. */
const mostJson = 250

/** What somebody wrote, in the direction of its own writing. */
export function Text({ children }: { readonly children: string }) {
  return (
    <span dir="auto" className="text">
      {children}
    </span>
  )
}

/** A dash to the eye, words to a screen reader. */
export function NoValue() {
  return (
    <span className="text-muted">
      <span aria-hidden="true">—</span>
      <span className="sr-only">no value</span>
    </span>
  )
}

/** A moment in a table, as the viewer likes to read it. */
function Moment({ time }: { readonly time: string }) {
  const { times, zone } = usePreferences()
  const texts = { relative: relativeText(time, useNow()), absolute: absoluteText(time, zone) }
  return (
    <Instant time={time} title={texts[times === 'relative' ? 'absolute' : 'relative']} isTabStop={false}>
      {texts[times]}
    </Instant>
  )
}

/** How long ago a moment was. */
export function Since({ time }: { readonly time: string }) {
  return <span className="text-muted">· {relativeText(time, useNow())}</span>
}

/** A moment with both its distance from now and its place in the calendar. */
export function FullMoment({ time }: { readonly time: string }) {
  const { zone } = usePreferences()
  return (
    <>
      <Instant time={time}>{absoluteText(time, zone)}</Instant> <Since time={time} />
    </>
  )
}
