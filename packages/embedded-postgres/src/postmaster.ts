import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { isMissing } from './file-error.ts'
import { poll } from './poll.ts'

/** The first process of a running server, as its postmaster.pid tells. */
export interface Postmaster {
  readonly pid: number
  /** In seconds since 1970; with the pid it tells one postmaster from the next. */
  readonly startedAt: string
  readonly port: number
  /** Empty on Windows. */
  readonly socketFolder: string
  readonly state: string
}

/** The live postmaster of a data folder, in whatever state, or undefined when there is none. */
export async function findPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const postmaster = await readPostmasterFile(dataFolder)
  if (postmaster === undefined) return undefined
  return (await isPostmaster(postmaster.pid, dataFolder)) ? postmaster : undefined
}

/** Waits while a postmaster starts or stops; resolves to it when it is ready, to undefined when it is gone. */
export async function settledPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const settled = await poll(async () => {
    const postmaster = await findPostmaster(dataFolder)
    return postmaster === undefined || postmaster.state === 'ready' ? { postmaster } : undefined
  })
  return settled?.postmaster
}

/** What postmaster.pid says, a line each: pid, data folder, start, port, socket folder, address, memory, state. */
export async function readPostmasterFile(dataFolder: string): Promise<Postmaster | undefined> {
  try {
    const lines = (await readFile(join(dataFolder, 'postmaster.pid'), 'utf8'))
      .split('\n')
      .map((line) => line.trim())
    const [pid = '', , startedAt = '', port = '', socketFolder = '', , , state = ''] = lines
    return { pid: Number(pid), startedAt, port: Number(port), socketFolder, state }
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Whether this process is the postmaster of this data folder; a pid that now belongs to another program is not. */
export async function isPostmaster(pid: number, dataFolder: string): Promise<boolean> {
  const command = await commandOf(pid)
  return (
    command.includes('postgres') && (process.platform === 'win32' || command.endsWith(` -D ${dataFolder}`))
  )
}

/** Whether a pid belongs to a live program that is no PostgreSQL at all. */
export async function isOtherProgram(pid: number): Promise<boolean> {
  const command = await commandOf(pid)
  return command !== '' && !command.includes('postgres')
}

/** The command line of a process; empty for one that has ended, also while nobody has collected it yet. */
async function commandOf(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') {
      return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim()
    }
    const [program, ...commandLine] = listProcess(pid)
    return (await promisify(execFile)(program, commandLine)).stdout.trim()
  } catch {
    return ''
  }
}

function listProcess(pid: number): [string, ...string[]] {
  return process.platform === 'win32'
    ? ['tasklist', '/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']
    : ['ps', '-ww', '-p', String(pid), '-o', 'command=']
}
