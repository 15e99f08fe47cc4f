import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

function plot(page: Page, name: string): Locator {
  return page.getByRole('region', { name })
}

/** How many records the list of the page has, as its pager says. */
async function totalOf(page: Page): Promise<number> {
  const range = await page.locator('output').filter({ hasText: ' of ' }).textContent()
  return Number(range?.split(' of ')[1]?.replaceAll(',', ''))
}

const numberOf = async (cell: Locator) => Number((await cell.textContent())?.replaceAll(',', ''))

describe.skipIf(hasNoBrowser)('the overview', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  test('leads from a group to its customers, and they are as many', async () => {
    const page = await open('/live')
    const row = plot(page, 'Customers per customer group').getByRole('row').first()
    const count = await numberOf(row.getByRole('cell').last())
    await row.getByRole('link').click()
    await page.waitForURL(/\/live\/customers\?filter\[q\]\[customer_group_id_eq\]=/)
    expect(await totalOf(page)).toBe(count)
  })

  test('leads from a month of its table to what was created in it, by keyboard alone', async () => {
    const page = await open('/test')
    const growth = plot(page, 'Customers over time')
    await growth.getByText('As a table').focus()
    await page.keyboard.press('Enter')
    const month = growth.getByRole('row').nth(3)
    const count = await numberOf(month.getByRole('cell').first())
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/created_at_gteq.*created_at_lt/)
    expect(count).toBeGreaterThan(0)
    expect(await totalOf(page)).toBe(count)
  })

  test('leads from the column of a day to the changes of that day', async () => {
    const page = await open('/test')
    const changes = plot(page, 'Changes per day')
    await changes.locator('.plot-column').nth(-10).click()
    await page.waitForURL(/\/test\/event_stores\?filter\[q\]\[created_at_gteq\]=/)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Event stores')
  })

  test('has the days and months of the zone that the viewer prefers, and leads to what happened in them', async () => {
    const page = await open('/test', { timezoneId: 'Pacific/Kiritimati' })
    const changes = plot(page, 'Changes per day')
    await changes.getByText('The last 60 days, in Pacific/Kiritimati').waitFor()
    const growth = plot(page, 'Customers over time')
    await growth.getByText('As a table').click()
    const month = growth.getByRole('row').nth(3)
    const count = await numberOf(month.getByRole('cell').first())
    await month.getByRole('link').click()
    // Fourteen hours before it is so in Greenwich.
    await page.waitForURL(/created_at_gteq\]=\d{4}-\d\d-\d\dT10:00:00\.000Z&.*created_at_lt\]=.*T10:00:00/)
    expect(await totalOf(page)).toBe(count)
    await page.goBack()
    await page.getByRole('button', { name: 'Preferences' }).click()
    await page.getByRole('radio', { name: 'UTC' }).check()
    await changes.getByText('The last 60 days, in UTC').waitFor()
  })

  test('ends its growth with all that there are', async () => {
    const page = await open('/live')
    const growth = plot(page, 'Customer groups over time')
    await growth.getByText('As a table').click()
    const all = await numberOf(growth.getByRole('row').nth(1).getByRole('cell').last())
    await page.getByRole('link', { name: 'Customer groups', exact: true }).click()
    await page.locator('main tbody').getByRole('link').first().waitFor()
    expect(all).toBe(await totalOf(page))
  })

  test('goes from one environment to the other, and stays the overview', async () => {
    const page = await open('/test')
    await page.getByRole('link', { name: 'Live' }).click()
    await page.waitForURL('**/live')
    expect(await page.title()).toBe('Overview · Cohort')
  })

  test('stands when one of its plots fails, and tells which', async () => {
    const page = await open('/test', {
      expectedMessages: /^Failed to load resource/,
      prepare: (opened) =>
        opened.route('**/statistics/markets**', (route) => route.fulfill({ status: 500, body: '' })),
    })
    await plot(page, 'Markets over time').getByRole('alert').waitFor()
    await plot(page, 'Customers over time').locator('.plot-column').first().waitFor()
    await page.unroute('**/statistics/markets**')
    await plot(page, 'Markets over time').getByRole('button', { name: 'Try again' }).click()
    await plot(page, 'Markets over time').locator('.plot-column').first().waitFor()
    expect(await page.getByRole('alert').count()).toBe(1)
  })

  test('says what there is where there is nothing', async () => {
    const body = JSON.stringify({ by: 'created_at', record_count: 0, groups: [] })
    const page = await open('/test', {
      prepare: (opened) => opened.route('**/statistics/**', (route) => route.fulfill({ body })),
    })
    await plot(page, 'Customers per customer group').getByText('Nobody has any yet.').waitFor()
    expect(await page.getByText('Nothing changed in the last 60 days.').count()).toBe(1)
  })
})
