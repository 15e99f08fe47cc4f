import { readFile } from 'node:fs/promises'
import type { Database } from '@cohort/db'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

const rowCount = 10_000
const many = '/test/customers?filter[q][email_start]=many-&sort=email'

/** So many customers with e-mails that nobody else has, in the test environment. */
async function insertCustomers(database: Database): Promise<void> {
  const text = `insert into customers (environment_id, id, email)
    select (select id from environments where mode = 'test' order by id limit 1),
      'manycust' || to_char(n, 'FM000000'), 'many-' || to_char(n, 'FM000000') || '@example.com'
    from generate_series($1::integer, $2::integer) as n`
  for (let first = 1; first <= rowCount; first += 1000)
    await database.send({ name: undefined, text, values: [first, first + 999] })
}

/** The browser of a viewer who is not asked where to save. */
function withoutPicker(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    Object.assign(window, { showSaveFilePicker: undefined })
  })
}

/** A file system of the page alone stands in for the viewer's disk. */
function withPicker(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    Object.assign(window, {
      showSaveFilePicker: async ({ suggestedName }: { readonly suggestedName: string }) => {
        const folder = await navigator.storage.getDirectory()
        return folder.getFileHandle(suggestedName, { create: true })
      },
    })
  })
}

const sheetOf = (page: Page) => page.getByRole('dialog', { name: 'Export' })

async function openExport(page: Page): Promise<void> {
  await page.locator('main tbody').getByRole('link').first().waitFor()
  await page.getByRole('button', { name: 'Export' }).click()
  await sheetOf(page).getByText('10,000 customers that pass the filters').waitFor()
}

const readers = {
  CSV: (text: string) =>
    text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[1]),
  JSON: (text: string) => JSON.parse(text).map(({ email }: { email: string }) => email),
  NDJSON: (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).email),
}

const emails = Array.from(
  { length: rowCount },
  (_, index) => `many-${String(index + 1).padStart(6, '0')}@example.com`,
)

describe.skipIf(hasNoBrowser)('a viewer', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)
  beforeAll(() => insertCustomers(catalog.database))

  test.each(Object.entries(readers))(
    'filters, exports 10,000 rows as %s, and counts them',
    async (label, read) => {
      const page = await open(many, { prepare: withoutPicker })
      await openExport(page)
      await sheetOf(page).locator(`[value=${label.toLowerCase()}]`).check()
      const downloading = page.waitForEvent('download')
      await sheetOf(page)
        .getByRole('button', { name: `Save as ${label}`, exact: true })
        .click()
      const file = await downloading
      expect(file.suggestedFilename()).toBe(`customers-test.${label.toLowerCase()}`)
      await sheetOf(page).getByText('Saved.').waitFor()
      expect(
        await sheetOf(page)
          .getByText(/^10,000 of 10,000 rows, [\d.]+ MB$/)
          .count(),
      ).toBe(1)
      const text = await readFile(await file.path(), 'utf8')
      expect(read(text)).toEqual(emails)
    },
  )

  test('saves a CSV that spreadsheets read as UTF-8 where it chooses, by keyboard alone', async () => {
    const page = await open(many, { prepare: withPicker })
    await page.locator('main tbody').getByRole('link').first().waitFor()
    await page.getByRole('button', { name: 'Export' }).focus()
    await page.keyboard.press('Enter')
    await sheetOf(page).getByRole('button', { name: 'Save as CSV' }).focus()
    await page.keyboard.press('Enter')
    await sheetOf(page).getByText('Saved.').waitFor()
    const saved = await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory()
      const file = await (await folder.getFileHandle('customers-test.csv')).getFile()
      return [...new Uint8Array(await file.slice(0, 5).arrayBuffer()), file.size > 1_000_000]
    })
    expect(saved).toEqual([0xef, 0xbb, 0xbf, 0x69, 0x64, true])
    await page.keyboard.press('Escape')
    await sheetOf(page).waitFor({ state: 'hidden' })
  })

  test('cancels an export that takes too long, and is told that the file is not whole', async () => {
    const page = await open(many, { prepare: withoutPicker })
    await openExport(page)
    // The answer stops after its first bytes, as on a line that is too slow.
    await page.evaluate(() => {
      const fetch = window.fetch.bind(window)
      window.fetch = async (input, init) => {
        const answer = await fetch(input, init)
        const reader = answer.body?.getReader()
        const gone = new Promise<never>((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new DOMException('Gone', 'AbortError')))
        })
        const body = new ReadableStream({
          start: async (controller) => controller.enqueue((await reader?.read())?.value),
          pull: () => gone,
        })
        return new Response(body, { status: answer.status, headers: answer.headers })
      }
    })
    await sheetOf(page).getByRole('button', { name: 'Save as CSV' }).click()
    await sheetOf(page)
      .getByText(/ of 10,000 rows/)
      .waitFor()
    await sheetOf(page).getByRole('button', { name: 'Cancel' }).click()
    await sheetOf(page).getByText('Cancelled: the file is not whole.').waitFor()
    expect(await sheetOf(page).getByRole('button', { name: 'Save as CSV' }).isVisible()).toBe(true)
  })

  test('is told in words when an export is refused', async () => {
    const page = await open(many, { prepare: withoutPicker, expectedMessages: /^Failed to load resource/ })
    await openExport(page)
    const errors = [{ title: 'A', detail: 'More than that.', code: 'THROTTLED', status: '429' }]
    await page.route('**/export/**', (route) =>
      route.fulfill({ status: 429, body: JSON.stringify({ errors }) }),
    )
    await sheetOf(page).getByRole('button', { name: 'Save as CSV' }).click()
    await sheetOf(page).getByRole('alert').waitFor()
    expect(await sheetOf(page).getByText('Too many requests').isVisible()).toBe(true)
  })
})
