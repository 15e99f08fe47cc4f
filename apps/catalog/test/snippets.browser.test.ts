import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

const run = promisify(execFile)
const packageFolder = fileURLToPath(new URL('..', import.meta.url))

/** Programs that run a snippet, by what its sheet is called. */
const programs = {
  curl: (text: string) => ['sh', '-c', text],
  SDK: (text: string) => [process.execPath, '--input-type=module', '--eval', text],
  fetch: (text: string) => [process.execPath, '--input-type=module', '--eval', text],
} as const satisfies Record<string, (text: string) => readonly [string, ...string[]]>

describe.skipIf(hasNoBrowser)('the call behind a page', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  /** Opens a page and what it asked of the API; gives the page, and the token that it asked with. */
  async function openCall(path: string): Promise<{ readonly page: Page; readonly token: string }> {
    let token = ''
    const page = await open(path, {
      prepare: async (opened) =>
        opened.on('request', (request) => {
          token = request.headers()['authorization']?.replace('Bearer ', '') ?? token
        }),
    })
    await page.getByRole('button', { name: 'API call' }).click()
    await page
      .getByRole('dialog', { name: 'API call' })
      .getByLabel('Request', { exact: true })
      .last()
      .waitFor()
    return { page, token }
  }

  const path =
    "/live/customer_groups?filter[q][name_i_cont]=first&filter[q][code_not_eq]=o'brien&sort=-name&page[size]=5"

  test('is shown with its answer, and without the token', async () => {
    const { page, token } = await openCall(path)
    const request = await sheet(page, 'Request')
    expect(request).toMatch(/^GET \/api\/customer_groups\?filter\[q\]\[name_i_cont\]=first&/)
    expect(await sheet(page, 'Headers')).toContain('content-type: application/vnd.api+json')
    expect(JSON.parse(await sheet(page, 'Body'))).toHaveProperty('data.0.type', 'customer_groups')
    expect(token).not.toBe('')
    expect(await page.content()).not.toContain(token)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test.each(Object.entries(programs))(
    'is a snippet for %s that answers the same',
    async (name, programOf) => {
      const { page, token } = await openCall(path)
      const body: object = JSON.parse(await sheet(page, 'Body'))
      const ids = idsIn(body)
      expect(ids.length).toBeGreaterThan(0)
      const [program, ...args] = programOf(await sheet(page, name))
      const { stdout } = await run(program, args, {
        cwd: packageFolder,
        env: { ...process.env, TOKEN: token },
      })
      expect(ids.filter((id) => !stdout.includes(id))).toEqual([])
    },
  )

  test.each(Object.entries(programs))('of a record is a snippet for %s', async (name, programOf) => {
    const { page, token } = await openCall('/live/customer_groups?filter[q][code_eq]=beta-app')
    const [id = ''] = idsIn(JSON.parse(await sheet(page, 'Body')))
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'App – first users' }).click()
    await page.getByRole('button', { name: 'Copy ID' }).waitFor()
    await page.getByRole('button', { name: 'API call' }).click()
    const [program, ...args] = programOf(await sheet(page, name))
    const { stdout } = await run(program, args, { cwd: packageFolder, env: { ...process.env, TOKEN: token } })
    expect(stdout).toContain(id)
    expect(stdout).toContain('App – first users')
  })
})

async function sheet(page: Page, name: string): Promise<string> {
  await page.getByRole('radio', { name, exact: true }).check()
  return (await page.locator('.raw-text').textContent()) ?? ''
}

/** The ids of the records in the document of a list. */
function idsIn(document: object): readonly string[] {
  const data: readonly unknown[] = 'data' in document && Array.isArray(document.data) ? document.data : []
  return data.flatMap((record) =>
    typeof record === 'object' && record && 'id' in record ? String(record.id) : [],
  )
}
