import type { RateLimiterAbstract } from 'rate-limiter-flexible'
import type { Window } from './rate-limits.ts'

/** What a window has left after a request. */
export interface Draw {
  readonly window: Window
  readonly isOver: boolean
  /** Whole requests that may still come now. */
  readonly remaining: number
  /** Until one more may come, in whole seconds; 0 when one may come now. */
  readonly retryAfterSeconds: number
}

/** Counts the requests of each key in a window that slides. */
export interface SlidingWindow {
  /** `now` in milliseconds since 1970. */
  draw(key: string, now: number): Promise<Draw>
  /** Gives back what a refused request has drawn at that time. */
  giveBack(key: string, now: number): Promise<void>
}

/**
 * Counts in stretches of the clock, and takes of the stretch before as much as the window still covers: 15 s into a
 * minute, three quarters of the minute before. `counters` must keep a stretch for two windows. A stretch is counted
 * in one step, so that of many requests at once exactly those pass that may.
 */
export function slidingWindow(window: Window, counters: RateLimiterAbstract): SlidingWindow {
  const lengthMs = window.seconds * 1000
  const keyOf = (key: string, stretch: number) => `${window.seconds}:${key}:${stretch}`
  const finished = finishedCounts()

  return {
    async draw(key, now) {
      const stretch = Math.floor(now / lengthMs)
      const { consumedPoints: current } = await counters.penalty(keyOf(key, stretch))
      const former = await finished.of(stretch, key, async () => {
        const counted = await counters.get(keyOf(key, stretch - 1))
        return Math.min(counted?.consumedPoints ?? 0, window.limit)
      })
      return drawFrom(window, { former, current, passed: (now % lengthMs) / lengthMs })
    },
    async giveBack(key, now) {
      await counters.reward(keyOf(key, Math.floor(now / lengthMs)))
    },
  }
}

interface Counts {
  readonly former: number
  /** With the request in question. */
  readonly current: number
  /** The part of the current stretch that is over, 0 to 1. */
  readonly passed: number
}

function drawFrom(window: Window, counts: Counts): Draw {
  const { limit } = window
  const { former, current, passed } = counts
  const left = limit - current - former * (1 - passed)
  if (left >= 0) return { window, isOver: false, remaining: Math.floor(left), retryAfterSeconds: 0 }
  return { window, isOver: true, remaining: 0, retryAfterSeconds: wholeSeconds(waitOf(window, counts)) }
}

/** When one request more fits: later in this stretch, or in the next, in which this one is the former. In seconds. */
function waitOf({ limit, seconds }: Window, { former, current, passed }: Counts): number {
  const before = Math.min(current - 1, limit)
  if (before < limit) return Math.max(1 - (limit - before - 1) / former - passed, 0) * seconds
  return (1 - passed + 1 / limit) * seconds
}

/** The next whole second, but for what is only left over from calculating. */
function wholeSeconds(seconds: number): number {
  return Math.ceil(Math.round(seconds * 1000) / 1000)
}

/** What the stretch before has come to does not change any more, so it is asked for once. */
function finishedCounts() {
  let known = new Map<string, number>()
  let knownStretch = Number.NaN
  return {
    async of(stretch: number, key: string, count: () => Promise<number>): Promise<number> {
      if (stretch !== knownStretch) {
        known = new Map()
        knownStretch = stretch
      }
      const counts = known
      const value = counts.get(key) ?? (await count())
      counts.set(key, value)
      return value
    },
  }
}
