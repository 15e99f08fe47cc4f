import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { resourceFiles } from './resource-files.ts'

/** Writes the files of a new resource into a repository, and gives their paths. */
export async function writeResource(type: string, root: URL): Promise<readonly string[]> {
  const files = resourceFiles(type, {
    registry: await readFile(new URL('packages/schema/src/registry.ts', root), 'utf8'),
    migrations: await readdir(new URL('packages/db/src/migrate/migrations/', root)),
  })
  for (const [path, text] of Object.entries(files)) {
    const file = new URL(path, root)
    await mkdir(new URL('.', file), { recursive: true })
    await writeFile(file, text)
  }
  return Object.keys(files)
}
