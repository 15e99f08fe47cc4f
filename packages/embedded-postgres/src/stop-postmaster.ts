import { readFileSync } from 'node:fs'
import { rmdir } from 'node:fs/promises'
import { join } from 'node:path'

import { hasCode } from './file-error.ts'
import type { Home } from './home.ts'
import { nativePackage } from './native-package.ts'
import { poll } from './poll.ts'
import { isPostmaster, type Postmaster } from './postmaster.ts'
import { runProgram } from './run-program.ts'

interface Shutdown {
  readonly mode: 'fast' | 'immediate'
  readonly signal: NodeJS.Signals
  readonly timeoutMs: number
}

/** Rolls back what is open and writes everything out. */
const fast: Shutdown = { mode: 'fast', signal: 'SIGINT', timeoutMs: 30_000 }

/** Drops everything; the next start recovers. */
const immediate: Shutdown = { mode: 'immediate', signal: 'SIGQUIT', timeoutMs: 15_000 }

/** Stops a server, at once when it does not stop in time, and resolves when its process is gone. */
export async function stopPostmaster(
  home: Home,
  postmaster: Postmaster,
  fastTimeoutMs = fast.timeoutMs,
): Promise<void> {
  const isGone =
    (await endsBy({ ...fast, timeoutMs: fastTimeoutMs }, home, postmaster)) ||
    (await endsBy(immediate, home, postmaster))
  if (!isGone) throw new Error(`PostgreSQL (process ${postmaster.pid}, ${home.dataFolder}) does not stop.`)
  await removeSocketFolder(home, postmaster)
}

/** The last thing an ending process can do, at once and without waiting; Windows has no signal for it. */
export function interruptPostmaster(home: Home, { pid }: Postmaster): void {
  if (process.platform === 'win32') return
  try {
    const current = readFileSync(join(home.dataFolder, 'postmaster.pid'), 'utf8')
    if (current.startsWith(`${pid}\n`)) process.kill(pid, 'SIGINT')
  } catch {
    // It is gone already.
  }
}

async function endsBy(
  { mode, signal, timeoutMs }: Shutdown,
  home: Home,
  { pid }: Postmaster,
): Promise<boolean> {
  const isGone = async () => ((await isPostmaster(pid, home.dataFolder)) ? undefined : true)
  if (await isGone()) return true
  await (process.platform === 'win32' ? askByProgram(home, mode) : askBySignal(pid, signal))
  return (await poll(isGone, { timeoutMs })) ?? false
}

async function askByProgram(home: Home, mode: Shutdown['mode']): Promise<void> {
  const program = join(nativePackage(`${process.platform}-${process.arch}`), 'bin', 'pg_ctl')
  await runProgram(program, ['stop', '-W', '-m', mode, '-D', home.dataFolder], undefined)
}

function askBySignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error
  }
}

/** Removes the short folder of a long path; the home itself stays. */
async function removeSocketFolder(home: Home, { socketFolder }: Postmaster): Promise<void> {
  if (socketFolder === '' || socketFolder === home.folder) return
  try {
    await rmdir(socketFolder)
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTEMPTY')) throw error
  }
}
