import { useEffect, useEffectEvent, useState } from 'react'

interface CountdownProps {
  readonly seconds: number
  /** Why there is something to wait for. */
  readonly cause: Error
  readonly onEnd: () => void
}

/** Counts seconds down, silently for screen readers, and then acts. */
export function Countdown({ seconds, cause, onEnd }: CountdownProps) {
  const [left, setLeft] = useState(seconds)
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    const until = endOf(cause, seconds)
    const timer = setInterval(() => {
      const leftMs = until - Date.now()
      setLeft(Math.max(0, Math.ceil(leftMs / 1000)))
      if (leftMs > 0) return
      clearInterval(timer)
      end()
    }, 200)
    return () => clearInterval(timer)
  }, [seconds, cause])
  return (
    <p role="timer" className="tabular-nums">
      {left === 0 ? 'Trying again …' : `Trying again in ${left} ${left === 1 ? 'second' : 'seconds'}`}
    </p>
  )
}

const ends = new WeakMap<Error, number>()

/** When the wait for a cause is over, in milliseconds since 1970. It begins when it is first shown. */
function endOf(cause: Error, seconds: number): number {
  const end = ends.get(cause) ?? Date.now() + seconds * 1000
  ends.set(cause, end)
  return end
}
