import { customerGroups } from '@cohort/schema'
import type { Locator, Page, Route } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openWriter } from './harness/open-writer.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

const list = '/test/customer_groups'

/** Answers every request to the API in place of the service. */
function answerWith(status: number, code: string): (page: Page) => Promise<unknown> {
  const body = JSON.stringify({
    errors: [{ title: 'A title', detail: 'A detail.', code, status: `${status}` }],
  })
  const headers = { 'content-type': 'application/vnd.api+json', 'x-request-id': 'request-1' }
  return (page) => page.route('**/api/**', (route) => route.fulfill({ status, headers, body }))
}

function firstRow(page: Page): Locator {
  return page.locator('main tbody').getByRole('link').first()
}

/** True as soon as something is there to be seen. */
async function appears(what: Locator): Promise<boolean> {
  await what.waitFor()
  return what.isVisible()
}

const failedRequest = /^Failed to load resource/

describe.skipIf(hasNoBrowser)('what stands where data would stand', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  test('while the first rows load, a table of the final height', async () => {
    let answer: (() => Promise<void>) | undefined
    const hold = (route: Route) => {
      answer = () => route.continue()
    }
    const page = await open(list, { prepare: (opened) => opened.route('**/api/**', hold) })
    const table = page.locator('main table')
    await page.locator('.skeleton').first().waitFor()
    const before = await table.boundingBox()
    await expect.poll(() => answer).toBeDefined()
    await answer?.()
    await page.getByRole('link', { name: 'Next page' }).waitFor()
    expect(await table.boundingBox()).toEqual(before)
  })

  test('while the next rows load, those of before', async () => {
    const page = await open(list)
    const names = page.locator('main tbody').getByRole('link')
    await names.first().waitFor()
    const before = await names.allTextContents()
    await page.route('**/api/**', () => {})
    await page.getByRole('link', { name: 'Next page' }).click()
    await page.locator('table[aria-busy=true]').waitFor()
    expect(await names.allTextContents()).toEqual(before)
    expect(await page.locator('.pager output').textContent()).toMatch(/^1–10 of/)
  })

  test('where filters let nothing pass, a way to clear them', async () => {
    const page = await open(`${list}?filter[q][name_eq]=Nobody%20is%20called%20this&sort=name`)
    await page.getByText('No customer groups match').waitFor()
    await page.getByRole('link', { name: 'Clear filters' }).click()
    expect(await appears(firstRow(page))).toBe(true)
    expect(new URL(page.url()).search).toBe('?sort=name')
  })

  test('where there is nothing at all, other words', async () => {
    const nothing = JSON.stringify({ data: [], meta: { record_count: 0, page_count: 0 }, links: {} })
    const page = await open(list, {
      prepare: (opened) => opened.route('**/api/**', (route) => route.fulfill({ body: nothing })),
    })
    expect(await appears(page.getByText('No customer groups yet'))).toBe(true)
  })

  test('beyond the last page, a way to it', async () => {
    const page = await open(`${list}?page[number]=99`)
    await page.getByText('There is no page 99').waitFor()
    await page.getByRole('link', { name: 'Go to the last page' }).click()
    expect(await appears(firstRow(page))).toBe(true)
  })

  test('when the address asks for what is not there, the nearest name, and nothing is sent', async () => {
    const asked: string[] = []
    const page = await open(`${list}?filter[q][nam_eq]=VIP`, {
      prepare: async (opened) => opened.on('request', (request) => asked.push(request.url())),
    })
    expect(await page.getByRole('alert').textContent()).toContain('Did you mean "name_eq"?')
    expect(asked.filter((url) => url.includes('/api/'))).toEqual([])
  })

  test('when the server fails, the request id to copy, and another try', async () => {
    const prepare = answerWith(500, 'INTERNAL_SERVER_ERROR')
    const page = await open(list, { expectedMessages: failedRequest, prepare })
    await page.getByText('Something went wrong on the server').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('request-1')
    await page.unroute('**/api/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    expect(await appears(firstRow(page))).toBe(true)
  })

  test('when the server fails, a report to copy, without what was looked for', async () => {
    const page = await open(`${list}?filter[q][name_eq]=Somebody`, {
      expectedMessages: failedRequest,
      prepare: answerWith(500, 'INTERNAL_SERVER_ERROR'),
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.getByRole('button', { name: 'Copy report' }).click()
    await page.getByText('Copy report: Copied').waitFor({ state: 'attached' })
    const report = await page.evaluate(() => navigator.clipboard.readText())
    expect(report).toMatch(/filter\[q\]\[name_eq\]=….*Status: 500.*Request id: request-1$/s)
    expect(report).not.toMatch(/Somebody|Bearer|eyJ/)
  })

  test('after too many requests, the seconds until it tries again by itself', async () => {
    let refusals = 0
    const refuseTwice = (route: Route) => {
      refusals += 1
      if (refusals > 2) return route.continue()
      const body = JSON.stringify({ errors: [{ title: 't', detail: 'd', code: 'THROTTLED', status: '429' }] })
      return route.fulfill({ status: 429, headers: { 'retry-after': '2' }, body })
    }
    const page = await open(list, {
      expectedMessages: failedRequest,
      prepare: (opened) => opened.route('**/api/**', refuseTwice),
    })
    await page.getByRole('timer').getByText('Trying again in 2 seconds').waitFor()
    await page.getByRole('timer').getByText('Trying again in 1 second').waitFor()
    expect(await appears(firstRow(page))).toBe(true)
    expect(refusals).toBe(3)
  })

  test('when rows cannot be loaded again, that they may be old, and the rows', async () => {
    const page = await open(list, {
      expectedMessages: failedRequest,
      prepare: (opened) => opened.clock.install(),
    })
    await firstRow(page).waitFor()
    await page.route('**/api/**', (route) => route.abort('internetdisconnected'))
    // Rows that came just now are not asked for again.
    await page.clock.fastForward(60_000)
    await page.context().setOffline(true)
    await page.context().setOffline(false)
    await page.getByText('The service does not answer. What is shown may be old.').waitFor()
    expect(await firstRow(page).isVisible()).toBe(true)
    await page.unroute('**/api/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('What is shown may be old.').waitFor({ state: 'detached' })
  })

  test.each([
    [403, 'UNAUTHORIZED', 'Not allowed'],
    [429, 'THROTTLED', 'Too many requests'],
    [503, 'SERVICE_UNAVAILABLE', 'The service cannot answer now'],
  ])('after a %i, words of its own', async (status, code, words) => {
    const page = await open(list, { expectedMessages: failedRequest, prepare: answerWith(status, code) })
    expect(await appears(page.getByText(words))).toBe(true)
  })

  test('without a network, that there is none; the rows come when it is back', async () => {
    const page = await open(`${list}/0000000000000`, {
      expectedMessages: failedRequest,
      prepare: (opened) => opened.route('**/api/**', (route) => route.abort('internetdisconnected')),
    })
    await page.getByText('The service does not answer').waitFor()
    await page.context().setOffline(true)
    await page.getByText('You are offline').waitFor()
    await page.unroute('**/api/**')
    await page.context().setOffline(false)
    expect(await appears(page.getByText('Nothing is here under this id'))).toBe(true)
  })

  test('under an id of nobody, a way to the list', async () => {
    const page = await open(`${list}/nobody12345`, { expectedMessages: failedRequest })
    await page.getByText('Nothing is here under this id').waitFor()
    await page.getByRole('link', { name: 'Show all customer groups' }).click()
    expect(await appears(firstRow(page))).toBe(true)
  })

  test('of a record that was deleted meanwhile, who did it and its history', async () => {
    const writer = await openWriter(catalog)
    const { record } = await writer.create(customerGroups, { name: 'Soon to go' })
    const page = await open(`${list}/${record.id}`, { expectedMessages: failedRequest })
    await page.getByRole('heading', { level: 1, name: 'Soon to go' }).waitFor()
    await writer.delete(customerGroups, record.id)
    await page.reload()
    await page.getByText('This customer group was deleted').waitFor()
    await page.getByRole('heading', { level: 1, name: 'Soon to go' }).waitFor()
    expect(await page.getByRole('alert').textContent()).toMatch(/just now, by integration \w+\./)
    await page.getByRole('link', { name: 'See its history' }).click()
    const events = page.getByRole('main').locator('.entry .badge')
    await events.first().waitFor()
    expect(await events.allTextContents()).toEqual(['−Deleted', '+Created'])
    expect(await page.title()).toBe('Soon to go · Customer groups · Cohort [TEST]')
  })

  // An address that no mode begins is not found by the server, either; the page is the catalog's all the same.
  test.each([
    ['/nowhere', { expectedMessages: failedRequest }],
    ['/test/nowhere', {}],
    ['/test/customer_groups/a/b', {}],
  ])('at %s, that it leads nowhere', async (path, options) => {
    const page = await open(path, options)
    await page.getByText('This address leads nowhere').waitFor()
    await page.getByRole('link', { name: 'Go to the first page' }).click()
    expect(await appears(firstRow(page))).toBe(true)
  })

  test('after the token has expired, the data all the same: it is fetched anew once', async () => {
    let refusals = 0
    const refuseOnce = (route: Route) => {
      refusals += 1
      return refusals === 1 ? route.fulfill({ status: 401, body: '{"errors":[]}' }) : route.continue()
    }
    const page = await open(list, {
      expectedMessages: failedRequest,
      prepare: async (opened) => {
        await opened.route('**/api/**', refuseOnce)
        let issued = 0
        await opened.route('**/catalog/token*', async (route) => {
          issued += 1
          const answer = await route.fetch()
          const session: unknown = await answer.json()
          // The first token is one that the service would no longer know.
          await route.fulfill({ json: issued === 1 ? { ...Object(session), access_token: 'old' } : session })
        })
      },
    })
    expect(await appears(firstRow(page))).toBe(true)
    expect(refusals).toBe(2)
  })
})
