import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeFaults } from './harness/page-faults.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

describe.skipIf(hasNoBrowser)('a filter across several relationships', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  test('is chosen step by step, is sent, and opens again as it was chosen', async () => {
    const page = await open('/live/customers')
    await page.locator('main .record-link').first().waitFor()
    await page.getByRole('button', { name: 'Add filter' }).click()
    const form = page.getByRole('dialog', { name: 'Add filter' })
    await selectOf(form, 'Field').selectOption('Through customer group to …')
    const second = selectOf(form, 'Field, through customer group')
    await second.selectOption('Through markets to …')
    const third = selectOf(page, 'Field, through customer group markets')
    await third.selectOption('Merchant name')
    await form.getByLabel('Value').fill('a')
    expect(await form.locator('.filter-preview').textContent()).toBe(
      'filter[q][customer_group_markets_merchant_name_i_cont]=a',
    )
    await page.keyboard.press('Enter')
    await page.waitForURL(/customer_group_markets_merchant_name_i_cont/)
    await page.locator('main .record-link').first().waitFor()
    await page.getByRole('button', { name: 'Change the filter Customer group markets merchant name' }).click()
    await third.waitFor()
    expect(await third.inputValue()).toBe('merchant_name')
  })

  test('is one step again when its first is, and is accessible', async () => {
    const page = await open('/live/customers?filter[q][customer_group_markets_name_i_cont]=a')
    await page.getByRole('button', { name: 'Change the filter Customer group markets name' }).click()
    const second = selectOf(page, 'Field, through customer group')
    await second.waitFor()
    await selectOf(page, 'Field').selectOption('Email')
    await second.waitFor({ state: 'detached' })
    expect(await page.locator('.filter-preview').textContent()).toBe('filter[q][email_i_cont]=a')
    await selectOf(page, 'Field').selectOption('Through customer group to …')
    await second.waitFor()
    expect(await axeFaults(page)).toEqual([])
  })
})

function selectOf(place: Page | Locator, name: string): Locator {
  return place.getByRole('combobox', { name, exact: true })
}
