import { customerGroups } from '@cohort/schema'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { extremes } from '../test/harness/extremes.ts'
import { makeReaders } from '../test/harness/make-readers.ts'
import { openWriter } from '../test/harness/open-writer.ts'
import { failedRequest } from '../test/harness/page-states.ts'
import { lockTable, makeSalesChannel } from '../test/harness/troubles.ts'
import { useBrowser } from '../test/harness/use-browser.ts'
import { useCatalog } from '../test/harness/use-catalog.ts'
import { imagesFolder, screens, takeState, themes, type Theme } from './picture.ts'

const list = '/test/customer_groups'
const rows = (page: Page) => page.locator('main tbody .record-link').first()
const told = (page: Page, words: string) => page.getByRole('alert').getByText(words).waitFor()

/** Nothing is intercepted: each state is that of the service itself. */
describe('the pictures of what goes wrong', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)
  const phones: Readonly<Record<Theme, Buffer>>[] = []
  const openList = async () => {
    const page = await open(list, { expectedMessages: failedRequest })
    await rows(page).waitFor()
    return page
  }

  test('a slow service', async () => {
    const unlock = await lockTable(catalog.database, 'customer_groups')
    const page = await open(list)
    await page.locator('.skeleton').first().waitFor()
    phones.push(await takeState(page, 'slow'))
    await unlock()
    await rows(page).waitFor()
  })

  test('a service that was stopped', async () => {
    const page = await openList()
    await catalog.stop()
    await page.getByRole('link', { name: 'Next page' }).click()
    await told(page, 'The service does not answer')
    phones.push(await takeState(page, 'stopped'))
    await catalog.start()
  })

  test('a service that is asked too often', async () => {
    await catalog.stop()
    await catalog.start([{ limit: 2, seconds: 30 }])
    const page = await openList()
    await page.getByRole('link', { name: 'Next page' }).click()
    await page.getByText(/^11–20 of/).waitFor()
    await page.getByRole('link', { name: 'Next page' }).click()
    await told(page, 'Too many requests')
    await page.getByRole('timer').waitFor()
    phones.push(await takeState(page, 'throttled'))
    await catalog.stop()
    await catalog.start()
  })

  test('a record that was deleted meanwhile', async () => {
    const writer = await openWriter(catalog)
    const { record } = await writer.create(customerGroups, { name: 'Summer campaign 2025' })
    const page = await open(`${list}/${record.id}`, { expectedMessages: failedRequest })
    await page.getByRole('button', { name: 'Copy ID' }).waitFor()
    await writer.delete(customerGroups, record.id)
    await page.reload()
    await page.getByRole('link', { name: 'See its history' }).waitFor()
    phones.push(await takeState(page, 'deleted'))
  })

  test.each(Object.entries(extremes))('%s', async (what, attributes) => {
    const writer = await openWriter(catalog)
    const { record } = await writer.create(customerGroups, attributes)
    const name = what.replaceAll(' ', '-')
    const page = await open(`${list}/${record.id}`)
    await page.getByRole('button', { name: 'Copy ID' }).waitFor()
    await takeState(page, `${name}-record`)
    await page.goto(`${catalog.url}${list}`)
    await rows(page).waitFor()
    await takeState(page, `${name}-list`)
  })

  test('the phones beside each other', async () => {
    for (const theme of themes)
      await putTogether(
        phones.map((phone) => phone[theme]),
        theme,
      )
  })

  /** Puts the phones beside each other, in one picture. */
  async function putTogether(pictures: readonly Buffer[], theme: Theme): Promise<void> {
    const page = await open(list, { bypassCSP: true })
    const { width, height } = screens.phone
    const images = pictures.map(
      (picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`,
    )
    await page.setContent(`<!doctype html><title>${theme}</title>${images.join('')}`)
    await page.addStyleTag({ content: stylesOf(theme) })
    await page.setViewportSize({ width: (width + 28) * pictures.length - 4, height: height + 24 })
    await expect
      .poll(() => page.evaluate(() => [...document.images].every(({ complete }) => complete)))
      .toBe(true)
    await page.screenshot({ path: `${imagesFolder}catalog-states-${theme}.png`, omitBackground: true })
  }
})

describe('the picture of a viewer whose rights were taken', () => {
  const catalog = useCatalog({ catalogAccess: 'sign-in' })
  const open = useBrowser(catalog)

  test('not allowed', async () => {
    const { test: reader } = await makeReaders(catalog.database)
    const page = await open('/test/markets', { expectedMessages: failedRequest })
    await page.getByLabel('Client id').fill(reader.clientId)
    await page.getByLabel('Secret').fill(reader.secret)
    await page.keyboard.press('Enter')
    await rows(page).waitFor()
    await makeSalesChannel(catalog.database, reader.clientId)
    await catalog.stop()
    await catalog.start()
    await page.getByRole('link', { name: 'Customers', exact: true }).click()
    await told(page, 'Not allowed')
    await takeState(page, 'not-allowed')
  })
})

function stylesOf(theme: Theme): string {
  const edge = theme === 'light' ? '#d4d4d8' : '#3f3f46'
  return `body { display: flex; gap: 24px; margin: 12px; } img { outline: 1px solid ${edge}; border-radius: 12px; }`
}
