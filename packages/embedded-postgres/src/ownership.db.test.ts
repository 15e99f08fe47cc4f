import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, it } from 'vitest'

import { spawnOwner } from './owner-process.fixture.ts'
import { askServer } from './queries.fixture.ts'
import { startEmbeddedPostgres } from './start-embedded-postgres.ts'
import { makeTemporaryFolder, processesNaming, until } from './temporary-folders.fixture.ts'

const isRoot = process.getuid?.() === 0

it('a second process is refused while the first one lives', async () => {
  const folder = await makeTemporaryFolder()
  const owner = spawnOwner(folder)
  expect(await owner.answered()).toMatch(/^ready /)
  await expect(startEmbeddedPostgres({ folder })).rejects.toThrow(
    new RegExp(
      `^The database in ${folder} is already in use by process \\d+, started \\S+Z\\. Stop that one first`,
    ),
  )
  await owner.stop()
  const server = await startEmbeddedPostgres({ folder })
  await server.stop()
})

it('of several processes that start at once exactly one becomes the owner', async () => {
  const folder = await makeTemporaryFolder()
  const owners = Array.from({ length: 4 }, () => spawnOwner(folder))
  const answers = await Promise.all(owners.map((owner) => owner.answered()))
  expect(answers.filter((answer) => answer.startsWith('ready '))).toHaveLength(1)
  expect(answers.filter((answer) => answer.includes('already in use by'))).toHaveLength(3)
  await Promise.all(owners.map((owner) => owner.stop()))
})

it('a postmaster whose owner was killed is adopted, goes on with its connections, and is stopped', async () => {
  const folder = await makeTemporaryFolder()
  const owner = spawnOwner(folder)
  const url = (await owner.answered()).replace('ready ', '')
  const pidQuestion = "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"
  const pid = await askServer(url, pidQuestion)
  await owner.kill()

  const lines: string[] = []
  const server = await startEmbeddedPostgres({ folder, report: (line) => lines.push(line) })
  expect(server).toMatchObject({ url, isFresh: false })
  expect(lines).toEqual([
    `PostgreSQL was still running in ${folder}/postgres; it goes on under this process.`,
  ])
  expect(await askServer(server.url, pidQuestion)).toBe(pid)
  await server.stop()
  expect(await processesNaming(server.dataFolder)).toEqual([])
})

it('a folder is started clean when its first start was killed', async () => {
  const folder = await makeTemporaryFolder()
  const owner = spawnOwner(folder)
  const unfinished = async () => (await readdir(folder)).find((entry) => entry.startsWith('initialising-'))
  await until(async () => {
    const name = await unfinished()
    return name !== undefined && (await readdir(join(folder, name))).includes('PG_VERSION')
  })
  await owner.kill()
  expect(owner.printed()).toBe('')
  expect(await readdir(folder)).not.toContain('postgres')

  const server = await startEmbeddedPostgres({ folder })
  expect(server.isFresh).toBe(true)
  expect(await askServer(server.url, 'select 1')).toBe('1')
  await server.stop()
})

it('a postmaster that was killed is started again, once its workers are gone, with what was committed', async () => {
  const folder = await makeTemporaryFolder()
  const first = await startEmbeddedPostgres({ folder })
  await askServer(first.url, 'create table kept as select 42 as answer')
  const worker = Number(
    await askServer(first.url, "select pid from pg_stat_activity where backend_type = 'checkpointer'"),
  )
  const [postmaster] = await processesNaming(first.dataFolder)
  process.kill(worker, 'SIGSTOP')
  process.kill(Number(postmaster), 'SIGKILL')
  try {
    await first.stop()
    const starting = startEmbeddedPostgres({ folder })
    const log = () => readFile(join(folder, 'postgres.log'), 'utf8').catch(() => '')
    await until(async () => (await log()).includes('pre-existing shared memory block'))
    process.kill(worker, 'SIGCONT')
    const second = await starting
    expect(await askServer(second.url, 'select answer from kept')).toBe('42')
    await second.stop()
  } finally {
    await until(() => hasEnded(worker))
  }
})

it('a postmaster stops when its owner exits without stopping it', async () => {
  const folder = await makeTemporaryFolder()
  const owner = spawnOwner(folder)
  expect(await owner.answered()).toMatch(/^ready /)
  expect(await processesNaming(join(folder, 'postgres'))).toHaveLength(1)
  await owner.exitWithoutStopping()
  await until(async () => (await processesNaming(join(folder, 'postgres'))).length === 0)
  await until(async () => !(await readdir(join(folder, 'postgres'))).includes('postmaster.pid'))
})

it('a Ctrl-C that its owner outlives does not reach a postmaster', async () => {
  const folder = await makeTemporaryFolder()
  const owner = spawnOwner(folder)
  const url = (await owner.answered()).replace('ready ', '')
  owner.interruptGroup()
  await until(() => owner.printed().includes('interrupted'))
  expect(await askServer(url, 'select 1')).toBe('1')
  expect(await readFile(join(folder, 'postgres.log'), 'utf8')).not.toContain('shutdown request')
  await owner.stop()
})

it('a pid file of a former postmaster whose pid another program has now does not keep it from starting', async () => {
  const folder = await makeTemporaryFolder()
  await (await startEmbeddedPostgres({ folder })).stop()
  const { uid, gid } = await stat(join(folder, 'postgres'))
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { uid, gid, cwd: '/' })
  await once(other, 'spawn')
  try {
    const pidFile = join(folder, 'postgres', 'postmaster.pid')
    await writeFile(pidFile, `${other.pid}\n${folder}/postgres\n1\n5432\n${folder}\n\n  1  1\nready   \n`, {
      mode: 0o600,
    })
    await chown(pidFile, uid, gid)
    const server = await startEmbeddedPostgres({ folder })
    expect(await askServer(server.url, 'select 1')).toBe('1')
    await server.stop()
  } finally {
    other.kill('SIGKILL')
  }
})

it.runIf(isRoot)('works for a user other than root, whose data root later leaves to that user', async () => {
  const user = { uid: 1000, gid: 1000 }
  const parent = await makeTemporaryFolder()
  const folder = join(parent, '.cohort')
  await chown(parent, user.uid, user.gid)
  const owner = spawnOwner(folder, user)
  expect(await owner.answered()).toMatch(/^ready /)
  await owner.stop()
  expect((await stat(join(folder, 'postgres'))).uid).toBe(1000)

  const asRoot = await startEmbeddedPostgres({ folder })
  expect(asRoot.isFresh).toBe(false)
  await asRoot.stop()

  const again = spawnOwner(folder, user)
  expect(await again.answered()).toMatch(/^ready /)
  await again.stop()
})

it.runIf(isRoot)('a folder that was started as root is refused to another user in a sentence', async () => {
  const folder = await makeTemporaryFolder()
  await (await startEmbeddedPostgres({ folder })).stop()
  const owner = spawnOwner(folder, { uid: 1000, gid: 1000 })
  expect(await owner.answered()).toMatch(
    `refused Error: ${folder} belongs to uid 65534, not to you (uid 1000).`,
  )
  await owner.stop()
})

function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL')
    return false
  } catch {
    return true
  }
}
