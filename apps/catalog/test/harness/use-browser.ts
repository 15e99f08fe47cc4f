import { chromiumArguments, findChromium } from '@cohort/testing'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'

const executablePath = findChromium()

/** Without a Chromium the tests of a browser are skipped, but in CI they fail. */
export const hasNoBrowser = executablePath === undefined && !process.env['CI']

/** What a page did that the catalog never may. */
interface Misdeeds {
  readonly console: string[]
  readonly requests: string[]
}

export interface OpenOptions extends BrowserContextOptions {
  /** Messages of the browser that a test provokes, as that a request failed. */
  readonly expectedMessages?: RegExp
  /** Before the first request of the page. */
  readonly prepare?: (page: Page) => Promise<unknown>
}

/**
 * Gives the function that opens pages of a site, each in a browser profile of its own.
 * After each test: nothing was written to the
 * console, nothing was asked of another host, and nothing but reads were sent.
 */
export function useBrowser(site: { readonly url: string }) {
  let browser: Browser | undefined
  const misdeeds: Misdeeds = { console: [], requests: [] }
  beforeAll(async () => {
    if (executablePath === undefined) throw new Error('There is no Chromium; CHROMIUM_PATH may name one.')
    browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
  })
  afterEach(async () => {
    await Promise.all(browser?.contexts().map((context) => context.close()) ?? [])
    expect({ console: misdeeds.console.splice(0), requests: misdeeds.requests.splice(0) }).toEqual({
      console: [],
      requests: [],
    })
  })
  afterAll(() => browser?.close())

  /** Opens a page of the site, in UTC and English unless told otherwise. */
  return async (path: string, { expectedMessages, prepare, ...options }: OpenOptions = {}): Promise<Page> => {
    if (browser === undefined) throw new Error('The browser is started in beforeAll.')
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options })
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    watch(page, misdeeds, site.url, expectedMessages)
    await prepare?.(page)
    await page.goto(`${site.url}${path}`)
    return page
  }
}

function watch(page: Page, misdeeds: Misdeeds, url: string, expectedMessages = /^$/): void {
  page.on('console', (message) => {
    const isBad = ['error', 'warning'].includes(message.type()) && !expectedMessages.test(message.text())
    if (isBad) misdeeds.console.push(message.text())
  })
  page.on('pageerror', (error) => misdeeds.console.push(String(error)))
  page.on('request', (request) => {
    const isOurs = request.url().startsWith(`${url}/`) || request.url().startsWith('data:')
    if (!isOurs || request.method() !== 'GET') misdeeds.requests.push(`${request.method()} ${request.url()}`)
  })
}
