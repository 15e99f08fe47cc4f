import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { isMissing } from './file-error.ts'
import { freePort } from './free-port.ts'
import type { Home } from './home.ts'
import { poll } from './poll.ts'
import { findPostmaster, isOtherProgram, readPostmasterFile, type Postmaster } from './postmaster.ts'
import { lastLines, programEnvironment } from './run-program.ts'
import type { Server } from './server-binaries.ts'
import { writeSettings, type Settings } from './settings.ts'
import { makeSocketFolder } from './socket-folder.ts'

/** How long the workers of a killed postmaster may take to notice its death and leave its shared memory. */
const orphansTimeoutMs = 30_000

/** Starts the server of a home and waits until it takes connections, however long it has to recover. */
export async function startPostmaster(home: Home, server: Server, settings: Settings): Promise<Postmaster> {
  await writeSettings(home, { ...(await listenSettings(home)), ...settings })
  await keepFormerLog(home)
  const launchUnlessFailed = async () => {
    const postmaster = await launch(home, server)
    return postmaster ?? ((await isHeldByOrphans(home)) ? undefined : failure(home))
  }
  const outcome = await poll(launchUnlessFailed, { intervalMs: 200, timeoutMs: orphansTimeoutMs })
  if (outcome === undefined || outcome instanceof Error) throw outcome ?? (await failure(home))
  return outcome
}

async function isHeldByOrphans(home: Home): Promise<boolean> {
  return (await readFile(home.logFile, 'utf8')).includes('pre-existing shared memory block')
}

async function failure(home: Home): Promise<Error> {
  const lines = lastLines(await readFile(home.logFile, 'utf8'))
  return new Error(['PostgreSQL did not start:', ...lines, `All of it: ${home.logFile}`].join('\n'))
}

/** A socket in a private folder and nothing on the network; on Windows a free port of the loopback interface. */
async function listenSettings(home: Home): Promise<Settings> {
  if (process.platform === 'win32') {
    return { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(await freePort()) }
  }
  return {
    listen_addresses: '',
    unix_socket_directories: await makeSocketFolder(home),
    unix_socket_permissions: '0700',
    port: '5432',
  }
}

async function keepFormerLog(home: Home): Promise<void> {
  try {
    await rename(home.logFile, `${home.logFile}.former`)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

/** The postmaster when it is ready, or undefined when it ended before that. */
async function launch(home: Home, server: Server): Promise<Postmaster | undefined> {
  const former = await readPostmasterFile(home.dataFolder)
  // PostgreSQL would take whatever has got this pid meanwhile for the former postmaster.
  if (former !== undefined && (await isOtherProgram(former.pid)))
    await rm(join(home.dataFolder, 'postmaster.pid'))
  const child = await spawnServer(home, server)
  const launched = await poll(async () => {
    const hasEnded = child.exitCode !== null || child.signalCode !== null
    const postmaster = await findPostmaster(home.dataFolder)
    // Until the new postmaster has replaced it, the file is its predecessor's, in a container perhaps of the same pid.
    if (postmaster?.state === 'ready' && !isSame(postmaster, former)) return { postmaster }
    return hasEnded ? { postmaster: undefined } : undefined
  })
  return launched?.postmaster
}

function isSame(one: Postmaster, other: Postmaster | undefined): boolean {
  return one.pid === other?.pid && one.startedAt === other.startedAt
}

/** In a session of its own: a Ctrl-C in the terminal reaches us, and we end the server when we are done with it. */
async function spawnServer(home: Home, server: Server): Promise<ChildProcess> {
  const log = await open(home.logFile, 'a', 0o600)
  try {
    if (home.account !== undefined) await log.chown(home.account.uid, home.account.gid)
    const [program, ...commandLine] = serverCommand(home, server)
    const child = spawn(program, commandLine, {
      ...home.account,
      cwd: home.folder,
      env: programEnvironment(),
      detached: true,
      windowsHide: true,
      stdio: process.platform === 'win32' ? 'ignore' : ['ignore', log.fd, log.fd],
    })
    await once(child, 'spawn')
    child.unref()
    return child
  } finally {
    await log.close()
  }
}

/** Windows' pg_ctl gives up an administrator's rights, which PostgreSQL refuses, and ends when the server is ready. */
function serverCommand(home: Home, { binaries }: Server): [string, ...string[]] {
  if (process.platform !== 'win32') return [join(binaries, 'postgres'), '-D', home.dataFolder]
  return [join(binaries, 'pg_ctl'), 'start', '-w', '-D', home.dataFolder, '-l', home.logFile]
}
