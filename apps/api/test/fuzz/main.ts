import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

/**
 * `pnpm fuzz --runs N --seed S`: any number of the requests that every run of the tests sends 2,000 of, to a service and a
 * PostgreSQL of its own. Ends with 1 when an answer broke what all must keep, and then tells the request as a curl.
 */
const { values } = parseArgs({
  // pnpm hands on the -- that sets a script's arguments apart.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
})

for (const [name, value] of Object.entries(values)) {
  if (/^\d{1,9}$/.test(value) || (name === 'seed' && /^-?\d{1,10}$/.test(value))) continue
  console.error(`--${name} takes a whole number; it was "${value}".`)
  process.exit(2)
}

const { status } = spawnSync(
  'vitest',
  [
    'run',
    '--project',
    'postgres 18',
    '--reporter',
    'dot',
    '--disableConsoleIntercept=true',
    'apps/api/test/fuzz',
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, COHORT_FUZZ_RUNS: values.runs, COHORT_FUZZ_SEED: values.seed },
  },
)
process.exitCode = status ?? 1
