import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { isInlineScriptRun } from './harness/is-inline-script-run.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

describe.skipIf(hasNoBrowser)('the reference at /docs', () => {
  const site = useCatalog()
  const open = useBrowser(site)

  // What is written to the console, and what is asked of another host, fails in `useBrowser`.
  test('shows every resource and an operation with its parameters, and asks nobody else', async () => {
    const page = await open('/docs')
    await page.getByRole('heading', { name: 'Cohort', exact: true }).waitFor()
    await page
      .getByRole('link', { name: /^customer_groups/ })
      .first()
      .waitFor()
    await page.goto(`${site.url}/docs#tag/customer_groups/GET/customer_groups`)
    await page.getByText('List customer_groups').first().waitFor()
    await page.getByText('filter[q]').first().waitFor()
    expect(await page.getByText('page[size]').count()).toBeGreaterThan(0)
  })

  test('has its styles, and does nothing that its policy forbids, wherever one goes in it', async () => {
    const page = await open('/docs', { prepare: watchPolicy })
    await page.getByRole('heading', { name: 'Cohort', exact: true }).waitFor()
    await page.goto(`${site.url}/docs#tag/customer_groups/POST/customer_groups`)
    await page.locator('code[style*="--line-count"]').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').locator('input').fill('customer')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Set dark mode' }).click()
    await page.locator('body.dark-mode').waitFor()
    const rules = () =>
      page.$$eval('style', (styles) => styles.map(({ sheet }) => (sheet?.cssRules.length ?? 0) > 0))
    expect(await rules()).toEqual([true, true, true, true])
    expect(await page.evaluate(() => Reflect.get(globalThis, 'violations'))).toEqual([])
  })

  test('takes no style that another put into it', async () => {
    const page = await open('/docs', { expectedMessages: /^Applying inline style violates/ })
    await page.getByRole('heading', { name: 'Cohort', exact: true }).waitFor()
    const isApplied = await page.evaluate(() => {
      const style = document.createElement('style')
      style.textContent = 'body { display: none }'
      document.head.append(style)
      return getComputedStyle(document.body).display === 'none'
    })
    expect(isApplied).toBe(false)
  })

  test('has a policy of its own, which takes no script that stands in the page', async () => {
    const { headers } = await fetch(`${site.url}/docs`)
    expect(headers.get('Content-Security-Policy')).toContain("script-src 'self';")
    const page = await open('/docs', { expectedMessages: /^Executing inline script violates/ })
    expect(await isInlineScriptRun(page)).toBe(false)
  })
})

/** Notes in the page what its policy has stopped, of which the console is not told all. */
async function watchPolicy(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const violations: string[] = []
    Reflect.set(globalThis, 'violations', violations)
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) =>
      violations.push(`${effectiveDirective} ${sample}`),
    )
  })
}
