import { fileURLToPath } from 'node:url'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { afterAll, beforeAll, vi } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface BuildOptions {
  /** A file that exports another registry than the project's. */
  readonly registryFile?: string | undefined
}

/** Builds the catalog as `pnpm build` does, into a folder that goes after the last test. */
export function useBuiltCatalog({ registryFile }: BuildOptions = {}): { readonly folder: string } {
  let folder: string | undefined
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cohort-catalog-'))
    // Vitest's own NODE_ENV would build React for development.
    vi.stubEnv('NODE_ENV', 'production')
    const plugins = registryFile === undefined ? [] : [otherRegistry(registryFile)]
    await build({ root, plugins, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
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

/** Gives the catalog's own files another registry; all else of the schema package stays as it is. */
function otherRegistry(registryFile: string): Plugin {
  const schema = '@cohort/schema'
  const id = '\0schema-with-another-registry'
  return {
    name: 'another-registry',
    enforce: 'pre',
    resolveId: (source, importer) => (source === schema && importer?.startsWith(`${root}src/`) ? id : null),
    load: (asked) =>
      asked === id
        ? `export * from '${fileURLToPath(import.meta.resolve(schema))}'; export { registry } from '${registryFile}'`
        : null,
  }
}
