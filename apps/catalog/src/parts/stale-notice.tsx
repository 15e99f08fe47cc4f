import { failureOf } from '../describe/failures.ts'
import { useIsOnline } from './online.ts'

interface StaleNoticeProps {
  /** Why what is shown could not be loaded again, if so. */
  readonly error: unknown
  readonly onRetry: () => void
}

/** Says of what is shown that it may be old by now. */
export function StaleNotice({ error, onRetry }: StaleNoticeProps) {
  const isOnline = useIsOnline()
  return (
    <output className="stale-notice">
      {error === null ? null : (
        <>
          <span>{failureOf(error, isOnline).title}. What is shown may be old.</span>
          <button type="button" className="button" onClick={onRetry}>
            Try again
          </button>
        </>
      )}
    </output>
  )
}
