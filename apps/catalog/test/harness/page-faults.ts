import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const themes = ['light', 'dark'] as const
const widths = [1280, 390] as const

/** What axe finds in a page as it is now, wide and narrow, light and dark. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 })
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page }).analyze()
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      faults.push(...told.map((fault) => `${colorScheme}, ${width} pixels: ${fault}`))
    }
  }
  return faults
}

/** By how many pixels a page can be moved sideways, which should be none, on a screen of a width. */
export async function sidewaysPixels(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 844 })
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
