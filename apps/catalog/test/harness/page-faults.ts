import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { layoutFaults } from './layout-faults.ts'

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}

const themes = ['light', 'dark'] as const
const widths = [1280, 390] as const

/** Rules that hold for WCAG 2.2 AA, and that axe does not ask by itself. */
const rules = { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } } as const

/** What axe finds in a page as it is now, wide and narrow, light and dark. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const faults: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 })
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const told = await page.evaluate(async (asked) => {
        const { violations } = await window.axe.run({ resultTypes: ['violations'], rules: asked })
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      }, rules)
      faults.push(...told.map((fault) => `${colorScheme}, ${width} pixels: ${fault}`))
    }
  }
  return faults
}

/** How much room there is, and how large the letters are that a viewer's browser begins with. */
interface Zoom {
  readonly width: number
  readonly fontPixels: number
}

/** Screens of 1280 pixels and of phones, letters of twice the size, and both at once: pages at 200 % and at 400 %. */
const zooms: Readonly<Record<string, Zoom>> = {
  'at 200 %': { width: 640, fontPixels: 16 },
  'with letters of twice the size': { width: 1280, fontPixels: 32 },
  'at 200 % with letters of twice the size': { width: 640, fontPixels: 32 },
  'on a phone': { width: 360, fontPixels: 16 },
  'at 400 %': { width: 320, fontPixels: 16 },
}

/** What is cut off, lies over something else, or moves sideways in a page as it is now, for viewers who see it larger. */
export async function zoomFaults(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  const faults: string[] = []
  for (const [name, { width, fontPixels }] of Object.entries(zooms)) {
    await session.send('Page.setFontSizes', { fontSizes: { standard: fontPixels } })
    await page.setViewportSize({ width, height: 844 })
    faults.push(...(await page.evaluate(layoutFaults)).map((fault) => `${name}: ${fault}`))
  }
  await session.send('Page.setFontSizes', { fontSizes: { standard: 16 } })
  await session.detach()
  return faults
}

/** By how many pixels a page can be moved sideways, which should be none, on a screen of a width. */
export async function sidewaysPixels(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 844 })
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
