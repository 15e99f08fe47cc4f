import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'

import { findPostgresBinaries } from './find-postgres-binaries.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cohort-binaries-'))
  await writeFile(join(folder, 'initdb'), '', { mode: 0o755 })
})

afterEach(() => vi.unstubAllEnvs())

afterAll(() => rm(folder, { recursive: true }))

it('a PostgreSQL in PATH is found by the major version that it tells', async () => {
  await claimVersion('96.3')
  vi.stubEnv('PATH', folder)
  expect(findPostgresBinaries(96)).toBe(folder)
  expect(findPostgresBinaries(97)).toBeUndefined()
})

it('a PostgreSQL that is older than 15 is not found, unless asked for', async () => {
  await claimVersion('14.9')
  vi.stubEnv('PATH', folder)
  expect(findPostgresBinaries()).not.toBe(folder)
  expect(findPostgresBinaries(14)).toBe(folder)
})

it('a PostgreSQL that does not run is not found', async () => {
  await writeFile(join(folder, 'postgres'), '#!/bin/sh\nexit 127\n', { mode: 0o755 })
  vi.stubEnv('PATH', folder)
  expect(findPostgresBinaries(96)).toBeUndefined()
})

async function claimVersion(version: string): Promise<void> {
  await writeFile(join(folder, 'postgres'), `#!/bin/sh\necho "postgres (PostgreSQL) ${version}"\n`, {
    mode: 0o755,
  })
}
