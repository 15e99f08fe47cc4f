import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeFaults } from './harness/page-faults.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

const list = '/test/customer_groups'

/** A page in one of its states: where it is, what is made of the API, and how it is known to be there. */
interface View {
  readonly path: string
  readonly prepare?: (page: Page) => Promise<unknown>
  readonly arrive: (page: Page) => Promise<unknown>
}

const failing = (page: Page) => page.route('**/api/**', (route) => route.fulfill({ status: 500, body: '' }))
const silent = (page: Page) => page.route('**/api/**', () => {})
const firstLink = (page: Page) => page.locator('main tbody').getByRole('link').first()

const views: Readonly<Record<string, View>> = {
  'a full list': {
    path: `${list}?filter[q][name_present]=true`,
    arrive: (page) => firstLink(page).waitFor(),
  },
  'a loading list': {
    path: list,
    prepare: silent,
    arrive: (page) => page.locator('.skeleton').first().waitFor(),
  },
  'an empty list': {
    path: `${list}?filter[q][name_eq]=Nobody`,
    arrive: (page) => page.getByText('No customer groups match').waitFor(),
  },
  'a failed list': { path: list, prepare: failing, arrive: (page) => page.getByRole('alert').waitFor() },
  'the form of a filter': {
    path: list,
    arrive: async (page) => {
      await page.getByRole('button', { name: 'Add filter' }).click()
      await page.getByRole('button', { name: 'Another field' }).click()
      await page.getByRole('combobox', { name: 'Field', exact: true }).selectOption('Metadata')
      await page.getByRole('button', { name: 'Apply' }).click()
      await page.locator('.field-fault').waitFor()
    },
  },
  'a record': {
    path: list,
    arrive: async (page) => {
      await firstLink(page).click()
      await page.getByRole('button', { name: 'Copy ID' }).waitFor()
    },
  },
  'a history with two changes compared': {
    path: `${list}?sort=created_at`,
    arrive: async (page) => {
      await firstLink(page).click()
      await page.getByRole('link', { name: 'History' }).click()
      const picks = page.getByRole('checkbox')
      await picks.first().check()
      await picks.last().check()
      await page.locator('.changes').first().waitFor()
    },
  },
  'the search in everything': {
    path: list,
    arrive: async (page) => {
      await firstLink(page).waitFor()
      await page.keyboard.press('/')
      await page.keyboard.type('app')
      await page.getByRole('option', { name: /App/ }).first().waitFor()
    },
  },
  'the columns of a list': {
    path: list,
    arrive: async (page) => {
      await firstLink(page).waitFor()
      await page.getByRole('button', { name: 'Columns' }).click()
    },
  },
  'the call behind a list': {
    path: list,
    arrive: async (page) => {
      await firstLink(page).waitFor()
      await page.getByRole('button', { name: 'API call' }).click()
      await page.getByRole('radio', { name: 'Body' }).check()
      await page.locator('.raw-text').getByText('"data"').waitFor()
    },
  },
  'the export of a list': {
    path: list,
    arrive: async (page) => {
      await firstLink(page).waitFor()
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('button', { name: 'Save as CSV' }).waitFor()
    },
  },
  'a loading record': {
    path: `${list}/nobody12345`,
    prepare: silent,
    arrive: (page) => page.locator('.skeleton').first().waitFor(),
  },
  'a missing record': { path: `${list}/nobody12345`, arrive: (page) => page.getByRole('alert').waitFor() },
  'the overview': {
    path: '/test',
    arrive: async (page) => {
      await page.locator('.plot-column').last().waitFor()
      await page.getByText('As a table').last().click()
    },
  },
  'a loading overview': {
    path: '/test',
    prepare: (page) => page.route('**/statistics/**', () => {}),
    arrive: (page) => page.locator('.plot-skeleton').last().waitFor(),
  },
  'a failed overview': {
    path: '/test',
    prepare: (page) => page.route('**/statistics/**', (route) => route.fulfill({ status: 500, body: '' })),
    arrive: (page) => page.getByRole('alert').last().waitFor(),
  },
  'no page': { path: '/nowhere', arrive: (page) => page.getByText('This address leads nowhere').waitFor() },
}

describe.skipIf(hasNoBrowser)('in both themes, wide and narrow', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  test.each(Object.entries(views))('%s is accessible', async (_name, { path, prepare, arrive }) => {
    const page = await open(path, {
      reducedMotion: 'reduce',
      expectedMessages: /^Failed to load resource/,
      ...(prepare && { prepare }),
    })
    await arrive(page)
    expect(await axeFaults(page)).toEqual([])
  })
})

describe.skipIf(hasNoBrowser)('on a narrow screen', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  test.each(Object.entries(views))('%s never moves sideways', async (_name, { path, prepare, arrive }) => {
    const page = await open(path, {
      viewport: { width: 360, height: 740 },
      expectedMessages: /^Failed to load resource/,
      ...(prepare && { prepare }),
    })
    await arrive(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  })
})
