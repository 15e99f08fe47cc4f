import { customerGroups } from '@cohort/schema'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openWriter } from './harness/open-writer.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

const offline = /^Failed to load resource/

describe.skipIf(hasNoBrowser)('a history', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  /** Opens the history of a group that was changed so many times. */
  async function openHistory(changes: number): Promise<Page> {
    const writer = await openWriter(catalog)
    const { record } = await writer.create(customerGroups, { name: 'Round 0' })
    for (let round = 1; round <= changes; round += 1)
      await writer.update(customerGroups, record.id, { name: `Round ${round}` })
    const page = await open(`/test/customer_groups/${record.id}/history`, {
      expectedMessages: offline,
      prepare: (opened) => opened.clock.install(),
    })
    await page.locator('.entry').first().waitFor()
    return page
  }

  test('that cannot be loaded again says that it may be old, and stays', async () => {
    const page = await openHistory(1)
    await page.route('**/api/versions**', (route) => route.abort('internetdisconnected'))
    await page.clock.fastForward(60_000)
    await page.context().setOffline(true)
    await page.context().setOffline(false)
    await page.getByText('The service does not answer. What is shown may be old.').waitFor()
    expect(await page.locator('.entry').count()).toBe(2)
    await page.unroute('**/api/versions**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('What is shown may be old.').waitFor({ state: 'detached' })
    expect(await page.locator('.entry').count()).toBe(2)
  })

  test('whose older changes cannot be loaded says so, and loads them at another try', async () => {
    const page = await openHistory(26)
    await page.route('**/api/versions**', (route) => route.fulfill({ status: 500, body: '' }))
    await page.getByRole('button', { name: 'Show older changes' }).click()
    await page.getByText('Older changes could not be loaded.').waitFor()
    expect(await page.locator('.entry').count()).toBe(25)
    expect(await page.getByText('What is shown may be old.').count()).toBe(0)
    await page.unroute('**/api/versions**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => page.locator('.entry').count()).toBe(27)
  })
})
