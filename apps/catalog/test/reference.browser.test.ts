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

  test('has a policy of its own, which takes no script that stands in the page', async () => {
    const { headers } = await fetch(`${site.url}/docs`)
    expect(headers.get('Content-Security-Policy')).toContain("script-src 'self';")
    const page = await open('/docs', { expectedMessages: /^Executing inline script violates/ })
    expect(await isInlineScriptRun(page)).toBe(false)
  })
})
