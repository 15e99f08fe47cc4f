import { printReadQuery, type ReadQuery } from '@cohort/jsonapi/query'
import { registry } from '@cohort/schema'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { useEnvironment } from '../data/environment.tsx'
import { keepColumns } from '../data/kept-columns.ts'
import { listOptions } from '../data/queries.ts'
import { pageAt, searchOf } from '../data/query-text.ts'
import { readListQuery } from '../data/read-list-query.ts'
import { askedWith, columnsOf, withColumns, type Column } from '../describe/columns.ts'
import { joinedOf } from '../describe/joined.ts'
import { isLog, isTimeline, linksOf } from '../describe/logs.ts'
import { firstPage } from '../describe/pages.ts'
import { labelOf } from '../describe/words.ts'
import { ColumnChooser } from '../parts/column-chooser.tsx'
import { EntriesSkeleton } from '../parts/entries-skeleton.tsx'
import { ExportButton } from '../parts/export-button.tsx'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Pager } from '../parts/pager.tsx'
import { RawButton } from '../parts/raw-button.tsx'
import { RecordTable } from '../parts/record-table.tsx'
import { ShowAll } from '../parts/show-all.tsx'
import { StaleNotice } from '../parts/stale-notice.tsx'
import { TableSkeleton } from '../parts/table-skeleton.tsx'
import { useWindowTitle } from '../parts/window-title.ts'

const EmptyList = lazy(() =>
  import('../parts/empty-list.tsx').then((module) => ({ default: module.EmptyList })),
)
const FaultyQuery = lazy(() =>
  import('../parts/faulty-query.tsx').then((module) => ({ default: module.FaultyQuery })),
)
const ViewButton = lazy(() =>
  import('../parts/view-button.tsx').then((module) => ({ default: module.ViewButton })),
)
const Timeline = lazy(() => import('../parts/timeline.tsx').then((module) => ({ default: module.Timeline })))

const route = getRouteApi('/$mode/$type/')

/** A list of a resource. Its query string is the API's: what the address asks for is what the API is asked for. */
export function ListPage() {
  const { resource } = route.useRouteContext()
  const { text = '' } = route.useSearch()
  const { mode } = useEnvironment()
  const title = labelOf(resource.type)
  useWindowTitle(mode, title)
  const reading = useMemo(() => readListQuery(resource, text), [resource, text])
  return (
    <div className="page">
      <div>
        <h1 tabIndex={-1} className="page-title">
          {title}
        </h1>
        <p className="page-about">{resource.about}</p>
      </div>
      {reading.query === undefined ? (
        <Suspense fallback={null}>
          <FaultyQuery type={resource.type} faults={reading.faults} />
        </Suspense>
      ) : (
        <Listing query={reading.query} />
      )}
    </div>
  )
}

function Listing({ query }: { readonly query: ReadQuery }) {
  const { reader } = useEnvironment()
  const change = useChangeQuery()
  const { resource } = query
  const columns = useMemo(() => columnsOf(registry, resource, query.fields), [resource, query.fields])
  const text = printReadQuery(askedWith(query, columns))
  const { data, error, isPlaceholderData, refetch } = useQuery(listOptions(reader, resource, text))
  const retry = () => void refetch()
  const changeColumns = (next: ReadQuery) => {
    keepColumns(next)
    change(next, { replace: true })
  }
  return (
    <>
      <FilterBar query={query} onChange={change}>
        {isLog(resource) ? (
          <Suspense fallback={null}>
            <ViewButton query={query} onChange={changeColumns} />
          </Suspense>
        ) : null}
        {isTimeline(query) ? null : (
          <ColumnChooser
            resource={resource}
            columns={columns}
            onChange={(names) => changeColumns(withColumns(registry, query, names))}
          />
        )}
        {data === undefined ? null : (
          <>
            <ExportButton query={query} recordCount={data.meta.record_count} />
            <RawButton exchange={data.exchange} asked={{ resource }} />
          </>
        )}
      </FilterBar>
      <StaleNotice error={data === undefined ? null : error} onRetry={retry} />
      {data !== undefined && data.records.length > 0 && isLog(resource) && isTimeline(query) ? (
        <Suspense fallback={<EntriesSkeleton />}>
          <Timeline log={resource} text={data.exchange.text} isStale={isPlaceholderData} />
        </Suspense>
      ) : (
        <section className="card" aria-label={labelOf(resource.type)}>
          {error !== null && data === undefined ? (
            <FailureNotice error={error} onRetry={retry} exit={<ShowAll type={resource.type} />} />
          ) : data === undefined ? (
            <Loading query={query} columns={columns} />
          ) : data.records.length === 0 ? (
            <Suspense fallback={<EntriesSkeleton />}>
              <EmptyList query={query} counts={data.meta} />
            </Suspense>
          ) : (
            <RecordTable
              resource={resource}
              columns={columns}
              list={data}
              joined={joinedOf(registry, query)}
              sort={query.sort}
              onSort={(sort) => change({ ...query, sort, page: firstPage(query.page) })}
              isStale={isPlaceholderData}
            />
          )}
        </section>
      )}
      {data === undefined || data.meta.record_count === 0 ? null : (
        <Pager
          query={query}
          page={pageAt(resource, data.exchange.url)}
          meta={data.meta}
          links={linksOf(query, data.links)}
          onChange={change}
        />
      )}
    </>
  )
}

interface LoadingProps {
  readonly query: ReadQuery
  readonly columns: readonly Column[]
}

function Loading({ query, columns }: LoadingProps) {
  return isTimeline(query) ? (
    <EntriesSkeleton />
  ) : (
    <TableSkeleton columns={columns} rowCount={query.page.size} />
  )
}

/** Goes to the address of another query of the same list. */
function useChangeQuery() {
  const navigate = useNavigate()
  const { mode } = useEnvironment()
  return useCallback(
    (query: ReadQuery, { replace = false }: { readonly replace?: boolean } = {}) =>
      void navigate({
        to: '/$mode/$type',
        params: { mode, type: query.resource.type },
        search: searchOf(query),
        replace,
        resetScroll: false,
      }),
    [navigate, mode],
  )
}
