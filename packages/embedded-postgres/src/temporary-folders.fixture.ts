import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach } from 'vitest'

import { poll } from './poll.ts'

const folders: string[] = []

afterEach(async () => {
  await Promise.all(folders.splice(0).map(removeFolder))
})

async function removeFolder(folder: string): Promise<void> {
  await until(async () => {
    const pids = await processesNaming(folder)
    for (const pid of pids) process.kill(pid, 'SIGKILL')
    return pids.length === 0
  })
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** A folder that everybody may enter; after the test it is removed, and every process that names it is killed. */
export async function makeTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cohort-embedded-'))
  folders.push(folder)
  await chmod(folder, 0o755)
  return folder
}

/** Hands a folder that a test made elsewhere to the same clean-up. */
export function removeAfterTest(folder: string): void {
  folders.push(folder)
}

/** Asks again until the answer is yes, for at most 20 seconds. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const answer = await poll(async () => ((await isSo()) ? true : undefined), {
    intervalMs: 10,
    timeoutMs: 20_000,
  })
  if (answer === undefined) throw new Error(`This did not come true: ${String(isSo)}`)
}

/** The live processes with a path in their command line, ourselves apart. */
export async function processesNaming(path: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0 && pid !== process.pid)
  const commands = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  )
  return pids.filter((_, index) => commands[index]?.includes(path))
}
