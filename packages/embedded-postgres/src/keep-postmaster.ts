import { setTimeout as sleep } from 'node:timers/promises'

import type { Home } from './home.ts'
import { isPostmaster, type Postmaster } from './postmaster.ts'

/** A postmaster that is started again whenever it ends. */
export interface KeptPostmaster {
  /** The one that runs now, or ran last. */
  readonly current: () => Postmaster
  /** Starts none again, and resolves when no start is under way. */
  readonly letGo: () => Promise<void>
}

/** How often it is looked, in milliseconds: where a look costs a process, less often. */
const intervalMs = process.platform === 'linux' ? 100 : 1000

/** The pause after a start that failed, in milliseconds. */
const failurePauseMs = 1000

/** Watches over a postmaster: killed, or ended by a fault of its own, it is started again where it was. */
export function keepPostmaster(
  home: Home,
  first: Postmaster,
  startAgain: (former: Postmaster) => Promise<Postmaster>,
  report: (line: string) => void,
): KeptPostmaster {
  const end = new AbortController()
  let current = first

  const restart = async (): Promise<void> => {
    report(`PostgreSQL (process ${current.pid}) has ended; it is started again.`)
    try {
      current = await startAgain(current)
    } catch (error) {
      report(error instanceof Error ? error.message : String(error))
      await pause(failurePauseMs, end.signal)
    }
  }
  const watch = async (): Promise<void> => {
    while (!end.signal.aborted) {
      if (await isPostmaster(current.pid, home.dataFolder)) await pause(intervalMs, end.signal)
      else if (!end.signal.aborted) await restart()
    }
  }

  const watching = watch()
  return {
    current: () => current,
    letGo: () => {
      end.abort()
      return watching
    },
  }
}

/** Keeps no process alive, and ends when there is no more to wait for. */
async function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  await sleep(durationMs, undefined, { signal, ref: false }).catch(() => {})
}
