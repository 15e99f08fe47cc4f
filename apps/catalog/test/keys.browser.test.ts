import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeFaults, sidewaysPixels } from './harness/page-faults.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

describe.skipIf(hasNoBrowser)('a key', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  /** Opens a group, with nothing on the clipboard that a key would put there. */
  async function openRecord(): Promise<Page> {
    const page = await open('/test/customer_groups', { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.locator('main .record-link').first().click()
    await page.getByRole('button', { name: 'Copy ID' }).waitFor()
    await page.evaluate(() => navigator.clipboard.writeText('nothing'))
    return page
  }

  test.each([
    { key: 'i', label: 'Copy ID', copied: (url: URL) => url.pathname.split('/').at(-1) },
    { key: 'l', label: 'Copy link', copied: (url: URL) => url.href },
  ])('copies what a record is, and is told so: $label', async ({ key, label, copied }) => {
    const page = await openRecord()
    await page.keyboard.press(key)
    await page.getByText(`${label}: Copied`).waitFor({ state: 'attached' })
    expect(await clipboard(page)).toBe(copied(new URL(page.url())))
  })

  test('copies the JSON of a record', async () => {
    const page = await openRecord()
    await page.keyboard.press('j')
    await page.getByText('Copy JSON: Copied').waitFor({ state: 'attached' })
    expect(JSON.parse(await clipboard(page))).toMatchObject({ data: { type: 'customer_groups' } })
  })

  test('does nothing where one types, with a modifier, and behind a sheet', async () => {
    const page = await openRecord()
    for (const keys of ['Alt+i', 'Control+i', 'Shift+i']) await page.keyboard.press(keys)
    await page.keyboard.press('/')
    const search = page.getByRole('combobox', { name: 'Search everything' })
    await search.waitFor()
    await page.keyboard.type('jil?')
    expect(await search.inputValue()).toBe('jil?')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'API call' }).click()
    await page.locator('.raw-text').waitFor()
    await page.keyboard.press('i')
    expect(await clipboard(page)).toBe('nothing')
  })

  test('is in the list of all keys, which has one itself and is accessible', async () => {
    const page = await openRecord()
    await page.keyboard.press('?')
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await list.getByText('Copy JSON').waitFor()
    expect(await list.locator('dt').allTextContents()).toEqual(
      expect.arrayContaining([
        'Search everything',
        'Copy ID',
        'Copy link',
        'Copy JSON',
        'Keyboard shortcuts',
      ]),
    )
    expect(await axeFaults(page)).toEqual([])
    expect(await sidewaysPixels(page, 360)).toBe(0)
  })

  test('of one character can be turned off, and stays so; Ctrl with K goes on', async () => {
    const page = await openRecord()
    await page.getByRole('button', { name: 'Preferences' }).click()
    await page
      .getByRole('group', { name: 'Keys of one character' })
      .getByRole('radio', { name: 'Off' })
      .check()
    await page.reload()
    await page.getByRole('button', { name: 'Copy ID' }).waitFor()
    for (const key of ['i', 'j', '/', '?']) await page.keyboard.press(key)
    expect([await clipboard(page), await page.getByRole('dialog').count()]).toEqual(['nothing', 0])
    await page.keyboard.press('Control+K')
    await page.getByRole('dialog', { name: 'Search everything' }).waitFor()
  })
})

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText())
}
