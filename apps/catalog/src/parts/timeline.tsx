import { registry } from '@cohort/schema'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useEnvironment } from '../data/environment.tsx'
import { usePreferences } from '../data/preferences.ts'
import { byDay, entriesFrom, nameIn, ownersIn, type Entry } from '../describe/history.ts'
import { listedResources } from '../describe/listed-resources.ts'
import { isReadFromEnd, type LogResource } from '../describe/logs.ts'
import { dayText } from '../describe/times.ts'
import { singularOf } from '../describe/words.ts'
import { Card } from './card.tsx'
import { HistoryEntry } from './history-entry.tsx'
import { useNames } from './use-names.ts'
import { Text } from './value.tsx'

interface TimelineProps {
  readonly log: LogResource
  /** The text of the list's document. */
  readonly text: string
  /** True while the entries are those of the page before. */
  readonly isStale: boolean
}

/** The entries of a log by day: who did what to which record, and when. */
export function Timeline({ log, text, isStale }: TimelineProps) {
  const { zone } = usePreferences()
  const entries = useMemo(() => {
    const inOrder = entriesFrom(registry, log, text)
    return isReadFromEnd(log) ? inOrder.toReversed() : inOrder
  }, [log, text])
  const names = useNames([...entries.map(({ of }) => of), ...ownersIn(entries)])
  return (
    <div className="timeline" aria-busy={isStale} data-stale={isStale || undefined}>
      {[...byDay(entries, (time) => dayText(time, zone))].map(([day, ofDay]) => (
        <Card key={day} title={day}>
          <ol className="entries">
            {ofDay.map((entry) => (
              <HistoryEntry
                key={entry.id}
                entry={entry}
                names={names}
                record={<Changed entry={entry} name={names.get(entry.of.id) ?? nameIn(entry, registry)} />}
              >
                <EntryLink log={log} entry={entry} />
              </HistoryEntry>
            ))}
          </ol>
        </Card>
      ))}
    </div>
  )
}

interface ChangedProps {
  readonly entry: Entry
  readonly name: string | undefined
}

/** The record that changed, and the way to it. */
function Changed({ entry: { of }, name }: ChangedProps) {
  const { mode } = useEnvironment()
  const title = name === undefined ? <code className="code">{of.id}</code> : <Text>{name}</Text>
  const hasPage = listedResources.some(({ type }) => type === of.type)
  return (
    <span className="entry-record">
      <span className="text-muted">{singularOf(of.type)}</span>{' '}
      {hasPage ? (
        <Link to="/$mode/$type/$id" params={{ mode, ...of }} className="record-link" data-stop>
          {title}
        </Link>
      ) : (
        title
      )}
    </span>
  )
}

/** The way to the entry itself, with its exact instant and all that it says. */
function EntryLink({ log, entry: { id } }: { readonly log: LogResource; readonly entry: Entry }) {
  const { mode } = useEnvironment()
  return (
    <Link
      to="/$mode/$type/$id"
      params={{ mode, type: log.type, id }}
      className="entry-end link"
      preload={false}
    >
      Entry<span className="sr-only"> {id}</span>
    </Link>
  )
}
