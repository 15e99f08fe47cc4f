import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { writeResource } from '@cohort/codegen/write-resource'
import type { Database } from '@cohort/db'
import { defineRegistry, registry as cohortRegistry } from '@cohort/schema'
import { afterAll, expect, test } from 'vitest'
import { makeRecord } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

// What `pnpm new resource` writes, into a copy of what it reads.
const root = new URL('../../../../', import.meta.url)
const copy = await mkdtemp(join(tmpdir(), 'cohort-new-'))
for (const part of ['packages/schema/src', 'packages/db/src/migrate/migrations'])
  await cp(new URL(part, root), join(copy, part), { recursive: true })
await symlink(
  fileURLToPath(new URL('packages/schema/node_modules', root)),
  join(copy, 'packages/schema/node_modules'),
)
const written = await writeResource('gift_cards', pathToFileURL(`${copy}/`))
const { giftCards } = await import(
  pathToFileURL(join(copy, 'packages/schema/src/resources/gift-cards.ts')).href
)
afterAll(() => rm(copy, { recursive: true }))

const service = useService({
  registry: defineRegistry([...cohortRegistry.resources, giftCards]),
  // The service refuses to start on tables that are not as their declarations say.
  prepare: { key: 'gift_cards', run: migrateCopy },
})

async function migrateCopy(database: Database): Promise<void> {
  const path = written.find((file) => file.endsWith('.sql')) ?? ''
  const statements = (await readFile(join(copy, path), 'utf8'))
    .split(/;\n/)
    .filter((text) => text.trim() !== '')
  for (const text of statements) await database.send({ name: undefined, text, values: [] })
}

test('a resource that was written by a command has a table that fits it, and is created and found', async () => {
  const { id } = await makeRecord(service, 'gift_cards', { name: 'Spring', code: 'spring' })
  const { json } = await send(service, 'GET', '/gift_cards?filter[q][name_or_code_i_cont]=SPRI&sort=code')
  expect(json.data).toMatchObject([
    { id, type: 'gift_cards', attributes: { name: 'Spring', code: 'spring' } },
  ])
})

test('two of them cannot have the same code', async () => {
  await makeRecord(service, 'gift_cards', { name: 'Summer', code: 'summer' })
  const body = { data: { type: 'gift_cards', attributes: { name: 'Again', code: 'summer' } } }
  const { status, json } = await send(service, 'POST', '/gift_cards', { body })
  expect([status, json.errors[0].meta.error]).toEqual([422, 'taken'])
})
