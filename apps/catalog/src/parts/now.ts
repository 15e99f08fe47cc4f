import { useSyncExternalStore } from 'react'

const minuteMs = 60_000

let now = Date.now()

/** The time, in milliseconds, as far as a page needs it: it goes on by the minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}

function subscribe(onChange: () => void): () => void {
  const timer = setInterval(() => {
    if (Date.now() - now >= minuteMs) now = Date.now()
    onChange()
  }, minuteMs)
  return () => clearInterval(timer)
}
