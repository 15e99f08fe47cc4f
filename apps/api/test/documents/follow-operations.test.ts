import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { useTestDatabase } from '@cohort/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../harness/eventually.ts'

const database = useTestDatabase(async () => {}, 'empty')
const fileOf = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url))
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cohort-operations-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** `pnpm cohort` and `pnpm start` as package.json has them, without building the catalog again. */
const pnpm = `pnpm() {
  case "$1" in
    cohort) shift; node "${fileOf('apps/cli/src/main.ts')}" "$@" ;;
    start) exec node "${fileOf('apps/api/src/main.ts')}" ;;
  esac
}`

test('a PostgreSQL of one’s own is set up by the commands under that title, and the service starts on it', async () => {
  const text = await readFile(fileOf('docs/operations.md'), 'utf8')
  const [, block = ''] = /^## A PostgreSQL of your own\n.*?^```sh\n(.*?)^```/ms.exec(text) ?? []
  const commands = block.replace(/(?<=^export COHORT_DATABASE_URL=).*$/m, `'${database.url}'`)
  const shell = spawn('bash', ['-euc', `${pnpm}\n${commands}`], {
    env: {
      PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
      PORT: '0',
      COHORT_STATE_FOLDER: folder,
      COHORT_DRAIN_SECONDS: '0',
      COHORT_LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
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
  const [, client_id] = /client.id\W+(\S+)/i.exec(printed) ?? []
  const [, client_secret] = /secret\W+(\S+)/i.exec(printed) ?? []
  const asked = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ grant_type: 'client_credentials', client_id, client_secret }),
  })
  const { access_token: token } = JSON.parse(await asked.text())
  const list = await fetch(`${url}/api/customer_groups`, { headers: { Authorization: `Bearer ${token}` } })
  await list.arrayBuffer()
  expect([asked.status, list.status]).toEqual([200, 200])
  shell.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})
