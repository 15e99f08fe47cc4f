import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { focusFaults } from './harness/focus-faults.ts'
import { makeRecords, type Records } from './harness/make-records.ts'
import { failedRequest } from './harness/page-states.ts'
import { otherViews, viewsOfRoutes, type RoutePath, type View } from './harness/route-views.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

const list = '/test/customer_groups?sort=created_at'
const firstRow = (page: Page) => page.locator('main tbody .record-link').first()
const named = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

/** Where somebody comes from to a page, and by which link. */
interface Way {
  readonly from: string
  readonly link: (page: Page) => Locator
  readonly heading: RegExp
}

const ways = {
  '/$mode': { from: list, link: (page) => named(page, 'Cohort, overview'), heading: /^Overview$/ },
  '/$mode/$type': { from: '/test', link: (page) => named(page, 'Markets'), heading: /^Markets$/ },
  '/$mode/$type/$id': { from: list, link: firstRow, heading: /./ },
  '/$mode/$type/$id/history': { from: '', link: (page) => named(page, 'History'), heading: /./ },
} as const satisfies Record<Exclude<RoutePath, '/'>, Way>

/** All that has something to reach. */
const seen = [...viewsOfRoutes, ...Object.entries<View>(otherViews)].filter(
  ([name]) => !name.includes('loading'),
)

describe.skipIf(hasNoBrowser)('the focus', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)
  let records: Records
  beforeAll(async () => {
    records = await makeRecords(catalog)
  })

  test.each(seen)('is seen wherever it is: %s', async (_name, { path, prepare, arrive }) => {
    const page = await open(path(records), {
      reducedMotion: 'reduce',
      expectedMessages: failedRequest,
      ...(prepare && { prepare }),
    })
    await arrive(page)
    // Only who uses the keyboard is shown the focus.
    await page.keyboard.press('Shift')
    const faults: string[] = []
    for (const forcedColors of ['none', 'active'] as const) {
      await page.emulateMedia({ forcedColors })
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 })
        const found = await page.evaluate(focusFaults)
        faults.push(...found.map((fault) => `${width} pixels, forced colours ${forcedColors}: ${fault}`))
      }
    }
    expect(faults).toEqual([])
  })

  test.each(Object.entries<Way>(ways))(
    'goes to the heading of %s, also on the way back',
    async (_path, { from, link, heading }) => {
      const page = await open(from || `/test/customer_groups/${records.full}`)
      await link(page).click()
      await expect.poll(() => focused(page)).toMatch(/^H1 /)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(heading)
      await page.goBack()
      await page.waitForURL(`**${from || `/${records.full}`}`)
      await expect.poll(() => focused(page)).toMatch(/^H1 /)
    },
  )
})

/** The element that has the focus: `H1 Markets`. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent}`)
}
