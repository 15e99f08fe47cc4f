import { customerGroups, customers } from '@cohort/schema'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openWriter } from './harness/open-writer.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

describe.skipIf(hasNoBrowser)('who wants to know who is in a group, and since when', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)
  const ids = { group: '', customer: '' }
  beforeAll(async () => {
    const writer = await openWriter(catalog)
    ids.group = (await writer.create(customerGroups, { name: 'Inner circle' })).record.id
    ids.customer = (await writer.create(customers, { email: 'late@example.com' })).record.id
    const linked = { relationships: { customer_group: { type: 'customer_groups', id: ids.group } } } as const
    await writer.create(customers, { email: 'early@example.com' }, linked)
    await writer.update(customers, ids.customer, {}, linked)
    await writer.update(customers, ids.customer, { reference: 'changed later' })
  })

  test('sees it in the list of its customers, whose filter says its name', async () => {
    const page = await open(`/test/customer_groups/${ids.group}`)
    await page.locator('main').getByRole('link', { name: 'Customers', exact: true }).click()
    await expect.poll(() => members(page).locator('time').count()).toBe(4)
    expect(await page.getByRole('columnheader').allTextContents()).toEqual([
      'Email',
      'Status',
      'Reference',
      'Updated',
      'Customer group',
      'Member since',
    ])
    const chip = page.getByRole('button', { name: 'Change the filter Customer group is “Inner circle”' })
    expect(await chip.textContent()).toBe('Customer group is“Inner circle”')
    const since = await members(page)
      .filter({ hasText: 'late@' })
      .locator('time')
      .last()
      .getAttribute('datetime')
    await page.getByRole('link', { name: 'late@example.com' }).click()
    await page.getByRole('link', { name: 'History', exact: true }).click()
    const joining = page.locator('.entry').filter({ hasText: 'Customer group' }).first()
    expect(await joining.locator('time').first().getAttribute('datetime')).toBe(since)
    await joining.getByRole('link', { name: 'Inner circle' }).click()
    await page.getByRole('heading', { level: 1, name: 'Inner circle' }).waitFor()
  })

  test('sees in any list of customers the group of each, and goes to it', async () => {
    const page = await open('/test/customers?filter[q][email_eq]=late@example.com')
    await members(page).getByRole('link', { name: 'Inner circle' }).click()
    await page.getByRole('heading', { level: 1, name: 'Inner circle' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/test/customer_groups/${ids.group}`)
  })

  test('sees no such column where the members of several are listed', async () => {
    const page = await open(`/test/customers?filter[q][customer_group_id_in]=${ids.group}`)
    await members(page).first().waitFor()
    expect(await page.getByRole('columnheader', { name: 'Member since' }).count()).toBe(0)
  })

  test('keeps the id in a filter of a group that is not there', async () => {
    const page = await open('/test/customers?filter[q][customer_group_id_eq]=VZ8raQzUiuYxvv')
    await page.getByText('No customers match').waitFor()
    const chip = page.getByRole('button', { name: 'Change the filter' })
    expect(await chip.textContent()).toBe('Customer group ID is“VZ8raQzUiuYxvv”')
  })
})

function members(page: Page) {
  return page.locator('main tbody tr').filter({ hasText: '@example.com' })
}
