import type { Reporter, TestModule } from 'vitest/node'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/**
 * Vitest reporter whose line is the last of the run, e.g. `212 passed, 0 failed, 3 skipped`. It counts tests; a file that
 * could not be loaded, a hook that failed and an error outside of any test are a failure each, and a run that ends with an
 * error code never says `0 failed`.
 */
export default class SummaryReporter implements Reporter {
  #counts: Counts = { passed: 0, failed: 0, skipped: 0 }

  onInit(): void {
    process.once('exit', (code) => {
      const { passed, failed, skipped } = this.#counts
      const counts = { passed, failed: code === 0 ? failed : Math.max(failed, 1), skipped }
      process.stdout.write(`${summaryLine(counts)}\n`)
    })
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const all = modules.map((module) => countModule(module))
    this.#counts = {
      passed: sum(all.map((counts) => counts.passed)),
      failed: sum(all.map((counts) => counts.failed)) + unhandledErrors.length,
      skipped: sum(all.map((counts) => counts.skipped)),
    }
  }
}

function countModule(module: TestModule): Counts {
  const states = Array.from(module.children.allTests(), (test) => test.result().state)
  const suites = [module, ...module.children.allSuites()]
  return {
    passed: states.filter((state) => state === 'passed').length,
    // A test that is still pending now did not come to its end.
    failed:
      states.filter((state) => state === 'failed' || state === 'pending').length +
      suites.filter((suite) => suite.errors().length > 0).length,
    skipped: states.filter((state) => state === 'skipped').length,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** e.g. `212 passed, 0 failed`, with `, 3 skipped` where there are any. */
export function summaryLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
