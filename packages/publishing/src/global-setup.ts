import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { root } from './root.ts'
import { runPnpm } from './run.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The tarballs of the published packages, by the names of their folders. */
    readonly tarballs: Readonly<Record<PublishedPackage, string>>
    /** A project outside of this repository, in which they are installed and nothing else. */
    readonly consumer: string
  }
}

export const publishedPackages = ['schema', 'client'] as const

export type PublishedPackage = (typeof publishedPackages)[number]

/** Packs what is published as `pnpm publish` does, and installs it in an empty project. Both go after the last test. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'cohort-published-'))
  const tarballs = { schema: join(folder, 'schema.tgz'), client: join(folder, 'client.tgz') }
  for (const name of publishedPackages) {
    await runPnpm(fileURLToPath(new URL(`packages/${name}`, root)), 'pack', '--out', tarballs[name])
  }
  const manifest = {
    private: true,
    type: 'module',
    dependencies: {
      '@cohort/schema': `file:${tarballs.schema}`,
      '@cohort/client': `file:${tarballs.client}`,
    },
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  await runPnpm(folder, 'install', '--prefer-offline', '--ignore-workspace')
  project.provide('tarballs', tarballs)
  project.provide('consumer', folder)
  return () => rm(folder, { recursive: true })
}
