import type { Mode } from '../describe/modes.ts'

/** A record that was opened. */
export interface RecentRecord {
  readonly mode: Mode
  readonly type: string
  readonly id: string
  readonly title: string
}

/** So many are remembered, of both environments together. */
const mostRecent = 12

/** In memory alone: what a customer is called is not left behind in the browser. */
let recent: readonly RecentRecord[] = []

/** Notes that a record was opened; the latest comes first. */
export function rememberRecord(record: RecentRecord): void {
  recent = [record, ...recent.filter(({ mode, id }) => mode !== record.mode || id !== record.id)].slice(
    0,
    mostRecent,
  )
}

/** The records of an environment that were opened since the page was loaded, the latest first. */
export function recentRecords(mode: Mode): readonly RecentRecord[] {
  return recent.filter((record) => record.mode === mode)
}

/** Forgets what was opened in an environment: whoever signs in next may be another. */
export function forgetRecords(of: Mode): void {
  recent = recent.filter(({ mode }) => mode !== of)
}
