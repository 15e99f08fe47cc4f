import type { ReactNode } from 'react'
import { useCopy } from './use-copy.ts'

interface InstantProps {
  /** The exact instant, as the API tells it. */
  readonly time: string
  readonly title?: string
  /** False in a list, where so many of them would stand in the way of the keyboard: the page of the record has them again. */
  readonly isTabStop?: boolean
  /** How it is told. */
  readonly children: ReactNode
}

/** A moment; a click copies the exact instant. */
export function Instant({ time, title, isTabStop = true, children }: InstantProps) {
  const [outcome, copy] = useCopy()
  return (
    <>
      <button
        type="button"
        className="instant"
        tabIndex={isTabStop ? undefined : -1}
        title={`${title === undefined ? '' : `${title}\n`}Copy ${time}`}
        onClick={() => void copy(time)}
      >
        <time dateTime={time}>{outcome ?? children}</time>
      </button>
      <output className="sr-only">{outcome === null ? '' : `${outcome}: ${time}`}</output>
    </>
  )
}
