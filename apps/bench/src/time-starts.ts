import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@cohort/db'
import { registry } from '@cohort/schema'
import { createTestDatabase } from '@cohort/testing'
import { startChildServer } from './child-server.ts'
import type { Mode } from './mode.ts'
import { serviceProgram } from './open-bench.ts'
import { spreadOf, spreadText } from './summary.ts'

/** Milliseconds from the start of the process to its first answer. */
export const timeStarts: Mode = async (server, { rounds }) => {
  const database = await createTestDatabase({
    serverUrl: server.url,
    migrate: (url) => migrate(url, { registry }),
    templateKey: 'bench migrated',
  })
  const migrated = await timed(rounds, { COHORT_DATABASE_URL: database.url })
  await database.drop()
  const embedded = await timed(rounds, {})
  console.log(`on a migrated PostgreSQL: ${spreadText(migrated, 0)} ms; 1,000 are allowed`)
  console.log(`on an empty one of its own, with demo data: ${spreadText(embedded, 0)} ms; 10,000 are allowed`)
  return migrated.median < 1000 && embedded.median < 10_000
}

async function timed(rounds: number, environment: Readonly<Record<string, string>>) {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'cohort-bench-start-'))
    const { startMs, stop } = await startChildServer(serviceProgram, join(folder, 'service.log'), {
      ...environment,
      COHORT_STATE_FOLDER: folder,
    })
    times.push(startMs)
    await stop()
    await rm(folder, { recursive: true })
  }
  return spreadOf(times)
}
