import { customerGroups } from '@cohort/schema'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeFaults, sidewaysPixels } from './harness/page-faults.ts'
import { openWriter } from './harness/open-writer.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

describe.skipIf(hasNoBrowser)('the timeline of a log', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  async function openLog(path = '/test/event_stores'): Promise<Page> {
    const page = await open(path)
    await entries(page).first().waitFor()
    return page
  }

  test('tells by day who changed what, the newest first, and leads to the record', async () => {
    const writer = await openWriter(catalog)
    const { record } = await writer.create(customerGroups, { name: 'Night owls', code: 'owls' })
    await writer.update(customerGroups, record.id, { name: 'Early birds' })
    const page = await openLog()
    const today = new Intl.DateTimeFormat('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(new Date())
    const newest = page.getByRole('region', { name: today }).locator('.entry').first()
    await expect
      .poll(() => newest.textContent())
      .toMatch(/~Changed.*Customer group Early birds.*Name.*integration.*Night owls.*Early birds/)
    await newest.getByRole('link', { name: 'Early birds' }).click()
    await page.waitForURL(`**/test/customer_groups/${record.id}`)
    await page.locator('.relationships').getByRole('link', { name: 'Event stores' }).click()
    await page.waitForURL(/event_stores\?filter\[q\]\[resource_type_eq\]=customer_groups/)
    await expect.poll(() => words(page)).toEqual(['~Changed', '+Created'])
  })

  test('is read back to its first entry, and forth again', async () => {
    const page = await openLog()
    const newest = await idsOf(page)
    await page.getByRole('link', { name: 'Next page' }).click()
    await expect.poll(() => idsOf(page)).not.toEqual(newest)
    const older = await idsOf(page)
    const both = [...newest, ...older]
    expect(both).toEqual(both.toSorted().toReversed())
    expect(new Set(both).size).toBe(20)
    await page.getByRole('link', { name: 'Last page' }).click()
    await expect
      .poll(() => page.getByRole('link', { name: 'Next page' }).getAttribute('aria-disabled'))
      .toBe('true')
    await page.getByRole('link', { name: 'First page' }).click()
    await expect.poll(() => idsOf(page)).toEqual(newest)
  })

  test('is a table when its address has columns, and a timeline again', async () => {
    const page = await openLog('/test/versions')
    expect(await page.getByRole('button', { name: 'Columns' }).count()).toBe(0)
    await page.getByRole('button', { name: 'As a table' }).click()
    await page.getByRole('columnheader', { name: 'Event' }).waitFor()
    expect(decodeURIComponent(new URL(page.url()).search)).toBe(
      '?fields[versions]=resource_id,resource_type,event,created_at',
    )
    await page.getByRole('button', { name: 'As a timeline' }).click()
    await entries(page).first().waitFor()
    expect(new URL(page.url()).search).toBe('')
  })

  test('says of a filter that lets nothing pass that it is the filter', async () => {
    const page = await open('/test/event_stores?filter[q][resource_id_eq]=nobody12345678')
    await page.getByText('No event stores match').waitFor()
    await page.getByRole('link', { name: 'Clear filters' }).click()
    await entries(page).first().waitFor()
    expect(decodeURIComponent(new URL(page.url()).search)).toBe('?page[before]=9999999999999-0')
  })

  test('asks what its records are called once for each of their types, however many there are', async () => {
    const asked: string[] = []
    const page = await open('/test/event_stores?page[size]=100', {
      prepare: async (opened) =>
        opened.on('request', (request) => {
          const { pathname } = new URL(request.url())
          if (pathname.startsWith('/api/')) asked.push(pathname)
        }),
    })
    await entries(page).nth(99).waitFor()
    await page.waitForLoadState('networkidle')
    expect(asked.filter((path) => path === '/api/event_stores')).toHaveLength(1)
    expect(new Set(asked).size).toBe(asked.length)
  })

  test('is accessible, wide and narrow, light and dark, and never moves the page sideways', async () => {
    const page = await openLog()
    expect(await axeFaults(page)).toEqual([])
    expect(await sidewaysPixels(page, 360)).toBe(0)
  })
})

function entries(page: Page) {
  return page.locator('.entry')
}

function words(page: Page): Promise<string[]> {
  return entries(page).locator('.badge').allTextContents()
}

/** The ids of the entries that are shown, in their order. */
function idsOf(page: Page): Promise<string[]> {
  return entries(page)
    .getByRole('link', { name: /^Entry/ })
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/').at(-1) ?? ''))
}
