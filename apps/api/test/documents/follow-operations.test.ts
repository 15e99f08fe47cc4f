import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { useTestDatabase } from '@cohort/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandsBelow, followCommands, tokenFrom } from '../harness/follow-commands.ts'

const database = useTestDatabase(async () => {}, 'empty')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cohort-operations-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a PostgreSQL of one’s own is set up by the commands under that title, and the service starts on it', async () => {
  const commands = await commandsBelow('A PostgreSQL of your own')
  const service = await followCommands(
    commands.replace(/(?<=^export COHORT_DATABASE_URL=).*$/m, `'${database.url}'`),
    folder,
  )
  const list = await fetch(`${service.url}/api/customer_groups`, {
    headers: { Authorization: `Bearer ${await tokenFrom(service)}` },
  })
  await list.arrayBuffer()
  expect(list.status).toBe(200)
  await service.stop()
})
