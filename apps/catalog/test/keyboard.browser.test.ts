import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

describe.skipIf(hasNoBrowser)('who has no mouse', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  async function openList(path = '/test/customer_groups'): Promise<Page> {
    const page = await open(path)
    await page.locator('main tbody .record-link').first().waitFor()
    return page
  }

  test('goes with the arrows from the search down the rows, and up again to the heading', async () => {
    const page = await openList()
    const names = await page.locator('.record-link').allTextContents()
    await page.getByRole('searchbox').focus()
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe(names[0])
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe(names[1])
    for (let up = 0; up < 3; up += 1) await page.keyboard.press('ArrowUp')
    expect(await focused(page)).toBe('Customer groups')
    await page.keyboard.press('ArrowUp')
    expect(await focused(page)).toBe('Customer groups')
  })

  test('goes to the last row and no further', async () => {
    const page = await openList()
    const last = page.locator('.record-link').last()
    await last.focus()
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe(await last.textContent())
  })

  test('keeps the arrows where they have a meaning of their own', async () => {
    const page = await openList()
    const order = page.getByRole('combobox', { name: 'Order' })
    await order.focus()
    const before = await order.inputValue()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => order.inputValue()).not.toBe(before)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Order')
  })

  test('goes from a plot to the next with the arrows, past what is closed', async () => {
    const page = await open('/test')
    // Each plot comes by itself; the order is that of the page when all are there.
    await expect.poll(() => page.locator('.plot-columns').count()).toBe(4)
    await page.getByText('As a table').first().focus()
    await page.keyboard.press('ArrowDown')
    const place = () =>
      page
        .getByText('As a table')
        .evaluateAll((all) => all.findIndex((one) => one === document.activeElement))
    expect(await place()).toBe(1)
  })

  test('does by its name what can be done on a page, and has the focus there again afterwards', async () => {
    const page = await openList()
    const dialog = page.getByRole('dialog', { name: 'API call' })
    await act(page, 'api', 'API call')
    await dialog.getByText('Host:').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe('API call')
    await act(page, 'dark', 'Dark theme')
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    await act(page, 'next', 'Next page')
    await expect.poll(() => page.url()).toContain('page[number]=2')
    await act(page, 'add f', 'Add filter')
    await page.getByRole('combobox', { name: 'Field', exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Add filter')
  })

  test('is offered nothing that a page cannot do', async () => {
    const page = await openList('/test/customer_groups?page[number]=1')
    await page.keyboard.press('/')
    await page.getByRole('option', { name: 'Next page' }).waitFor()
    expect(await page.getByRole('option', { name: /Previous page|Copy ID|Sign out/ }).count()).toBe(0)
    await page.keyboard.type('next')
    await page.getByRole('option', { name: 'Next page' }).waitFor()
    expect(await page.getByRole('option', { name: 'Columns' }).count()).toBe(0)
  })

  test('is at the field that was just added to a filter', async () => {
    const page = await openList()
    await page.getByRole('button', { name: 'Add filter' }).click()
    const another = page.getByRole('button', { name: 'Another field' })
    await another.focus()
    await page.keyboard.press('Enter')
    const second = page.getByRole('combobox', { name: 'Field 2', exact: true })
    await expect.poll(() => second.evaluate((field) => field === document.activeElement)).toBe(true)
  })

  test('is at the heading after the environment was switched', async () => {
    const page = await openList()
    await page.getByRole('navigation', { name: 'Environment' }).getByRole('link', { name: 'Live' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.title()).toBe('Customer groups · Cohort')
    await expect.poll(() => focused(page)).toBe('Customer groups')
  })

  test('stays at the sorting and at the pages that it uses', async () => {
    const page = await openList()
    await page.getByRole('button', { name: 'Name', exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).toContain('sort=name')
    expect(await focused(page)).toBe('Name')
    const next = page.getByRole('link', { name: 'Next page' })
    await next.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).toContain('page[number]=2')
    await page.locator('table[aria-busy=false]').waitFor()
    expect(await next.evaluate((link) => link === document.activeElement)).toBe(true)
  })
})

/** Opens the search in everything and takes an action by part of its name. */
async function act(page: Page, text: string, label: string): Promise<void> {
  const palette = page.getByRole('dialog', { name: 'Search everything' })
  await page.keyboard.press('Control+K')
  await palette.getByRole('option').first().waitFor()
  await page.keyboard.type(text)
  await page.getByRole('option', { name: label, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await palette.waitFor({ state: 'hidden' })
}

function focused(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.textContent)
}
