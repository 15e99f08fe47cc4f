import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, it } from 'vitest'

import { askServer } from './queries.fixture.ts'
import { startEmbeddedPostgres } from './start-embedded-postgres.ts'
import { makeTemporaryFolder, processesNaming, until } from './temporary-folders.fixture.ts'

const rounds = [1, 2, 3]

it('a server that is killed is started again at the same address, with all that was committed', async () => {
  const lines: string[] = []
  const killed: number[] = []
  const folder = await makeTemporaryFolder()
  const server = await startEmbeddedPostgres({ folder, report: (line) => lines.push(line) })
  await askServer(server.url, 'create table kept (round integer)')
  for (const round of rounds) {
    await askServer(server.url, `insert into kept values (${round})`)
    const postmaster = await postmasterOf(server.dataFolder)
    killed.push(postmaster)
    process.kill(postmaster, 'SIGKILL')
    await until(async () => (await isFollowed(postmaster, server.dataFolder)) && answers(server.url))
  }
  expect(await askServer(server.url, "select string_agg(round::text, ' ' order by round) from kept")).toBe(
    '1 2 3',
  )
  // A start may meet what the killed one has left behind, and is tried again; then it is told again. One that is killed
  // as soon as it answers was a start that failed, which is told in other words.
  const ended = lines.flatMap(
    (line) => /^PostgreSQL \(process (\d+)\) has ended; it is started again\.$/.exec(line)?.[1] ?? [],
  )
  expect(ended[0]).toBe(String(killed[0]))
  expect(killed.map(String)).toEqual(expect.arrayContaining(ended))
  await server.stop()
  expect(await processesNaming(folder)).toEqual([])
})

it('a server that is stopped stays stopped', async () => {
  const lines: string[] = []
  const folder = await makeTemporaryFolder()
  const server = await startEmbeddedPostgres({ folder, report: (line) => lines.push(line) })
  process.kill(await postmasterOf(server.dataFolder), 'SIGKILL')
  await server.stop()
  expect(lines.length).toBeLessThanOrEqual(2)
  expect(await processesNaming(folder)).toEqual([])
})

async function postmasterOf(dataFolder: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataFolder, 'postmaster.pid'), 'utf8'), 10)
}

/** Who is killed may go on for a moment, and even answer. */
async function isFollowed(killed: number, dataFolder: string): Promise<boolean> {
  const present = await postmasterOf(dataFolder).catch(() => killed)
  return present !== killed
}

async function answers(url: string): Promise<boolean> {
  return askServer(url, 'select 1').then(
    () => true,
    () => false,
  )
}
