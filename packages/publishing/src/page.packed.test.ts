import { chromiumArguments, findChromium } from '@cohort/testing'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'
import { describe, expect, inject, test } from 'vitest'

const consumer = inject('consumer')

/** Builds a page with one script as Vite does for anybody; gives its folder. */
async function buildPage(name: string, script: string): Promise<string> {
  const folder = join(consumer, name)
  await mkdir(folder)
  await writeFile(join(folder, 'main.ts'), script)
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><p></p><script type="module" src="main.ts"></script>',
  )
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { modulePreload: { polyfill: false } },
  })
  return folder
}

/** The weight of a page's script, gzipped, in bytes. */
async function weightOf(folder: string): Promise<number> {
  const assets = join(folder, 'dist/assets')
  const scripts = (await readdir(assets)).filter((file) => file.endsWith('.js'))
  expect(scripts).toHaveLength(1)
  return gzipSync(await readFile(join(assets, String(scripts[0]))), { level: 9 }).length
}

describe('a page built by Vite', () => {
  test.each([
    ['a declaration', 2048, "import { customerGroups } from '@cohort/schema'; console.log(customerGroups)"],
    [
      'a declaration with its checks',
      12 * 1024,
      "import { customerGroups } from '@cohort/schema'; import { checksOf, sentenceOf, standardSchemaOf } from '@cohort/schema/check';" +
        "console.log(checksOf(customerGroups), sentenceOf, standardSchemaOf(customerGroups, 'create'))",
    ],
    [
      'the whole client',
      6 * 1024,
      "import * as client from '@cohort/client'; console.log(Object.values(client))",
    ],
  ])('has %s for at most %i bytes', async (fact, most, script) => {
    const weight = await weightOf(await buildPage(fact.replaceAll(' ', '-'), script))
    expect(weight).toBeLessThanOrEqual(most)
    expect(weight).toBeGreaterThan(500)
  })

  test.skipIf(findChromium() === undefined && !process.env['CI'])(
    'works in Chromium, where its policy lets no code be made from text',
    async () => {
      const folder = await buildPage(
        'page',
        `import { customerGroups } from '@cohort/schema'
         import { checksOf, sentenceOf } from '@cohort/schema/check'
         import { printListQuery } from '@cohort/client'
         const faults = checksOf(customerGroups).create({ name: ' ', code: 'a b' })
         document.querySelector('p')!.textContent = [
           printListQuery(customerGroups, { filter: { name_cont: 'VIP' } }),
           ...faults.map((fault) => fault.path.join('.') + ' ' + sentenceOf(fault)),
         ].join('; ')`,
      )
      const headers = { 'Content-Security-Policy': "default-src 'none'; script-src 'self'" }
      const server = await preview({
        root: folder,
        configFile: false,
        preview: { port: 0, host: '127.0.0.1', headers },
      })
      const browser = await chromium.launch({
        executablePath: String(findChromium()),
        args: [...chromiumArguments],
      })
      const page = await browser.newPage()
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(String(error)))
      await page.goto(String(server.resolvedUrls?.local[0]))
      expect(await page.locator('p').textContent()).toBe(
        "filter%5Bq%5D%5Bname_cont%5D=VIP; name can't be blank; code is invalid",
      )
      expect(errors).toEqual([])
      await browser.close()
      await server.close()
    },
  )
})
