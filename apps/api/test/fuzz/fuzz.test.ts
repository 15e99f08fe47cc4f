import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useService } from '../harness/use-service.ts'
import { reportOf, runFuzz } from './run-fuzz.ts'

const service = useService()

/** `pnpm fuzz` gives them. A run of the tests has the seed of CI there, else one of its own; it is told when something fails. */
const { COHORT_FUZZ_RUNS, COHORT_FUZZ_SEED } = process.env
const { seed = Date.now() % 2 ** 31 } = fc.readConfigureGlobal()
const options = { runs: Number(COHORT_FUZZ_RUNS ?? 2000), seed: Number(COHORT_FUZZ_SEED ?? seed) }

/** Longer than any machine needs for so many, in milliseconds. */
const timeoutMs = 60_000 + options.runs * 100

test(
  'whatever is asked, no answer breaks what all must keep',
  async () => {
    const result = await runFuzz(service, options)
    const report = reportOf(result, options)
    if (COHORT_FUZZ_RUNS !== undefined) console.log(report)
    expect(result.failure === undefined ? 'nothing failed' : report).toBe('nothing failed')
    // A run that was refused everything, or took everything, would have tried little.
    const everyKind = options.runs < 2000 ? [] : [200, 201, 204, 400, 401, 403, 404, 405, 422]
    expect(result.statuses.map(([status]) => status)).toEqual(expect.arrayContaining(everyKind))
  },
  timeoutMs,
)
