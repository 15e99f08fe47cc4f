import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEnvironment } from '../data/environment.tsx'
import { membersOptions, recordOptions } from '../data/queries.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { RecordBody } from '../parts/record-body.tsx'
import { RecordSkeleton } from '../parts/record-skeleton.tsx'
import { ShowAll } from '../parts/show-all.tsx'

const route = getRouteApi('/$mode/$type/$id')

/** What a record has, and where it leads: one request for it, and one for the first of its members. */
export function RecordOverview() {
  const { resource } = route.useRouteContext()
  const { id } = route.useParams()
  const { reader } = useEnvironment()
  const { data, error, refetch } = useQuery(recordOptions(reader, resource, id))
  const members = useQuery({ ...membersOptions(reader, resource, id), subscribed: data !== undefined })
  if (data !== undefined) return <RecordBody resource={resource} result={data} members={members.data} />
  if (error === null) return <RecordSkeleton resource={resource} />
  return (
    <div className="card">
      <FailureNotice error={error} onRetry={() => void refetch()} exit={<ShowAll type={resource.type} />} />
    </div>
  )
}
