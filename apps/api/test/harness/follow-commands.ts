import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import { eventually } from './eventually.ts'

const fileOf = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url))

/** `pnpm cohort` and `pnpm start` as package.json has them, without building the catalog again. */
const pnpm = `pnpm() {
  case "$1" in
    cohort) shift; node "${fileOf('apps/cli/src/main.ts')}" "$@" ;;
    start) exec node "${fileOf('apps/api/src/main.ts')}" ;;
  esac
}`

/** The first block of commands below a title of docs/operations.md, or of another language. */
export async function commandsBelow(title: string, language: 'sh' | 'sql' = 'sh'): Promise<string> {
  const text = await readFile(fileOf('docs/operations.md'), 'utf8')
  const section = text.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? ''
  const [, commands = ''] = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'ms').exec(section) ?? []
  return commands
}

/** A service that was started by commands. */
export interface Followed {
  readonly url: string
  /** What the commands and the service have printed. */
  readonly printed: string
  /** Ends the service as an operator does, and waits for it. */
  readonly stop: () => Promise<void>
}

/** Runs commands of an operator, of which the last starts the service, on a free port and with its state in this folder. */
export async function followCommands(
  commands: string,
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Followed> {
  const shell = spawn('bash', ['-euc', `${pnpm}\n${commands}`], {
    cwd: folder,
    env: {
      PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
      PORT: '0',
      COHORT_STATE_FOLDER: folder,
      COHORT_DRAIN_SECONDS: '0',
      COHORT_LOG_LEVEL: 'silent',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Of a test that failed before it stopped what it had started, nothing stays.
  onTestFinished(() => void shell.kill('SIGKILL'))
  const ended = once(shell, 'close')
  const said = { stdout: '', stderr: '' }
  shell.stdout.setEncoding('utf8').on('data', (chunk: string) => (said.stdout += chunk))
  shell.stderr.setEncoding('utf8').on('data', (chunk: string) => (said.stderr += chunk))
  const printed = await eventually(
    async () => said.stdout,
    (stdout) => stdout.includes('/docs') || shell.exitCode !== null,
  )
  expect(said.stderr).toBe('')
  const [, url = ''] = /(http:\/\/localhost:\d+)\/api/.exec(printed) ?? []
  return {
    url,
    printed,
    stop: async () => {
      shell.kill('SIGTERM')
      expect(await ended).toEqual([0, null])
    },
  }
}

/** A token for the application that the commands have made. */
export async function tokenFrom({ url, printed }: Followed): Promise<string> {
  const [, client_id] = /client_id=(\S+)/.exec(printed) ?? []
  const [, client_secret] = /client_secret=(\S+)/.exec(printed) ?? []
  const asked = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ grant_type: 'client_credentials', client_id, client_secret }),
  })
  expect(asked.status).toBe(200)
  return JSON.parse(await asked.text()).access_token
}
