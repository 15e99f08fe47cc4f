import { describe, test } from 'vitest'
import type { Page } from 'playwright-core'
import { fillMerchants } from '../test/harness/fill-merchants.ts'
import { useBrowser } from '../test/harness/use-browser.ts'
import { useCatalog } from '../test/harness/use-catalog.ts'
import { takeState } from './picture.ts'

const rows = (page: Page) => page.locator('main tbody .record-link').first().waitFor()

describe('the pictures of a list of 100,000 rows', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  test('at its ends, and inside', async () => {
    await fillMerchants(catalog.database)
    const page = await open('/test/merchants')
    await rows(page)
    await takeState(page, 'many-first')
    await page.goto(`${catalog.url}/test/merchants?sort=name&page[number]=1002`)
    await rows(page)
    await takeState(page, 'many-deep')
    await page.getByRole('link', { name: 'Last page', exact: true }).click()
    await page.getByText('zz 100000', { exact: true }).waitFor()
    await takeState(page, 'many-last')
  })
})
