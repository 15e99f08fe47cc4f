import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterEach, beforeEach, expect, it } from 'vitest'

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const reporter = fileURLToPath(new URL('./summary-reporter.ts', import.meta.url))

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cohort-reporter-'))
})

afterEach(() => rm(folder, { recursive: true }))

it.each([
  ['tests that pass', "it('a', () => {})\nit('b', () => {})", '2 passed, 0 failed'],
  ['a test that fails', "it('a', () => {})\nit('b', () => { throw 1 })", '1 passed, 1 failed'],
  [
    'tests that are left out',
    "it('a', () => {})\nit.skip('b', () => {})\nit.todo('c')\ndescribe.skip('d', () => { it('e', () => {}) })",
    '1 passed, 0 failed, 3 skipped',
  ],
  ['a test that succeeds by failing', "it.fails('a', () => { throw 1 })", '1 passed, 0 failed'],
  ['a file that cannot be loaded', "import './nowhere.js'", '0 passed, 1 failed'],
  ['a file without tests', '', '0 passed, 1 failed'],
  ['a hook that fails', "beforeAll(() => { throw 1 })\nit('a', () => {})", '0 passed, 1 failed, 1 skipped'],
  [
    'a hook that fails after the tests',
    "describe('d', () => { afterAll(() => { throw 1 })\nit('a', () => {}) })",
    '1 passed, 1 failed',
  ],
  [
    'an error outside of any test',
    "it('a', () => new Promise((done) => { setTimeout(() => { setTimeout(done, 50); throw 1 }) }))",
    '1 passed, 1 failed',
  ],
])('%s: the last line of the run counts them', async (_, tests, expected) => {
  expect(await lastLineOf({ 'one.test.js': tests })).toBe(expected)
})

it('a run that found no tests, or whose set-up or tear-down failed, did not pass', async () => {
  expect(await lastLineOf({})).toBe('0 passed, 1 failed')
  const passing = "it('a', () => {})"
  const setup = 'export default () => { throw new Error() }'
  expect(await lastLineOf({ 'one.test.js': passing, 'setup.js': setup })).toBe('0 passed, 1 failed')
  const teardown = 'export default () => () => { throw new Error() }'
  expect(await lastLineOf({ 'one.test.js': passing, 'setup.js': teardown })).toBe('1 passed, 1 failed')
})

/** Runs Vitest, with the default reporter in front of ours, over these files. */
async function lastLineOf(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const globalSetup = 'setup.js' in files ? ['./setup.js'] : []
  const test = { globals: true, reporters: ['default', reporter], globalSetup }
  const written = { 'vitest.config.mjs': `export default ${JSON.stringify({ test })}`, ...files }
  await Promise.all(Object.entries(written).map(([name, text]) => writeFile(join(folder, name), text)))
  const child = spawn(process.execPath, [vitest, 'run', '--root', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text))
  await new Promise((resolve) => child.once('close', resolve))
  return printed.trimEnd().split('\n').at(-1)
}
