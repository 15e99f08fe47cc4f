import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Database } from '@cohort/db'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { keyboard, mouse } from './harness/hands.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

const run = promisify(execFile)

/** Another way to the same place must not cost more than this: a key or a click is one, a pasted text is one. */
const mostEffort = 4

const rowCount = 10_000

describe.skipIf(hasNoBrowser)('from part of an e-mail to a file of 10,000 rows', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)
  beforeAll(() => insertCustomers(catalog.database))

  test.each([
    ['with the mouse', mouse],
    ['by keyboard alone', keyboard],
  ])('%s', { timeout: 120_000 }, async (_how, handOf) => {
    let token = ''
    const page = await open('/test', {
      permissions: ['clipboard-read', 'clipboard-write'],
      prepare: async (opened) => {
        await opened.addInitScript(() => Object.assign(window, { showSaveFilePicker: undefined }))
        opened.on('request', (request) => {
          token = request.headers()['authorization']?.replace('Bearer ', '') ?? token
        })
      },
    })
    const hand = handOf(page)
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()

    // Find a customer by part of an e-mail.
    await hand.find('-03578@QA', 'customer-03578@qa.example.com')
    await arrive(page, 'customer-03578@qa.example.com')
    expect(hand.effort()).toBeLessThanOrEqual(mostEffort)

    // Follow to its group.
    await hand.use(page.getByRole('link', { name: 'QA checkout regression' }), { most: 3 })
    await arrive(page, 'QA checkout regression')

    // See who changed it, and what.
    await hand.use(page.getByRole('link', { name: 'History', exact: true }), { words: 'See its history' })
    const newest = page.getByRole('listitem').filter({ hasText: 'Changed' }).first()
    await expect
      .poll(() => newest.textContent())
      .toMatch(/integration \w+.*metadata.*run168→462.*passed260→341/is)

    // Compare two versions.
    await hand.use(page.getByRole('checkbox').first())
    await hand.use(page.getByRole('checkbox').nth(3))
    const comparison = page.getByRole('region', { name: 'From the older to the newer of the two' })
    await expect.poll(() => comparison.textContent()).toMatch(/run2→462.*failed1→0/)

    // Open its market.
    await hand.use(page.getByRole('link', { name: 'Overview', exact: true }).last(), {
      words: 'See what it has',
    })
    await hand.use(page.getByRole('list', { name: 'First markets' }).getByRole('link'), { most: 9 })
    await arrive(page, 'QA checkout')
    expect(new URL(page.url()).pathname).toMatch(/^\/test\/markets\/\w+$/)

    // Copy the call as curl, and run it.
    await hand.use(page.getByRole('button', { name: 'API call' }), { words: 'API call' })
    const call = page.getByRole('dialog', { name: 'API call' })
    await hand.use(call.getByRole('radio', { name: 'Body' }))
    const shown = (await call.locator('.raw-text').textContent()) ?? ''
    await hand.use(call.getByRole('radio', { name: 'curl' }))
    await hand.use(call.getByRole('button', { name: 'Copy curl' }))
    await call.getByText('Copy curl: Copied').waitFor({ state: 'attached' })
    const command = await page.evaluate(() => navigator.clipboard.readText())
    const { stdout } = await run('sh', ['-c', command], { env: { ...process.env, TOKEN: token } })
    expect(withoutTrace(stdout)).toEqual(withoutTrace(shown))
    await hand.leave(call)

    // Filter by two things with or.
    await hand.use(
      page.getByRole('navigation', { name: 'Resources' }).getByRole('link', { name: 'Customers' }),
      {
        words: 'Customers',
      },
    )
    await arrive(page, 'Customers')
    await hand.use(page.getByRole('button', { name: 'Add filter' }))
    const form = page.getByRole('dialog', { name: 'Add filter' })
    await hand.use(form.getByRole('button', { name: 'Another field' }))
    await hand.choose(form.getByRole('combobox', { name: 'Field 2', exact: true }), 'Reference')
    await hand.write(form.getByLabel('Value'), 'orbit')
    await hand.use(form.getByRole('button', { name: 'Apply' }))
    await expect.poll(() => titlesOf(page)).toEqual(['orbit@example.com', 'beside@example.com'])
    const address = '?filter[q][email_or_reference_i_cont]=orbit'
    expect(decodeURIComponent(new URL(page.url()).search)).toBe(address)

    // Share the address with somebody who has never been here.
    const other = await open(page.url().slice(catalog.url.length))
    await expect.poll(() => titlesOf(other)).toEqual(['orbit@example.com', 'beside@example.com'])
    expect(await tableOf(other)).toEqual(await tableOf(page))
    expect(await other.title()).toBe(await page.title())
    await other.close()

    // Switch to live and back, where the same is asked for.
    const environments = page.getByRole('navigation', { name: 'Environment' })
    await hand.use(environments.getByRole('link', { name: 'Live' }), { words: 'Switch to live' })
    await expect.poll(() => page.title()).toBe('Customers · Cohort')
    await page.getByText('No customers match').waitFor()
    expect(decodeURIComponent(new URL(page.url()).search)).toBe(address)
    await hand.use(page.getByRole('link', { name: 'Clear filters' }))
    await expect.poll(() => titlesOf(page)).toHaveLength(10)
    await hand.use(environments.getByRole('link', { name: 'Test' }), { words: 'Switch to test' })
    await expect.poll(() => page.title()).toBe('Customers · Cohort [TEST]')

    // Export 10,000 filtered rows, and count them.
    await hand.write(page.getByRole('searchbox'), 'many-0')
    await page.getByText(`1–10 of ${rowCount.toLocaleString('en')}`).waitFor()
    await hand.use(page.getByRole('button', { name: 'Export' }), { words: 'Export' })
    const sheet = page.getByRole('dialog', { name: 'Export' })
    await sheet.getByText('10,000 customers that pass the filters').waitFor()
    await hand.use(sheet.getByRole('radio', { name: 'NDJSON' }))
    const downloading = page.waitForEvent('download')
    await hand.use(sheet.getByRole('button', { name: 'Save as NDJSON' }))
    const lines = (await readFile(await (await downloading).path(), 'utf8')).trimEnd().split('\n')
    expect(new Set(lines.map((line) => JSON.parse(line).email)).size).toBe(rowCount)
    expect(lines).toHaveLength(rowCount)
    await sheet.getByText('Saved.').waitFor()
    await hand.leave(sheet)
  })
})

