import { fileURLToPath } from 'node:url'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, vi } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds the catalog as `pnpm build` does, into a folder that goes after the last test. */
export function useBuiltCatalog(): { readonly folder: string } {
  let folder: string | undefined
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cohort-catalog-'))
    // Vitest's own NODE_ENV would build React for development.
    vi.stubEnv('NODE_ENV', 'production')
    await build({ root, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
    vi.unstubAllEnvs()
  })
  afterAll(() => folder && rm(folder, { recursive: true }))
  return {
    get folder() {
      if (folder === undefined)
        throw new Error('The catalog is built in beforeAll: read it in a test or a hook.')
      return folder
    },
  }
}
