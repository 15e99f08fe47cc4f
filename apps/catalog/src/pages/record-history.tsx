import { getRouteApi } from '@tanstack/react-router'
import { History } from 'lucide-react'
import { useState } from 'react'
import { usePreferences } from '../data/preferences.ts'
import { byDay, comparisonOf, ownersIn, type Entry } from '../describe/history.ts'
import { dayText } from '../describe/times.ts'
import { useEntries } from '../parts/entries.ts'
import { EntriesSkeleton } from '../parts/entries-skeleton.tsx'
import { ChangeTable } from '../parts/change-table.tsx'
import { Card } from '../parts/card.tsx'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { HistoryEntry } from '../parts/history-entry.tsx'
import { Notice } from '../parts/notice.tsx'
import { ShowAll } from '../parts/show-all.tsx'
import { StaleNotice } from '../parts/stale-notice.tsx'
import { useNames } from '../parts/use-names.ts'

const route = getRouteApi('/$mode/$type/$id')

/** What happened to a record, by day, the newest first: who changed what, and from what to what. */
export function RecordHistory() {
  const { resource } = route.useRouteContext()
  const { id } = route.useParams()
  const { entries, error, refetch, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } =
    useEntries(resource, id)
  const retry = () => void refetch()
  if (entries === undefined) {
    return (
      <div className="card">
        {error === null ? (
          <EntriesSkeleton />
        ) : (
          <FailureNotice error={error} onRetry={retry} exit={<ShowAll type={resource.type} />} />
        )}
      </div>
    )
  }
  return (
    <>
      <StaleNotice error={isFetchNextPageError ? null : error} onRetry={retry} />
      {entries.length === 0 ? <NoHistory /> : null}
      <EntryList entries={entries} />
      <StaleNotice
        error={isFetchNextPageError ? error : null}
        onRetry={() => void fetchNextPage()}
        consequence="Older changes could not be loaded."
      />
      {hasNextPage && !isFetchNextPageError ? (
        <button
          type="button"
          className="button justify-self-start"
          aria-disabled={isFetchingNextPage}
          onClick={() => (isFetchingNextPage ? undefined : void fetchNextPage())}
        >
          {isFetchingNextPage ? 'Loading …' : 'Show older changes'}
        </button>
      ) : null}
    </>
  )
}

/** Two of the entries can be picked, and what changed between them is told on top. */
function EntryList({ entries }: { readonly entries: readonly Entry[] }) {
  const { zone } = usePreferences()
  const names = useNames(ownersIn(entries))
  const [picked, setPicked] = useState<readonly string[]>([])
  const pick = (id: string, isPicked: boolean) =>
    setPicked((before) => (isPicked ? [...before.slice(-1), id] : before.filter((other) => other !== id)))
  return (
    <>
      <Comparison entries={entries} names={names} picked={picked} />
      {[...byDay(entries, (time) => dayText(time, zone))].map(([day, ofDay]) => (
        <Card key={day} title={day}>
          <ol className="entries">
            {ofDay.map((entry) => (
              <HistoryEntry key={entry.id} entry={entry} names={names}>
                <label className="entry-end entry-pick">
                  <input
                    type="checkbox"
                    data-stop
                    checked={picked.includes(entry.id)}
                    onChange={({ target }) => pick(entry.id, target.checked)}
                  />
                  Compare<span className="sr-only"> the change {entry.id}</span>
                </label>
              </HistoryEntry>
            ))}
          </ol>
        </Card>
      ))}
    </>
  )
}

interface ComparisonProps {
  readonly entries: readonly Entry[]
  readonly names: ReadonlyMap<string, string>
  readonly picked: readonly string[]
}

function Comparison({ entries, names, picked: [one, two] }: ComparisonProps) {
  if (one === undefined || two === undefined) {
    const advice = one === undefined ? 'Pick two changes to compare them.' : 'Pick one more to compare.'
    return <output className="text-muted text-[0.8125rem]">{entries.length > 1 ? advice : ''}</output>
  }
  const changes = comparisonOf(entries, one, two)
  return (
    <Card title="From the older to the newer of the two">
      {changes.length === 0 ? (
        <p className="card-empty">Nothing differs between the two.</p>
      ) : (
        <ChangeTable changes={changes} names={names} />
      )}
    </Card>
  )
}

function NoHistory() {
  return (
    <div className="card">
      <Notice icon={History} title="No changes" detail="Nothing is recorded of this record." />
    </div>
  )
}
