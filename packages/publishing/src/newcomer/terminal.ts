import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { wayToRegistry } from '../way-to-registry.ts'

/** All that a command of a newcomer knows of the machine. */
export const machine = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' }

/** A command that goes on until it is interrupted. */
export interface Terminal {
  /** All that it has said, as soon as these words are in it. Throws when it ends before. */
  readonly saidUpTo: (last: string | RegExp) => Promise<string>
  /** What Ctrl-C does: everybody hears it. Waits until all have ended. */
  readonly interrupt: () => Promise<void>
  readonly kill: () => void
}

/** Runs a command in a folder and in a process group of its own, as a terminal does; its service is to listen on this port. */
export function openTerminal(folder: string, command: string, port: number): Terminal {
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
