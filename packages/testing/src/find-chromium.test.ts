import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { findChromium } from './find-chromium.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cohort-chromium-'))
})

afterAll(() => rm(folder, { recursive: true }))

it('CHROMIUM_PATH is taken before anything else', () => {
  expect(findChromium({ CHROMIUM_PATH: '/opt/chrome', PATH: folder })).toBe('/opt/chrome')
})

it('the first Chromium in PATH is found, a file that cannot be executed is not', async () => {
  await writeFile(join(folder, 'chromium'), '', { mode: 0o755 })
  expect(findChromium({ CHROMIUM_PATH: '', PATH: `/nowhere:${folder}` })).toBe(join(folder, 'chromium'))
  await chmod(join(folder, 'chromium'), 0o644)
  expect(findChromium({ PATH: folder })).not.toBe(join(folder, 'chromium'))
})
