import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

describe.skipIf(hasNoBrowser)('a viewer', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  /** Opens a list and waits for its rows. */
  async function openList(path = '/test/customer_groups'): Promise<Page> {
    const page = await open(path)
    await rows(page).first().waitFor()
    return page
  }

  test('comes from the root to the overview of the test environment, and on to a list', async () => {
    const page = await open('/')
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/test')
    expect(await page.title()).toBe('Overview · Cohort [TEST]')
    await page.getByRole('link', { name: 'Customer groups', exact: true }).click()
    await rows(page).first().waitFor()
    expect(await page.title()).toBe('Customer groups · Cohort [TEST]')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Customer groups')
  })

  test('finds a customer by part of an e-mail and opens it, with the keyboard alone', async () => {
    const page = await openList('/live/markets')
    await page.keyboard.press('/')
    await page.keyboard.type('ANAK')
    const palette = page.getByRole('dialog', { name: 'Search everything' })
    await palette.getByRole('option', { name: /danakim@example\.org/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /anak/ }).waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/live\/customers\//)
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  })

  test('jumps to an id, to a list, to the other environment, and back to what was seen before', async () => {
    const page = await openList('/live/customer_groups?filter[q][code_eq]=beta-app')
    const [id = ''] = await idsOf(page)
    const palette = page.getByRole('dialog', { name: 'Search everything' })
    const choose = async (text: string, option: string) => {
      await page.keyboard.press('Control+K')
      await page.locator('.palette-input:focus').waitFor()
      await page.keyboard.type(text)
      // Enter takes what is marked.
      await palette.getByRole('option', { name: option, selected: true }).waitFor()
      await page.keyboard.press('Enter')
    }
    await choose(id, 'App – first users')
    await page.waitForURL(`**/live/customer_groups/${id}`)
    await page.getByRole('heading', { level: 1, name: 'App – first users' }).waitFor()
    await choose('merchants', 'Merchants')
    await page.waitForURL('**/live/merchants')
    await choose('', 'App – first users')
    await page.waitForURL(`**/live/customer_groups/${id}`)
    await choose('switch', 'Switch to test')
    await page.waitForURL('**/test/customer_groups')
    await page.keyboard.press('Control+K')
    await palette.getByRole('option', { name: 'Switch to live' }).waitFor()
    expect(await palette.getByRole('option', { name: 'App – first users' }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await palette.waitFor({ state: 'hidden' })
  })

  test('searches a list, and opens what was found', async () => {
    const page = await openList()
    const name = await nameOf(page, 2)
    await page.getByRole('searchbox').fill(name.slice(1, 12).toUpperCase())
    await page.waitForURL(/filter\[q\]\[name_or_code_i_cont\]=/)
    await page.getByRole('link', { name, exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    expect(await page.title()).toBe(`${name} · Customer groups · Cohort [TEST]`)
  })

  test('sees in the address what the API is asked', async () => {
    const page = await openList()
    const asked: string[] = []
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url())
      if (pathname.startsWith('/api/')) asked.push(decodeURIComponent(search))
    })
    await page.getByRole('button', { name: 'Updated' }).click()
    await page.waitForURL(/sort=-updated_at/)
    await page.getByRole('link', { name: 'Next page' }).click()
    await page.waitForURL(/page\[number\]=2/)
    const counts = '&withCount=customers,markets'
    expect(asked).toEqual([`?sort=-updated_at${counts}`, `?sort=-updated_at${counts}&page[number]=2`])
    // The counts are asked for because their columns are shown.
    expect(decodeURIComponent(new URL(page.url()).search)).toBe(asked.at(-1)?.replace(counts, ''))
    expect(await page.getByRole('columnheader', { name: 'Updated' }).getAttribute('aria-sort')).toBe(
      'descending',
    )
    await page.getByText(/^11–\d+ of \d+$/).waitFor()
  })

  test('goes back to what was there before', async () => {
    const page = await openList('/test/customer_groups?sort=name')
    const first = await nameOf(page, 0)
    await page.getByRole('link', { name: 'Last page' }).click()
    await expect.poll(() => nameOf(page, 0)).not.toBe(first)
    await page.goBack()
    await expect.poll(() => nameOf(page, 0)).toBe(first)
  })

  test('writes a filter, changes it in place, and takes it away', async () => {
    const page = await openList()
    const name = await nameOf(page, 1)
    await page.getByRole('button', { name: 'Add filter' }).click()
    const form = page.getByRole('dialog', { name: 'Add filter' })
    await form.getByLabel('Test').selectOption('is')
    await form.getByLabel('Value').fill(name)
    await page.keyboard.press('Enter')
    await page.waitForURL(/filter\[q\]\[name_eq\]=/)
    await expect.poll(() => rows(page).count()).toBe(1)

    await page.getByRole('button', { name: 'Change the filter' }).click()
    await page.getByLabel('Value').fill('Nobody is called this')
    await page.keyboard.press('Enter')
    await page.getByText('No customer groups match').waitFor()

    await page.getByRole('button', { name: 'Remove the filter' }).click()
    await expect.poll(() => rows(page).count()).toBe(10)
    expect(new URL(page.url()).search).toBe('')
  })

  test('filters by two fields with or, inside metadata, and across a relationship', async () => {
    const page = await openList('/live/customer_groups')
    const form = page.getByRole('dialog', { name: 'Add filter' })
    const add = async (fill: () => Promise<unknown>, key: string) => {
      await page.getByRole('button', { name: 'Add filter' }).click()
      await fill()
      await page.keyboard.press('Enter')
      await expect.poll(() => decodeURIComponent(page.url())).toContain(`filter[q][${key}]=`)
    }
    await add(async () => {
      await form.getByRole('button', { name: 'Another field' }).click()
      await form.getByRole('radio', { name: 'Any of them' }).waitFor()
      await form.getByLabel('Value').fill('beta-app')
      expect(await form.locator('.filter-preview').textContent()).toBe(
        'filter[q][name_or_code_i_cont]=beta-app',
      )
      await form.getByLabel('Test').selectOption('is')
      await form.getByLabel('Value').focus()
    }, 'name_or_code_eq')
    await add(async () => {
      await form.getByLabel('Field').selectOption('Metadata')
      await form.getByLabel('Key inside').fill('build')
      await form.getByLabel('Value').fill('1.0.0')
    }, 'metadata.build_eq')
    await add(async () => {
      await form.getByLabel('Field').selectOption('Customers email')
      await form.getByLabel('Value').fill('@')
    }, 'customers_email_i_cont')
    await expect.poll(() => rows(page).count()).toBe(1)
    expect(await titles(page).first().textContent()).toBe('App – first users')
    await page.getByRole('button', { name: 'Change the filter Metadata.build is' }).click()
    expect(await page.getByLabel('Key inside').inputValue()).toBe('build')
  })

  test('is told of a wrong value, and nothing is sent', async () => {
    const page = await openList()
    await page.getByRole('button', { name: 'Add filter' }).click()
    await page.getByLabel('Field').selectOption('Metadata')
    let requests = 0
    page.on('request', () => (requests += 1))
    await page.getByRole('textbox', { name: 'Value' }).fill('{"tier":')
    await page.getByRole('button', { name: 'Apply' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('takes JSON')
    expect(await page.getByRole('textbox', { name: 'Value' }).getAttribute('aria-invalid')).toBe('true')
    expect([requests, new URL(page.url()).search]).toEqual([0, ''])
  })

  test('chooses columns and their order, which the address keeps', async () => {
    const page = await openList()
    const headings = page.getByRole('columnheader')
    await page.getByRole('button', { name: 'Columns' }).click()
    const chooser = page.getByRole('dialog', { name: 'Columns' })
    for (const name of ['Reference', 'Updated', 'Markets'])
      await chooser.getByRole('checkbox', { name, exact: true }).uncheck()
    await chooser.getByRole('checkbox', { name: 'Created' }).check()
    await chooser.getByRole('button', { name: 'Move Created up' }).click()
    await expect.poll(() => headings.allTextContents()).toEqual(['Name', 'Code', 'Created', 'Customers'])
    expect(decodeURIComponent(new URL(page.url()).search)).toBe(
      '?fields[customer_groups]=name,code,created_at,customers',
    )
    await page.reload()
    await rows(page).first().waitFor()
    expect(await headings.allTextContents()).toEqual(['Name', 'Code', 'Created', 'Customers'])
  })

  test('sees how many customers a group has, and goes to them', async () => {
    const page = await openList('/live/customer_groups?filter[q][code_eq]=bf26-early')
    await page.getByRole('link', { name: '103 customers' }).click()
    await page.getByText('1–10 of 103').waitFor()
    expect(await page.title()).toBe('Customers · Cohort')
  })

  test('copies what a record is, and is told so', async () => {
    const page = await open('/test/customer_groups', { permissions: ['clipboard-read', 'clipboard-write'] })
    await titles(page).first().click()
    await page.getByRole('button', { name: 'Copy ID' }).click()
    await page.getByText('Copy ID: Copied').waitFor({ state: 'attached' })
    const id = new URL(page.url()).pathname.split('/').at(-1)
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id)
    await page.getByRole('button', { name: 'Copy JSON' }).click()
    await page.getByText('Copy JSON: Copied').waitFor({ state: 'attached' })
    const json = await page.evaluate(() => navigator.clipboard.readText())
    expect(JSON.parse(json)).toMatchObject({ data: { id, type: 'customer_groups' } })
  })

  test('sees how many a group has, the first of them, and goes to one', async () => {
    const page = await openList('/live/customer_groups?filter[q][code_eq]=bf26-early')
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await titles(page).first().click()
    const members = page.getByRole('list', { name: 'First customers' })
    await members.getByRole('link').first().waitFor()
    expect(asked.filter((path) => path.startsWith('/api/'))).toHaveLength(2)
    expect(await members.getByRole('link').last().textContent()).toBe('and 98 more')
    const email = (await members.getByRole('link').first().textContent()) ?? ''
    await members.getByRole('link').first().click()
    await page.getByRole('heading', { level: 1, name: email }).waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/live\/customers\//)
  })

  test('sees who changed a group and what, and compares two versions', async () => {
    const page = await openList('/live/customer_groups?filter[q][code_eq]=beta-app')
    await titles(page).first().click()
    await page.getByRole('link', { name: 'History', exact: true }).click()
    await page.getByRole('heading', { name: 'Thursday, 18 June 2026' }).waitFor()
    const newest = page.getByRole('listitem').filter({ hasText: 'Changed' }).first()
    await newest.getByText('"1.0.0-rc.2"', { exact: true }).waitFor()
    expect(await newest.textContent()).toMatch(
      /App beta.*App – first users.*build.*"1\.0\.0-rc\.2".*"1\.0\.0"/,
    )
    await page.getByRole('checkbox').first().check()
    await page.getByRole('checkbox').last().check()
    const comparison = page.getByRole('region', { name: 'From the older to the newer of the two' })
    await comparison.getByText('"0.9.4"').waitFor()
    expect(await comparison.textContent()).toMatch(/build"0\.9\.4"→"1\.0\.0"/)
  })

  test('switches the environment, and sees nothing of the other one', async () => {
    const page = await openList()
    const testIds = await idsOf(page)
    const tokens: string[] = []
    page.on('request', (request) => tokens.push(request.headers()['authorization'] ?? request.url()))
    await page.getByRole('navigation', { name: 'Environment' }).getByRole('link', { name: 'Live' }).click()
    await expect.poll(() => page.title()).toBe('Customer groups · Cohort')
    await rows(page).first().waitFor()
    expect(await page.locator('[data-mode=live].shell').count()).toBe(1)
    const liveIds = await idsOf(page)
    expect(liveIds.filter((id) => testIds.includes(id))).toEqual([])
    expect(tokens.filter((token) => token.includes('mode=live'))).toHaveLength(1)
    expect(new Set(tokens.filter((token) => token.startsWith('Bearer'))).size).toBe(1)
  })

  test('keeps the chosen theme, from the first paint on', async () => {
    const page = await openList()
    await page.getByLabel('Dark theme').check()
    const dark = await backgroundOf(page)
    await page.reload({ waitUntil: 'commit' })
    await page.waitForFunction(() => document.body !== null)
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    await rows(page).first().waitFor()
    expect(await backgroundOf(page)).toBe(dark)
    await page.getByLabel('Light theme').check()
    expect(await backgroundOf(page)).not.toBe(dark)
  })

  test('can skip to the content', async () => {
    const page = await openList()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })
})

function rows(page: Page) {
  return page.locator('main table:not([aria-hidden]) tbody tr')
}

/** The links to the records of a list. */
function titles(page: Page) {
  return rows(page).locator('.record-link')
}

async function nameOf(page: Page, row: number): Promise<string> {
  return (await titles(page).nth(row).textContent()) ?? ''
}

/** The ids of the records that a list shows. */
function idsOf(page: Page): Promise<string[]> {
  return titles(page).evaluateAll((anchors) =>
    anchors.map((link) => link.getAttribute('href')?.split('/').at(-1) ?? ''),
  )
}

function backgroundOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
}
