import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { useBrowser } from '../test/harness/use-browser.ts'
import { useCatalog } from '../test/harness/use-catalog.ts'
import { imagesFolder, takePicture, type Theme } from './picture.ts'

interface Picture {
  readonly path: string
  readonly theme: Theme
  /** Goes on from the first page to what is shown. */
  readonly go?: (page: Page) => Promise<unknown>
  /** What is there as soon as all is there. */
  readonly until: string
}

const beta = '/live/customer_groups?filter[q][code_eq]=beta-app'
const firstRecord = (page: Page) => page.locator('main tbody .record-link').first().click()

/** The pictures of README: a page each, wide. */
const pictures: Readonly<Record<string, Picture>> = {
  overview: { path: '/live', theme: 'light', until: '.plot-columns' },
  list: { path: '/live/customer_groups', theme: 'light', until: 'main tbody .record-link' },
  record: { path: beta, theme: 'dark', go: firstRecord, until: '.members a' },
  history: {
    path: beta,
    theme: 'light',
    go: async (page) => {
      await firstRecord(page)
      await page.getByRole('link', { name: 'History', exact: true }).click()
    },
    until: '.diff',
  },
}

describe('the pictures of pages', () => {
  const open = useBrowser(useCatalog())

  test.each(Object.entries(pictures))('%s', async (name, { path, theme, go, until }) => {
    const page = await open(path)
    await go?.(page)
    await page.locator(until).first().waitFor()
    await expect.poll(() => page.locator('.skeleton').count()).toBe(0)
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
    await takePicture(page, { theme, screen: 'wide', path: `${imagesFolder}catalog-${name}.png` })
  })
})
