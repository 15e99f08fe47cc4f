import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { examplesOf } from './examples.ts'
import { publishedPackages } from './global-setup.ts'
import { run, runInstalled } from './run.ts'

const consumer = inject('consumer')
const examples = new Map(
  await Promise.all(publishedPackages.map(async (name) => [name, await examplesOf(name)] as const)),
)
const all = [...examples.values()].flat()

beforeAll(() => Promise.all(all.map(({ file, code }) => writeFile(join(consumer, file), code))))

/** As strict as TypeScript is, in a project that knows neither Node's types nor the DOM's. */
const compilerOptions = {
  target: 'es2025',
  lib: ['es2025', 'webworker'],
  module: 'nodenext',
  types: [],
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
}

describe('outside of this repository, with the tarballs alone', () => {
  test('all examples compile, also where the types of libraries are checked', async () => {
    expect([...examples.values()].every(({ length }) => length > 0)).toBe(true)
    const files = all.map(({ file }) => file)
    await writeFile(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
    expect(await runInstalled(consumer, 'tsc')).toBe('')
  })

  test.each(examples.get('schema') ?? [])(
    'an example of the schema package prints what its comments say: $heading',
    async ({ file, prints }) => {
      expect((await run(consumer, process.execPath, file)).trimEnd().split('\n')).toEqual(prints)
      expect(prints.length).toBeGreaterThan(0)
    },
  )
})
