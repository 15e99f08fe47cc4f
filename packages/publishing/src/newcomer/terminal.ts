import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, rm } from 'node:fs/promises'
import { freePort } from '@cohort/embedded-postgres'
import { afterAll, beforeAll } from 'vitest'
import { wayToRegistry } from '../way-to-registry.ts'

/** All that a command of a newcomer knows of the machine. */
export const machine = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' }

/** A command that goes on until it is interrupted. */
interface Terminal {
  /** All that it has said, as soon as these words are in it. Throws when it ends before. */
  readonly saidUpTo: (last: string | RegExp) => Promise<string>
  /** What Ctrl-C does: everybody hears it. Waits until all have ended. */
  readonly interrupt: () => Promise<void>
  readonly kill: () => void
}

/** A copy of the repository for the tests of a file, and a terminal in it. */
interface Newcomer {
  readonly folder: string
  /** Runs a command there, whose service is to listen on this port; on a free one unless given. */
  readonly open: (command: string, port?: number) => Promise<Terminal>
}

/** Makes the copy before the tests of a file; afterwards it is removed, and what still runs in it is killed. */
export function useNewcomer(makeCopy: () => Promise<string>): Newcomer {
  const terminals: Terminal[] = []
  let folder = ''
  beforeAll(async () => {
    folder = await makeCopy()
    // Also for the user that PostgreSQL runs as where this is root.
    await chmod(folder, 0o755)
  })
  afterAll(async () => {
    for (const terminal of terminals) terminal.kill()
    await rm(folder, { recursive: true })
  })
  return {
    get folder() {
      return folder
    },
    open: async (command, port) => {
      const terminal = openTerminal(folder, command, port ?? (await freePort()))
      terminals.push(terminal)
      return terminal
    },
  }
}

/** Runs a command in a folder and in a process group of its own, as a terminal does; its service is to listen on this port. */
function openTerminal(folder: string, command: string, port: number): Terminal {
  const child = spawn('sh', ['-c', command], {
    cwd: folder,
    env: { ...wayToRegistry(), ...machine, PORT: String(port) },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  const signal = (name: NodeJS.Signals) => {
    const hasEnded = child.exitCode !== null || child.signalCode !== null
    if (child.pid !== undefined && !hasEnded) process.kill(-child.pid, name)
  }
  return {
    saidUpTo: async (last) => {
      const isSaid = () => (typeof last === 'string' ? said.includes(last) : last.test(said))
      while (!isSaid()) {
        const heard = await Promise.race([once(child.stdout, 'data'), ended.then(() => 'the end')])
        if (heard === 'the end' && !isSaid()) throw new Error(`It ended before it had started:\n${said}`)
      }
      return said
    },
    interrupt: async () => {
      signal('SIGINT')
      await ended
    },
    kill: () => signal('SIGKILL'),
  }
}
