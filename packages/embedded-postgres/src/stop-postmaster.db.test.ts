import { expect, it } from 'vitest'

import { openHome } from './home.ts'
import { findPostmaster } from './postmaster.ts'
import { askServer } from './queries.fixture.ts'
import { startEmbeddedPostgres } from './start-embedded-postgres.ts'
import { stopPostmaster } from './stop-postmaster.ts'
import { makeTemporaryFolder, processesNaming } from './temporary-folders.fixture.ts'

it('a server that does not stop in time is stopped at once', async () => {
  const folder = await makeTemporaryFolder()
  const server = await startEmbeddedPostgres({ folder })
  const checkpointer = "select pid from pg_stat_activity where backend_type = 'checkpointer'"
  // A fast shutdown waits for the checkpointer, which cannot run now.
  process.kill(Number(await askServer(server.url, checkpointer)), 'SIGSTOP')
  const postmaster = await findPostmaster(server.dataFolder)
  if (postmaster === undefined) throw new Error('There is no postmaster.')
  await stopPostmaster(await openHome(folder, () => {}), postmaster, 100)
  expect(await processesNaming(server.dataFolder)).toEqual([])
  await server.stop()
  const recovered = await startEmbeddedPostgres({ folder })
  expect(await askServer(recovered.url, 'select 1')).toBe('1')
  await recovered.stop()
})