/** Waits until a page is there, with its heading, and the focus on it. */
async function arrive(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(title)
}

function titlesOf(page: Page): Promise<string[]> {
  return page.locator('main table:not([aria-busy=true]) .record-link').allTextContents()
}

function tableOf(page: Page): Promise<string[]> {
  return page.locator('main table').getByRole('row').allTextContents()
}

/** Each answer names its own request; all else is the same. */
function withoutTrace(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => (key === 'trace_id' ? undefined : value))
}

/** Writes past the API what would take it long: 10,000 customers, and two with one word in different places. */
async function insertCustomers(database: Database): Promise<void> {
  const environment = "(select id from environments where mode = 'test' order by id limit 1)"
  const many = `insert into customers (environment_id, id, email)
    select ${environment}, 'manycust' || to_char(n, 'FM000000'), 'many-' || to_char(n, 'FM000000') || '@example.com'
    from generate_series($1::integer, $2::integer) as n`
  for (let first = 1; first <= rowCount; first += 1000)
    await database.send({ name: undefined, text: many, values: [first, first + 999] })
  const two = `insert into customers (environment_id, id, email, reference, created_at) values
    (${environment}, 'orbit000000001', 'orbit@example.com', null, now()),
    (${environment}, 'orbit000000002', 'beside@example.com', 'ORBIT-7', now() - interval '1 hour')`
  await database.send({ name: undefined, text: two, values: [] })
}
