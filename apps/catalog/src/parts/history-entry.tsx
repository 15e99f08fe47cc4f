import { usePreferences } from '../data/preferences.ts'
import { eventWords, type Entry } from '../describe/history.ts'
import { timeText } from '../describe/times.ts'
import { ChangeTable } from './change-table.tsx'
import { Instant } from './instant.tsx'
import { Since } from './value.tsx'

interface HistoryEntryProps {
  readonly entry: Entry
  readonly isPicked: boolean
  readonly onPick: (isPicked: boolean) => void
}

/** One change of a record: when, who, what happened, and each field from what to what. */
export function HistoryEntry({ entry, isPicked, onPick }: HistoryEntryProps) {
  const { id, event, time, who, changes } = entry
  const { sign, word } = eventWords[event]
  const names = changes.map(({ label }) => label).join(', ')
  return (
    <li className="entry">
      <p className="entry-head">
        <span className="badge" data-event={event}>
          <span aria-hidden="true" className="font-mono">
            {sign}
          </span>
          {word}
        </span>
        <span className="entry-names">{event === 'update' ? names : ''}</span>
        <span className="entry-when">
          <Instant time={time}>{timeText(time, usePreferences().zone)}</Instant> <Since time={time} /> · {who}
        </span>
        <label className="entry-pick">
          <input
            type="checkbox"
            data-stop
            checked={isPicked}
            onChange={({ target }) => onPick(target.checked)}
          />
          Compare<span className="sr-only"> the change {id}</span>
        </label>
      </p>
      {changes.length === 0 ? null : (
        <details open={event === 'update'}>
          <summary>{changes.length === 1 ? '1 field' : `${changes.length} fields`}</summary>
          <ChangeTable changes={changes} />
        </details>
      )}
    </li>
  )
}
