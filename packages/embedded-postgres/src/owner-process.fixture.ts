import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import type { Account } from './reach.ts'
import { until } from './temporary-folders.fixture.ts'

const program = fileURLToPath(new URL('./owner.fixture.ts', import.meta.url))

/** Another process that starts the PostgreSQL of a folder, leader of a process group of its own. */
export function spawnOwner(folder: string, account?: Account) {
  const child = spawn(process.execPath, [program, folder], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  return {
    /** Resolves to `ready <url>` or `refused <message>`. */
    answered: async () => {
      await until(() => printed.includes('\n'))
      return printed.split('\n', 1)[0] ?? ''
    },
    printed: () => printed,
    kill: async () => {
      child.kill('SIGKILL')
      await closed
    },
    exitWithoutStopping: async () => {
      child.stdin.write('\n')
      await closed
    },
    stop: async () => {
      child.stdin.end()
      await closed
    },
    /** What Ctrl-C in a terminal does. */
    interruptGroup: () => process.kill(-(child.pid ?? Number.NaN), 'SIGINT'),
  }
}
