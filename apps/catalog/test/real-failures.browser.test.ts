import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeReaders, type Readers } from './harness/make-readers.ts'
import { axeFaults } from './harness/page-faults.ts'
import { failedRequest } from './harness/page-states.ts'
import { lockTable, makeSalesChannel } from './harness/troubles.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

const list = '/test/customers?sort=email'
const rows = (page: Page) => page.locator('main tbody .record-link')
const told = (page: Page) => page.getByRole('alert')

/** Nothing is intercepted here: the service itself is stopped, kept waiting, hurried, or believes that it is later. */
describe.skipIf(hasNoBrowser)('a service in trouble', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)
  afterEach(() => {
    vi.useRealTimers()
  })

  async function openList(): Promise<Page> {
    const page = await open(list, { expectedMessages: failedRequest })
    await rows(page).first().waitFor()
    return page
  }

  test('that was stopped is told of, and as soon as it is back another try goes on where the viewer was', async () => {
    const page = await openList()
    await catalog.stop()
    await page.getByRole('link', { name: 'Next page' }).click()
    await appears(told(page).getByText('The service does not answer'))
    expect(await told(page).textContent()).toContain(
      'It may be starting again, or its address may have changed.',
    )
    expect(await axeFaults(page)).toEqual([])
    await catalog.start()
    await page.getByRole('button', { name: 'Try again' }).click()
    await appears(page.getByText(/^11–20 of/))
    expect(await rows(page).count()).toBe(10)
  })

  test('that is slow leaves a table in its place, whose rows come when they come', async () => {
    const unlock = await lockTable(catalog.database, 'customers')
    const page = await open(list)
    await page.locator('.skeleton').first().waitFor()
    await appears(page.getByRole('button', { name: 'Add filter' }))
    expect(await page.getByText('Loading', { exact: true }).count()).toBe(1)
    await unlock()
    await appears(rows(page).first())
  })

  test('that is asked too often counts down, and then answers by itself', async () => {
    await catalog.stop()
    await catalog.start([{ limit: 1, seconds: 2 }])
    const page = await openList()
    await page.getByRole('link', { name: 'Next page' }).click()
    await appears(told(page).getByText('Too many requests'))
    expect(await page.getByRole('timer').textContent()).toMatch(/^Trying again in \d seconds?/)
    await appears(page.getByText(/^11–20 of/))
    await catalog.stop()
    await catalog.start()
  })

  test('by whose clock the token has expired is asked for the next one, unseen', async () => {
    const page = await openList()
    const before = await rows(page).allTextContents()
    const answers: string[] = []
    page.on('response', (answer) => {
      const { pathname } = new URL(answer.url())
      if (/^\/(api|catalog)\//.test(pathname)) answers.push(`${answer.status()} ${pathname}`)
    })
    await catalog.stop()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 })
    // What it knew of the token is forgotten with it.
    await catalog.start()
    await page.getByRole('link', { name: 'Next page' }).click()
    await expect.poll(() => rows(page).allTextContents()).not.toEqual(before)
    expect(answers).toEqual(['401 /api/customers', '200 /catalog/token', '200 /api/customers'])
    expect(await page.getByRole('alert').count()).toBe(0)
  })
})

describe.skipIf(hasNoBrowser)('a catalog that is open on another machine', () => {
  const catalog = useCatalog()
  let readers: Readers
  beforeAll(async () => {
    readers = await makeReaders(catalog.database)
  })
  const open = useBrowser({
    /** The service takes this name for that of another machine. */
    get url() {
      return catalog.url.replace('localhost', 'elsewhere.localhost')
    },
  })

  test('lets nobody read without credentials, and with them shows what was asked for', async () => {
    const page = await open(list, { expectedMessages: failedRequest })
    await appears(page.getByRole('heading', { level: 1, name: 'Sign in to test' }))
    expect(await page.getByRole('main').textContent()).toContain(
      'cohort applications create --role read_only',
    )
    await page.getByLabel('Client id').fill(readers.test.clientId)
    await page.getByLabel('Secret').fill(readers.test.secret)
    await page.keyboard.press('Enter')
    await appears(rows(page).first())
    expect(decodeURIComponent(page.url())).toMatch(/\/test\/customers\?sort=email$/)
  })

  test('says of what its application may read no longer that it is not allowed, whose token it is, and who can help', async () => {
    const leaving = (await makeReaders(catalog.database)).test
    const page = await open('/test/markets', { expectedMessages: failedRequest })
    await page.getByLabel('Client id').fill(leaving.clientId)
    await page.getByLabel('Secret').fill(leaving.secret)
    await page.keyboard.press('Enter')
    await appears(rows(page).first())
    await makeSalesChannel(catalog.database, leaving.clientId)
    // What it knew of the token is forgotten with it.
    await catalog.stop()
    await catalog.start()
    await page.getByRole('link', { name: 'Customers', exact: true }).click()
    await appears(told(page).getByText('Not allowed'))
    const words = await told(page).textContent()
    expect(words).toContain('This token may not list customers: it is of a sales channel.')
    expect(words).toContain('whoever runs the service can make one')
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('link', { name: 'Merchants', exact: true }).click()
    await appears(rows(page).first())
    expect(await told(page).count()).toBe(0)
  })
})

/** Waits until something is to be seen. */
async function appears(what: Locator): Promise<void> {
  await what.first().waitFor()
  expect(await what.first().isVisible()).toBe(true)
}
