import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@cohort/client'
import { customerGroups, versions } from '@cohort/schema'
import { findPostgresBinaries, withClient } from '@cohort/testing'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { commandsBelow, followCommands, tokenFrom, type Followed } from '../harness/follow-commands.ts'

/** As docs/operations.md has it: the user of the service owns its tables, and is no superuser. Names belong to the whole server. */
const owner = `cohort_backup_${randomBytes(4).toString('hex')}`
const restored = `${owner}_restored`
let folder = ''

/** What a superuser does. The roles of Cohort are there already where the server has another database of it. */
const admin = (...statements: readonly string[]) =>
  withClient(inject('serverUrl'), async (client) => {
    for (const statement of statements) {
      await client.query(statement).catch((error: unknown) => {
        if (Object(error).code !== duplicateObject) throw error
      })
    }
  })

const duplicateObject = '42710'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cohort-backup-'))
  await admin(`create role ${owner} login password 'secret'`, `create database ${owner} owner ${owner}`)
  const roles = await commandsBelow('A PostgreSQL of your own', 'sql')
  await admin(...roles.split(/;.*\n/).map((statement) => statement.replace(/(?<= to )cohort$/, owner)))
})
afterAll(async () => {
  await admin(
    ...[owner, restored].map((name) => `drop database if exists ${name} with (force)`),
    `drop role ${owner}`,
  )
  await rm(folder, { recursive: true })
})

function urlOf(name: string): string {
  const url = new URL(inject('serverUrl'))
  url.username = owner
  url.password = 'secret'
  url.pathname = name
  return url.href
}

/** The groups and their history, as a client reads them. Links begin with the port, which is another each time. */
async function groupsOf({ url }: Followed, token: string) {
  const client = createClient({ url: `${url}/api`, token })
  const groups = await client.list(customerGroups, { include: ['customers'], sort: ['name'] })
  const history = await client.list(versions)
  return [groups, history].map(({ records }) => records.map(({ id, attributes }) => ({ id, attributes })))
}

test('a database is saved by the commands under that title, and the service goes on with what comes of it', async () => {
  const path = `${String(findPostgresBinaries(15))}:${process.env['PATH']}`
  const setUp = await commandsBelow('A PostgreSQL of your own')
  const before = await followCommands(
    setUp.replace(/(?<=^export COHORT_DATABASE_URL=).*$/m, `'${urlOf(owner)}'`),
    folder,
  )
  const token = await tokenFrom(before)
  const writer = createClient({ url: `${before.url}/api`, token })
  const { record: group } = await writer.create(customerGroups, { name: 'VIP', metadata: { tier: 'gold' } })
  await writer.update(customerGroups, group.id, { code: 'vip' })
  const saved = await groupsOf(before, token)
  expect(saved.map(({ length }) => length)).toEqual([1, 2])
  await before.stop()

  await admin(`create database ${restored} owner ${owner}`)
  const backup = await commandsBelow('Backup and restore')
  const after = await followCommands(
    `${backup}\nexport COHORT_DATABASE_URL="$RESTORED_URL"\npnpm start`,
    folder,
    { PATH: path, COHORT_DATABASE_URL: urlOf(owner), RESTORED_URL: urlOf(restored) },
  )
  // The keys are in the state folder, so that tokens stay valid; the secrets of the applications are in the database.
  expect(await groupsOf(after, token)).toEqual(saved)
  expect(await tokenFrom({ ...after, printed: before.printed })).toMatch(/^ey/)
  await after.stop()
})
