import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/** A state folder of a test file's own, as the variable that names it. */
export function useStateFolder(): () => { readonly COHORT_STATE_FOLDER: string } {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cohort-state-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  return () => ({ COHORT_STATE_FOLDER: folder })
}
