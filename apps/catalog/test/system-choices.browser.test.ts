import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeRecords, type Records } from './harness/make-records.ts'
import { routes, viewsOfRoutes } from './harness/route-views.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

const moving = viewsOfRoutes.filter(([name]) => name.includes('loading'))

function animations(page: Page): Promise<number> {
  return page.evaluate(() => document.getAnimations().length)
}

describe.skipIf(hasNoBrowser)('a viewer whose system', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)
  let records: Records
  beforeAll(async () => {
    records = await makeRecords(catalog)
  })

  test.each(moving)('asks for less motion sees none, and others do: %s', async (_name, view) => {
    const { path, prepare, arrive } = view
    const page = await open(path(records), { reducedMotion: 'reduce', ...(prepare && { prepare }) })
    await arrive(page)
    expect(await animations(page)).toBe(0)
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    expect(await animations(page)).toBeGreaterThan(0)
  })

  test.each(routes)(
    'has colours of its own sees badges, bars and what is chosen: $path',
    async ({ views }) => {
      const { path, arrive } = views.full
      const page = await open(path(records), { forcedColors: 'active' })
      await arrive(page)
      expect(await page.evaluate(unseenMarks)).toEqual([])
    },
  )
})

/** What cannot be seen without a background of its own. Runs in the page, so that nothing outside of this function is there. */
function unseenMarks(): readonly string[] {
  const canvas = getComputedStyle(document.body).backgroundColor
  const faults: string[] = []
  const blame = (element: Element, what: string) => faults.push(`${what}: ${element.outerHTML.slice(0, 120)}`)
  for (const badge of document.querySelectorAll('.badge, .segmented')) {
    const { borderTopWidth, borderTopColor } = getComputedStyle(badge)
    if (borderTopWidth === '0px' || borderTopColor === canvas) blame(badge, 'without an edge')
  }
  for (const mark of document.querySelectorAll(
    '.plot-bar, .segment:has(:checked), .segment[aria-current], .nav-link[data-status=active]',
  ))
    if (getComputedStyle(mark).backgroundColor === canvas) blame(mark, 'as if it were not there')
  return faults
}
