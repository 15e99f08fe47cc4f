import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate } from '@cohort/db'
import { registry } from '@cohort/schema'
import { useTestDatabase } from '@cohort/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { followCommands } from '../harness/follow-commands.ts'

const database = useTestDatabase((url) => migrate(url, { registry }))
const root = fileURLToPath(new URL('../../../../', import.meta.url))
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cohort-unit-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** The settings of the first block below a title of docs/operations.md, by their names. */
async function settingsBelow(title: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(join(root, 'docs/operations.md'), 'utf8')
  const section = text.split(/^###? /m).find((part) => part.startsWith(`${title}\n`)) ?? ''
  const [, block = ''] = /^```ini\n(.*?)^```/ms.exec(section) ?? []
  return Object.fromEntries(Array.from(block.matchAll(/^(\w+)=(.*)$/gm), ([, name, value]) => [name, value]))
}

test('the unit of systemd starts the service, and the service ends at its signal', async () => {
  const { WorkingDirectory = '', ExecStart = '' } = await settingsBelow('As a service of systemd')
  expect([WorkingDirectory, ExecStart]).toEqual(['/opt/cohort', expect.stringMatching(/^\/opt\/cohort\//)])
  const command = ExecStart.replace(`${WorkingDirectory}/`, root)
  const service = await followCommands(`cd '${root}' && exec ${command}`, folder, {
    COHORT_DATABASE_URL: database.url,
  })
  expect((await fetch(`${service.url}/readyz`)).status).toBe(200)
  await service.stop()
})

test('the settings of traces are some that the service takes', async () => {
  const settings = await settingsBelow('Traces')
  expect(Object.keys(settings).length).toBeGreaterThan(3)
  expect(readConfig(settings)).toMatchObject({ traces: true, traceShare: 0.1 })
})
