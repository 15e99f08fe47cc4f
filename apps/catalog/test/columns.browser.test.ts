import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeFaults } from './harness/page-faults.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

const usual = ['Name', 'Code', 'Reference', 'Updated', 'Customers', 'Markets']
const chosen = '?fields[customer_groups]=name,code,reference,updated_at,customers'

describe.skipIf(hasNoBrowser)('the columns of a list', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  /** Opens the groups and takes away the column of their markets. */
  async function openWithoutMarkets(): Promise<Page> {
    const page = await open('/test/customer_groups')
    await firstRow(page).waitFor()
    expect(await headings(page)).toEqual(usual)
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Markets', exact: true }).uncheck()
    await expect.poll(() => headings(page)).not.toContain('Markets')
    return page
  }

  test('are remembered for this list alone, and stand in its address again', async () => {
    const page = await openWithoutMarkets()
    await page.goto(`${catalog.url}/test/markets`)
    await firstRow(page).waitFor()
    expect(search(page)).toBe('')
    await page.getByRole('link', { name: 'Customer groups', exact: true }).click()
    await page.waitForURL('**/test/customer_groups?**')
    await firstRow(page).waitFor()
    expect([search(page), await headings(page)]).toEqual([chosen, usual.slice(0, -1)])
    await page.goto(`${catalog.url}/test/customer_groups?filter[q][name_present]=true`)
    await firstRow(page).waitFor()
    expect(search(page)).toBe(`?filter[q][name_present]=true&${chosen.slice(1)}`)
  })

  test('are those of the address, whatever was remembered, and in a fresh profile too', async () => {
    const page = await openWithoutMarkets()
    const shared = '/test/customer_groups?fields[customer_groups]=name,created_at'
    await page.goto(catalog.url + shared)
    await firstRow(page).waitFor()
    expect(await headings(page)).toEqual(['Name', 'Created'])
    const fresh = await open(`/test/customer_groups${chosen}`)
    await firstRow(fresh).waitFor()
    expect(await headings(fresh)).toEqual(usual.slice(0, -1))
    await fresh.goto(`${catalog.url}/test/customer_groups`)
    await firstRow(fresh).waitFor()
    expect(await headings(fresh)).toEqual(usual)
  })

  test('are the usual ones again by a button, which keeps the focus', async () => {
    const page = await openWithoutMarkets()
    const reset = page.getByRole('button', { name: 'Usual columns' })
    await reset.click()
    await expect.poll(() => headings(page)).toEqual(usual)
    expect(await reset.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(await reset.getAttribute('aria-disabled')).toBe('true')
    expect([search(page), await stored(page)]).toEqual(['', []])
    await page.reload()
    await firstRow(page).waitFor()
    expect(await headings(page)).toEqual(usual)
  })

  test('are chosen accessibly, in both themes, wide and narrow', async () => {
    expect(await axeFaults(await openWithoutMarkets())).toEqual([])
  })

  test.each(['<nonsense>', '', 'constructor,__proto__', ',,,'])(
    'that were kept as %j are as if they were not there',
    async (text) => {
      const page = await open('/test/customer_groups', { prepare: keep(text) })
      await firstRow(page).waitFor()
      expect([search(page), await headings(page)]).toEqual(['', usual])
    },
  )

  test('of which some are no more are those that are left, each once', async () => {
    const page = await open('/test/customer_groups', { prepare: keep('name,colour,code,code') })
    await firstRow(page).waitFor()
    expect(await headings(page)).toEqual(['Name', 'Code'])
  })

  test('make a table of a log, which is remembered until it is a timeline again', async () => {
    const page = await open('/test/versions')
    await page.getByRole('button', { name: 'As a table' }).click()
    await firstRow(page).waitFor()
    await page.goto(`${catalog.url}/test/versions`)
    await firstRow(page).waitFor()
    expect(await headings(page)).toEqual(['Resource ID', 'Resource type', 'Event', 'Created'])
    await page.getByRole('button', { name: 'As a timeline' }).click()
    await page.locator('.entry').first().waitFor()
    expect(await stored(page)).toEqual([])
  })
})

function keep(text: string) {
  return (page: Page) =>
    page.addInitScript((value) => localStorage.setItem('cohort.columns.customer_groups', value), text)
}

function firstRow(page: Page) {
  return page.locator('main .record-link').first()
}

function headings(page: Page): Promise<string[]> {
  return page.getByRole('columnheader').allTextContents()
}

function search(page: Page): string {
  return decodeURIComponent(new URL(page.url()).search)
}

function stored(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(localStorage))
}
