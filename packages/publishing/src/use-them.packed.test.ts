import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { examplesOf } from './examples.ts'
import { publishedPackages } from './global-setup.ts'
import { run, runInstalled } from './run.ts'

const consumer = inject('consumer')
const examples = new Map(
  await Promise.all(publishedPackages.map(async (name) => [name, await examplesOf(name)] as const)),
)

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

/** A file of the project for each example. */
async function writeExamples(): Promise<readonly string[]> {
  const files = [...examples].flatMap(([name, all]) =>
    all.map(({ code }, index) => ({ file: `${name}-${index}.ts`, code })),
  )
  await Promise.all(files.map(({ file, code }) => writeFile(join(consumer, file), code)))
  return files.map(({ file }) => file)
}

describe('outside of this repository, with the tarballs alone', () => {
  test('all examples compile, also where the types of libraries are checked', async () => {
    expect([...examples.values()].every((all) => all.length > 0)).toBe(true)
    const files = await writeExamples()
    await writeFile(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
    expect(await runInstalled(consumer, 'tsc')).toBe('')
  })

  test.each(
    (examples.get('schema') ?? []).map(({ heading, ...rest }, index) => ({ heading, ...rest, index })),
  )(
    'an example of the schema package prints what its comments say: $heading',
    async ({ code, prints, index }) => {
      const file = join(consumer, `run-${index}.ts`)
      await writeFile(file, code)
      expect((await run(consumer, process.execPath, file)).trimEnd().split('\n')).toEqual(prints)
      expect(prints.length).toBeGreaterThan(0)
    },
  )
})
