import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publint } from 'publint'
import { describe, expect, inject, test } from 'vitest'
import { publishedPackages } from './global-setup.ts'
import { run } from './run.ts'

const tarballs = inject('tarballs')

describe.each(publishedPackages)('the tarball of %s', (name) => {
  test('has nothing that publint would mend', async () => {
    const tarball = new Uint8Array(await readFile(tarballs[name])).buffer
    const { messages } = await publint({ strict: true, pack: { tarball } })
    expect(messages).toEqual([])
  })

  test('has types that are right wherever modules are', async () => {
    const result = await checkPackage(createPackageFromTarballData(await readFile(tarballs[name])))
    const { types, problems } = 'problems' in result ? result : { types: result.types, problems: [] }
    expect(types).not.toBe(false)
    // They are ES modules, which CommonJS takes with `import()`; and `exports` is read by all that is newer than Node 10.
    const isOfModules = ({ kind, ...where }: (typeof problems)[number]) =>
      kind !== 'CJSResolvesToESM' && !('resolutionKind' in where && where.resolutionKind === 'node10')
    expect(problems.filter(isOfModules)).toEqual([])
  })

  test('has what is built, and no test and no source', async () => {
    const files = (await run('/', 'tar', '-tzf', tarballs[name])).trim().split('\n')
    expect(files).toContain('package/dist/index.js')
    expect(files).toContain('package/dist/index.d.ts')
    expect(files).toContain('package/README.md')
    expect(files).toContain('package/LICENSE')
    expect(files.filter((file) => /\.(test|fixture)\.|\/src\//.test(file))).toEqual([])
  })

  test('leads its readers to nothing that it does not bring', async () => {
    const folder = join(inject('consumer'), 'node_modules/@cohort', name)
    const readme = await readFile(join(folder, 'README.md'), 'utf8')
    const links = Array.from(readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g), ([, link = '']) => link)
    expect(links.filter((link) => !existsSync(join(folder, link)))).toEqual([])
  })

  test('imports nothing but what is published, and nothing of Node', async () => {
    const folder = join(inject('consumer'), 'node_modules/@cohort', name, 'dist')
    const files = (await readdir(folder, { recursive: true })).filter(
      (file) => file.endsWith('.js') || file.endsWith('.d.ts'),
    )
    const text = (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n')
    const imports = [...text.matchAll(/(?:\bfrom|\bimport\(?)\s*["']([^."'\s][^"'\s]*)["']/g)].map(
      ([, from = '']) => from,
    )
    const published = /^(@cohort\/schema(\/check)?|typebox(\/format)?|@standard-schema\/spec)$/
    expect(imports.length).toBeGreaterThan(0)
    expect(imports.filter((from) => !published.test(from))).toEqual([])
  })
})
