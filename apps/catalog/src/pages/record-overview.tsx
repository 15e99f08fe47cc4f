import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEnvironment } from '../data/environment.tsx'
import { membersOptions, recordOptions } from '../data/record-queries.ts'
import { isNotFound } from '../parts/entries.ts'
import { MissingRecord } from '../parts/missing-record.tsx'
import { RecordBody } from '../parts/record-body.tsx'
import { RecordSkeleton } from '../parts/record-skeleton.tsx'
import { StaleNotice } from '../parts/stale-notice.tsx'

const route = getRouteApi('/$mode/$type/$id')

/** What a record has, and where it leads: one request for it, and one for the first of its members. */
export function RecordOverview() {
  const { resource } = route.useRouteContext()
  const { id } = route.useParams()
  const { reader } = useEnvironment()
  const { data, error, refetch } = useQuery(recordOptions(reader, resource, id))
  const members = useQuery({ ...membersOptions(reader, resource, id), subscribed: data !== undefined })
  const retry = () => void refetch()
  if (data === undefined && error === null) return <RecordSkeleton resource={resource} />
  if (data === undefined || isNotFound(error))
    return <MissingRecord resource={resource} id={id} error={error} onRetry={retry} />
  return (
    <>
      <StaleNotice error={error} onRetry={retry} />
      <RecordBody resource={resource} result={data} members={members.data} />
    </>
  )
}
