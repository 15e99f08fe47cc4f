import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const fileOf = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** Runs `pnpm bench` as package.json has it, and gives what it prints, whether it found what it measured good or not. */
async function bench(...given: readonly string[]): Promise<string> {
  const { scripts } = JSON.parse(await readFile(fileOf('package.json'), 'utf8'))
  const [, program = ''] = /^node (\S+)$/.exec(scripts.bench) ?? []
  const run = promisify(execFile)(process.execPath, [fileOf(program), ...given])
  const { stdout } = await run.catch((error: unknown) => Object(error))
  return stdout
}

test('the commands of docs/performance.md are all that there are, and are told by --help', async () => {
  const text = await readFile(fileOf('docs/performance.md'), 'utf8')
  const [, block = ''] = /^```sh\n(.*?)^```/ms.exec(text) ?? []
  const shown = Array.from(block.matchAll(/^pnpm bench (\w*)/gm), ([, what = '']) => what || 'compare')
  const told = Array.from((await bench('--help')).matchAll(/^ {2}([a-z]+) {2,}/gm), ([, what]) => what)
  expect(told).toEqual(shown)
})

test('the time until the first answer is measured, on a database that is there and on one of its own', async () => {
  const printed = await bench('start', '--rounds', '1')
  expect(printed.replaceAll(/\d+(?= |\))/g, '…').split('\n')).toEqual([
    expect.stringMatching(/^on a migrated PostgreSQL: … .*ms; .* are allowed$/),
    expect.stringMatching(/^on an empty one of its own, with demo data: … .*ms; .* are allowed$/),
    '',
  ])
})

test('what it does not know is told with what there is', async () => {
  expect(await bench('everything')).toContain('Usage: pnpm bench [what] [options]')
})
