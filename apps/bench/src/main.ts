import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '@cohort/embedded-postgres'
import { compareAll } from './compare-all.ts'
import { compareGrowth } from './compare-growth.ts'
import { watchMemory } from './watch-memory.ts'
import { timeStarts } from './time-starts.ts'

const usage = `Usage: pnpm bench [what] [options]

What:
  compare   the service with the reference, at 100,000 groups and 1,000,000 customers (unless told otherwise)
  growth    the cost at 1,000,000 groups with the cost at 10,000
  memory    what the service holds over 200,000 requests
  start     the time until the first answer

Options:
  --seconds <number>      of each run; 4 unless given
  --rounds <number>       of runs; 5 unless given
  --connections <number>  at the same time; 16 unless given
  --work <text>           only works whose title has this in it

Figures of one machine at one time are compared with each other and with nothing else. Let nothing else run.`

const modes = { compare: compareAll, growth: compareGrowth, memory: watchMemory, start: timeStarts }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '16' },
    work: { type: 'string', default: '' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const [what = 'compare'] = positionals
const mode = Object.entries(modes).find(([name]) => name === what)?.[1]

if (values.help || mode === undefined) {
  console.log(usage)
  process.exitCode = values.help ? 0 : 2
} else {
  const folder = fileURLToPath(new URL('../../../.cohort/bench', import.meta.url))
  const server = await startEmbeddedPostgres({
    folder,
    settings: { shared_buffers: '512MB', max_wal_size: '4GB' },
  })
  try {
    const postmasterPid = Number.parseInt(
      await readFile(join(server.dataFolder, 'postmaster.pid'), 'utf8'),
      10,
    )
    const isGood = await mode(
      { url: server.url, postmasterPid },
      {
        seconds: Number(values.seconds),
        rounds: Number(values.rounds),
        connections: Number(values.connections),
        only: values.work,
      },
    )
    process.exitCode = isGood ? 0 : 1
  } finally {
    await server.stop()
  }
}
