import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, readFile, rm } from 'node:fs/promises'
import { freePort } from '@cohort/embedded-postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../root.ts'
import { runIn } from '../run.ts'
import { wayToRegistry } from '../way-to-registry.ts'
import { copyTree } from '../working-copy.ts'

const machine = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' }

let folder = ''
let started: ChildProcess | undefined
beforeAll(async () => {
  folder = await copyTree()
  // Also for the user that PostgreSQL runs as where this is root.
  await chmod(folder, 0o755)
})
afterAll(async () => {
  if (started !== undefined) signal(started, 'SIGKILL')
  await rm(folder, { recursive: true })
})

test('the first command of the README installs, builds and serves everything, and Ctrl-C ends it', async () => {
  started = start(await firstCommand(), await freePort())
  const said = await saidUpTo(started, 'Ctrl-C stops everything.')

  const urls = [...said.matchAll(/^ {2}(?:Catalog|API|Reference) +(http\S+)$/gm)].map(([, url = '']) => url)
  expect(urls).toHaveLength(3)
  const answers = await Promise.all(urls.map((url) => fetch(url)))
  expect(answers.map(({ headers }) => headers.get('Content-Type'))).toEqual([
    'text/html; charset=utf-8',
    'application/vnd.api+json',
    'text/html; charset=utf-8',
  ])

  const [token = '', use = ''] = said.match(/^ {2}(?:TOKEN=|curl ).*$/gm) ?? []
  const { stdout } = await runIn(folder, 'bash', ['-euc', `${token}\n${use}`], machine)
  expect(JSON.parse(stdout).data).toHaveLength(3)

  const ended = once(started, 'close')
  signal(started, 'SIGINT')
  await ended
  started = undefined
  await expect(fetch(String(urls[0]))).rejects.toThrow('fetch failed')
})

async function firstCommand(): Promise<string> {
  const [, command = ''] = /^```sh\n(.*)\n```/m.exec(await readFile(new URL('README.md', root), 'utf8')) ?? []
  expect(command).toMatch(/^npx -y pnpm@\S+ start$/)
  return command
}

/** In a process group of its own, as a terminal has it. */
function start(command: string, port: number): ChildProcess {
  return spawn('sh', ['-c', command], {
    cwd: folder,
    env: { ...wayToRegistry(), ...machine, PORT: String(port) },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** What a terminal does at Ctrl-C: everybody hears it. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, name)
}

async function saidUpTo({ stdout }: ChildProcess, last: string): Promise<string> {
  if (stdout === null) throw new Error('What it says is not read.')
  let said = ''
  for await (const chunk of stdout.iterator({ destroyOnReturn: false })) {
    said += String(chunk)
    if (!said.includes(last)) continue
    stdout.resume()
    return said
  }
  throw new Error(`It ended before it had started:\n${said}`)
}
