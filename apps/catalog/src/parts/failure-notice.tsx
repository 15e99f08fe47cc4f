import { CircleAlert, Hourglass, Lock, SearchX, Unplug, WifiOff, type LucideIcon } from 'lucide-react'
import { lazy, Suspense, type ReactNode } from 'react'
import { failureOf, type FailureKind } from '../describe/failures.ts'
import { reportOf } from '../describe/report.ts'
import { CopyButton } from './copy-button.tsx'
import { Notice } from './notice.tsx'
import { useIsOnline } from './online.ts'

// A service that throttles is there, and answers with this as well.
const Countdown = lazy(() => import('./countdown.tsx').then((module) => ({ default: module.Countdown })))

const icons = {
  offline: WifiOff,
  unreachable: Unplug,
  unavailable: Unplug,
  not_allowed: Lock,
  not_found: SearchX,
  throttled: Hourglass,
  refused: CircleAlert,
  broken: CircleAlert,
} as const satisfies Record<FailureKind, LucideIcon>

interface FailureNoticeProps {
  readonly error: unknown
  /** Sends the request again. */
  readonly onRetry: () => void
  /** The way out, where another try would not help. */
  readonly exit: ReactNode
}

/** Tells of a request that failed: each failure in its own words, with the request id where there is one. */
export function FailureNotice({ error, onRetry, exit }: FailureNoticeProps) {
  const failure = failureOf(error, useIsOnline())
  const { kind, title, detail, faults, isPassing, retryAfterSeconds, requestId } = failure
  return (
    <div role="alert">
      <Notice
        icon={icons[kind]}
        title={title}
        detail={
          <>
            <p>{detail}</p>
            {faults.map((fault) => (
              <p key={fault} className="font-mono text-xs">
                {fault}
              </p>
            ))}
            {retryAfterSeconds === null || !(error instanceof Error) ? null : (
              <Suspense fallback={null}>
                <Countdown seconds={retryAfterSeconds} cause={error} onEnd={onRetry} />
              </Suspense>
            )}
            {requestId === null ? null : (
              <p>
                Request id <code className="code">{requestId}</code>
              </p>
            )}
          </>
        }
      >
        {isPassing ? (
          <button type="button" className="button button-primary" onClick={onRetry}>
            Try again
          </button>
        ) : (
          exit
        )}
        {requestId !== null || kind === 'broken' ? (
          <CopyButton
            label="Copy report"
            text={() => reportOf(error, failure, { page: location.href, timeMs: Date.now() })}
          />
        ) : null}
      </Notice>
    </div>
  )
}
