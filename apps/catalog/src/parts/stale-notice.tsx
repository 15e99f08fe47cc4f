import { failureOf } from '../describe/failures.ts'
import { useIsOnline } from './online.ts'

interface StaleNoticeProps {
  /** Why what is shown could not be loaded again, if so. */
  readonly error: unknown
  readonly onRetry: () => void
  /** What that means for what is shown. */
  readonly consequence?: string
}

/** Says of what is shown that it may be old by now, or what else is wrong with it. */
export function StaleNotice({ error, onRetry, consequence = 'What is shown may be old.' }: StaleNoticeProps) {
  const isOnline = useIsOnline()
  return (
    <output className="stale-notice">
      {error === null ? null : (
        <>
          <span>
            {failureOf(error, isOnline).title}. {consequence}
          </span>
          <button type="button" className="button" onClick={onRetry}>
            Try again
          </button>
        </>
      )}
    </output>
  )
}
