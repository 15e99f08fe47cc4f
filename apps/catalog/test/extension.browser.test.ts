import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { prepare, registry } from '../../api/test/extension/tags.ts'
import { openWriter } from './harness/open-writer.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

const registryFile = fileURLToPath(new URL('../../api/test/extension/tags.ts', import.meta.url))

describe.skipIf(hasNoBrowser)('a resource that is declared in a test', () => {
  const catalog = useCatalog({ extension: { registry, prepare, registryFile } })
  const open = useBrowser(catalog)
  let id = ''
  beforeAll(async () => {
    const tags = registry.find('tags')
    if (tags === undefined) throw new Error('The registry of the test has no tags.')
    const writer = await openWriter(catalog)
    await writer.create(tags, { name: 'Dormant', code: 'dormant' })
    id = (await writer.create(tags, { name: 'Urgent', code: 'urgent', metadata: { colour: 'red' } })).record
      .id
    await writer.update(tags, id, { name: 'Most urgent' })
  })

  async function openTags(): Promise<Page> {
    const page = await open('/test/customer_groups')
    await page.getByRole('navigation', { name: 'Resources' }).getByRole('link', { name: 'Tags' }).click()
    await page.locator('main tbody .record-link').first().waitFor()
    return page
  }

  test('has a list with the columns of its declaration', async () => {
    const page = await openTags()
    expect(await page.title()).toBe('Tags · Cohort [TEST]')
    expect(await page.getByRole('columnheader').allTextContents()).toEqual(['Name', 'Code', 'Updated'])
    expect(await page.locator('main tbody .record-link').allTextContents()).toEqual([
      'Most urgent',
      'Dormant',
    ])
  })

  test('is filtered, also across its relationship and inside its metadata', async () => {
    const page = await openTags()
    await page.getByRole('button', { name: 'Add filter' }).click()
    const field = page.getByRole('combobox', { name: 'Field' })
    await field.selectOption('Customer group name')
    await field.selectOption('Metadata')
    await page.getByLabel('Key inside').fill('colour')
    await page.getByLabel('Value').fill('red')
    await page.keyboard.press('Enter')
    await page.waitForURL(/metadata\.colour_eq/)
    await expect
      .poll(() => page.locator('main tbody .record-link').allTextContents())
      .toEqual(['Most urgent'])
  })

  test('has a page for each record, with its relationships, and a history', async () => {
    const page = await open(`/test/tags/${id}`)
    await page.getByRole('heading', { level: 1, name: 'Most urgent' }).waitFor()
    await page.getByRole('heading', { name: 'Relationships' }).waitFor()
    expect(await page.locator('.tree').textContent()).toBe('colourred')
    await page.getByRole('link', { name: 'History', exact: true }).click()
    await page.locator('.entry').first().waitFor()
    expect(await page.locator('.entry .badge').allTextContents()).toEqual(['~Changed', '+Created'])
  })

  test('is found by the search in everything', async () => {
    const page = await open('/test/markets')
    await page.locator('main tbody .record-link').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('most urg')
    await page.getByRole('option', { name: 'Most urgent' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/test/tags/${id}`)
    expect(await page.getByRole('heading', { level: 1, name: 'Most urgent' }).textContent()).toBe(
      'Most urgent',
    )
  })
})
