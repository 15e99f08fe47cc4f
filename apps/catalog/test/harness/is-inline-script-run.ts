import type { Page } from 'playwright-core'

/** Puts a script into a page, as one who got text into it would, and tells whether it was run. */
export function isInlineScriptRun(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.wasRun = true'
    document.body.append(script)
    return 'wasRun' in globalThis
  })
}
