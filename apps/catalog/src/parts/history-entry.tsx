import type { ReactNode } from 'react'
import { usePreferences } from '../data/preferences.ts'
import { eventWords, type Entry } from '../describe/history.ts'
import { timeText } from '../describe/times.ts'
import { ChangeTable } from './change-table.tsx'
import { Instant } from './instant.tsx'
import { Since } from './value.tsx'

interface HistoryEntryProps {
  readonly entry: Entry
  /** What the records are called that its changes lead to, by their ids. */
  readonly names: ReadonlyMap<string, string>
  /** Which record changed, where that is not said around it. */
  readonly record?: ReactNode
  /** What can be done with it. */
  readonly children: ReactNode
}

/** One change of a record: when, who, what happened, and each field from what to what. */
export function HistoryEntry({ entry, names, record, children }: HistoryEntryProps) {
  const { event, time, who, changes } = entry
  const { sign, word } = eventWords[event]
  const fields = changes.map(({ label }) => label).join(', ')
  return (
    <li className="entry">
      <p className="entry-head">
        <span className="badge" data-event={event}>
          <span aria-hidden="true" className="font-mono">
            {sign}
          </span>
          {word}
        </span>
        {record}
        {event === 'update' ? <span className="entry-names">{fields}</span> : null}
        <span className="entry-when">
          <Instant time={time} isTabStop={record === undefined}>
            {timeText(time, usePreferences().zone)}
          </Instant>{' '}
          <Since time={time} /> · {who}
        </span>
        {children}
      </p>
      {changes.length === 0 ? null : (
        <details open={event === 'update'}>
          <summary>{changes.length === 1 ? '1 field' : `${changes.length} fields`}</summary>
          <ChangeTable changes={changes} names={names} />
        </details>
      )}
    </li>
  )
}
