import type { Resource } from '@cohort/schema'
import { Link } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useEnvironment } from '../data/environment.tsx'
import { inSentence, singularOf } from '../describe/words.ts'
import { useDeletion } from './entries.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Notice } from './notice.tsx'
import { RecordSkeleton } from './record-skeleton.tsx'
import { ShowAll } from './show-all.tsx'
import { FullMoment } from './value.tsx'

interface MissingRecordProps {
  readonly resource: Resource
  readonly id: string
  readonly error: unknown
  readonly onRetry: () => void
}

/** What stands in the place of a record that cannot be read. Of one that was deleted, when and by whom, and the way to its history. */
export function MissingRecord({ resource, id, error, onRetry }: MissingRecordProps) {
  const { mode } = useEnvironment()
  const deletion = useDeletion(resource, id, error)
  if (deletion === undefined) return <RecordSkeleton resource={resource} />
  return (
    <div className="card">
      {deletion === null ? (
        <FailureNotice error={error} onRetry={onRetry} exit={<ShowAll type={resource.type} />} />
      ) : (
        <div role="alert">
          <Notice
            icon={Trash2}
            title={`This ${inSentence(singularOf(resource.type))} was deleted`}
            detail={
              <>
                <p>
                  <FullMoment time={deletion.time} />, by {deletion.who}.
                </p>
                <p>What happened to it can still be read.</p>
              </>
            }
          >
            <Link
              to="/$mode/$type/$id/history"
              params={{ mode, type: resource.type, id }}
              className="button button-primary"
            >
              See its history
            </Link>
            <ShowAll type={resource.type} isSecond />
          </Notice>
        </div>
      )}
    </div>
  )
}
