import { customerGroups } from '@cohort/schema'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { extremes } from './harness/extremes.ts'
import { fillMerchants, merchantCount } from './harness/fill-merchants.ts'
import { axeFaults, sidewaysPixels } from './harness/page-faults.ts'
import { openWriter } from './harness/open-writer.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

describe.skipIf(hasNoBrowser)('what is at the edge of what there can be', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)
  const ids = new Map<string, string>()
  beforeAll(async () => {
    const writer = await openWriter(catalog)
    for (const [what, attributes] of Object.entries(extremes))
      ids.set(what, (await writer.create(customerGroups, attributes)).record.id)
  })

  test.each(Object.entries(extremes))(
    '%s is shown whole, and moves nothing sideways',
    async (what, { name }) => {
      const page = await open(`/test/customer_groups/${ids.get(what)}`, { reducedMotion: 'reduce' })
      const heading = page.getByRole('heading', { level: 1 })
      await page.getByRole('button', { name: 'Copy ID' }).waitFor()
      expect(await heading.textContent()).toBe(name)
      expect([await sidewaysPixels(page, 1280), await sidewaysPixels(page, 360)]).toEqual([0, 0])
      expect(await axeFaults(page)).toEqual([])
    },
  )
})

describe.skipIf(hasNoBrowser)('a list of 100,000 rows', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)
  beforeAll(() => fillMerchants(catalog.database))

  test('is walked by pages with numbers, and deep inside from place to place, without a gap', async () => {
    const page = await open('/test/merchants?sort=name&page[number]=1002')
    const follow = async (label: string) => {
      const before = await namesOf(page)
      await page.getByRole('link', { name: label, exact: true }).click()
      await expect.poll(() => namesOf(page)).not.toEqual(before)
      return namesOf(page)
    }
    await page.locator('main tbody .record-link').first().waitFor()
    const there = await namesOf(page)
    const first = placeOf(there[0])
    expect(there).toEqual(namesFrom(first))
    expect(await follow('Next page')).toEqual(namesFrom(first + 10))
    expect(new URL(page.url()).searchParams.has('page[after]')).toBe(true)
    expect(await page.locator('.pager output').textContent()).toMatch(/^100,\d+ in all$/)
    expect(await follow('Next page')).toEqual(namesFrom(first + 20))
    expect(await follow('Previous page')).toEqual(namesFrom(first + 10))
    expect(await follow('Previous page')).toEqual(namesFrom(first))
    expect((await follow('Last page')).at(-1)).toBe(`zz ${merchantCount}`)
    await follow('First page')
    expect(await page.locator('.pager output').textContent()).toMatch(/^1–10 of 100,\d+$/)
  })
})

function namesOf(page: Page): Promise<string[]> {
  return page.locator('main tbody .record-link').allTextContents()
}

function placeOf(name = ''): number {
  return Number(name.slice('zz '.length))
}

function namesFrom(first: number): readonly string[] {
  return Array.from({ length: 10 }, (_, index) => `zz ${String(first + index).padStart(6, '0')}`)
}
