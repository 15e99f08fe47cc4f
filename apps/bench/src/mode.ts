import type { Load } from './measure.ts'
import type { BenchServer } from './open-bench.ts'

export interface BenchOptions extends Load {
  readonly rounds: number
  /** What stands in the title of every work that is run. */
  readonly only: string
}

/** One thing that `pnpm bench` does: prints what it has seen, and gives whether it is as it should be. */
export type Mode = (server: BenchServer, options: BenchOptions) => Promise<boolean>
