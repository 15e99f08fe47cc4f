import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeFaults, sidewaysPixels } from './harness/page-faults.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

const list = '/live/customer_groups?filter[q][code_eq]=beta-app&fields[customer_groups]=name,created_at'

describe.skipIf(hasNoBrowser)('the preferences of a device', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  async function openPreferences(path = list): Promise<Page> {
    const page = await open(path, { permissions: ['clipboard-read', 'clipboard-write'] })
    await firstTime(page).waitFor()
    await page.getByRole('button', { name: 'Preferences' }).click()
    await page.getByRole('group', { name: 'Density' }).waitFor()
    return page
  }

  test('are kept, hold everywhere at once, and from the first paint on', async () => {
    const page = await openPreferences()
    const height = await rowHeight(page)
    await page.getByRole('radio', { name: 'Compact' }).check()
    await page.getByRole('radio', { name: 'Absolute' }).check()
    await page.getByRole('radio', { name: 'Other' }).check()
    await page.getByLabel('Name of the zone').fill('Asia/Kathmandu')
    await expect.poll(() => firstTime(page).textContent()).toMatch(/ GMT\+5:45$/)
    expect(await rowHeight(page)).toBeLessThan(height)

    await page.reload({ waitUntil: 'commit' })
    await page.waitForFunction(() => document.body !== null)
    expect(await page.evaluate(() => document.documentElement.dataset['density'])).toBe('compact')
    await expect.poll(() => firstTime(page).textContent()).toMatch(/ GMT\+5:45$/)
    await page.locator('.record-link').first().click()
    await page.getByRole('link', { name: 'History', exact: true }).click()
    await expect.poll(() => firstTime(page).textContent()).toMatch(/^\d\d:\d\d:\d\d GMT\+5:45$/)
  })

  test('take no zone that there is not', async () => {
    const page = await openPreferences()
    await page.getByRole('radio', { name: 'Absolute' }).check()
    const before = await firstTime(page).textContent()
    await page.getByRole('radio', { name: 'Other' }).check()
    await page.getByLabel('Name of the zone').fill('Mars/Olympus')
    await page.getByText('No zone is called this.').waitFor()
    expect(await firstTime(page).textContent()).toBe(before)
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['cohort.times'])
  })

  test('that nobody knows are as if they were not there', async () => {
    const page = await open(list, {
      prepare: (opened) =>
        opened.addInitScript(() => {
          for (const name of ['density', 'times', 'zone'])
            localStorage.setItem(`cohort.${name}`, '<nonsense>')
        }),
    })
    await firstTime(page).waitFor()
    expect(await firstTime(page).textContent()).toMatch(/ago|last/)
  })

  test('leave every time its exact instant, which a click copies', async () => {
    const page = await openPreferences()
    await page.keyboard.press('Escape')
    const instant = await firstTime(page).getAttribute('datetime')
    await firstTime(page).click()
    await page.getByText(`Copied: ${instant}`).waitFor({ state: 'attached' })
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(instant)
    expect(instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  test('leave the times of a list out of the way of the keyboard, and have them on the page of a record', async () => {
    const page = await open(list, { permissions: ['clipboard-read', 'clipboard-write'] })
    await firstTime(page).waitFor()
    await page.locator('.record-link').first().focus()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main table'))).toBeNull()
    await page.locator('.record-link').first().click()
    const created = page.locator('.attribute').filter({ hasText: 'Created' }).locator('.instant')
    await created.focus()
    await page.keyboard.press('Enter')
    await page.getByText(`Copied: ${await created.locator('time').getAttribute('datetime')}`).waitFor({
      state: 'attached',
    })
  })

  test('are accessible, wide and narrow, light and dark, and never move the page sideways', async () => {
    const page = await openPreferences()
    await page.getByRole('radio', { name: 'Other' }).check()
    await page.getByLabel('Name of the zone').fill('Mars')
    expect(await axeFaults(page)).toEqual([])
    expect(await sidewaysPixels(page, 360)).toBe(0)
  })
})

function firstTime(page: Page) {
  return page.locator('main time').first()
}

async function rowHeight(page: Page): Promise<number> {
  return (await page.locator('main tbody td').first().boundingBox())?.height ?? 0
}
