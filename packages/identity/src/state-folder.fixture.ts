import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { keyFileIn } from './key-file.ts'

/** Where each test of a file finds its own file of keys, which is not there yet. */
export function useKeyFile(): () => string {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cohort-keys-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  return () => keyFileIn(join(folder, 'state'))
}
