import { can, customerGroups, registry } from '@cohort/schema'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { labelOf } from '../src/describe/words.ts'
import { openWriter } from './harness/open-writer.ts'
import { sidewaysPixels } from './harness/page-faults.ts'
import { isInlineScriptRun } from './harness/is-inline-script-run.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

const listed = registry.resources.filter(({ actions }) => actions.includes('list'))

describe.skipIf(hasNoBrowser)('the catalog', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  async function openList(path: string): Promise<Page> {
    const page = await open(path, { permissions: ['clipboard-read', 'clipboard-write'] })
    await links(page).first().waitFor()
    return page
  }

  test.each(listed)(
    'lists $type in a table: headings that sort, and rows that lead to their record',
    async (resource) => {
      const asked: string[] = []
      // A log without a choice of columns is a timeline.
      const columnsOfLog =
        resource.log === null ? '' : `?fields[${resource.type}]=${resource.catalog.columns.join(',')}`
      const page = await open(`/test/${resource.type}${columnsOfLog}`, {
        prepare: async (opened) =>
          opened.on('request', (request) => request.resourceType() === 'fetch' && asked.push(request.url())),
      })
      await links(page).first().waitFor()
      expect(asked.length).toBeLessThanOrEqual(3)

      const table = page.getByRole('table', { name: labelOf(resource.type) })
      const sorting = await table
        .getByRole('columnheader')
        .evaluateAll((headings) =>
          headings.map((heading) => [
            heading.getAttribute('scope'),
            heading.getAttribute('aria-sort') !== null,
          ]),
        )
      const { columns } = resource.catalog
      const attributes = new Map(Object.entries(resource.attributes))
      const sortable = columns.map((name) => {
        const declared = attributes.get(name)
        return ['col', declared !== undefined && can(declared, 'sort')]
      })
      expect(sorting.slice(0, columns.length)).toEqual(sortable)

      const name = await links(page).first().textContent()
      await table.getByRole('row').nth(1).getByRole('cell').first().getByRole('link').click()
      await page.getByRole('heading', { level: 1, name: name ?? '', exact: true }).waitFor()
      expect(new URL(page.url()).pathname.split('/').slice(1, 3)).toEqual(['test', resource.type])
    },
  )

  test.each([
    ['customers', 'Email', 'contains', 'input[type=text]'],
    ['customers', 'Status', 'is', 'select'],
    ['customers', 'Status', 'is one of', 'input[type=text]'],
    ['customers', 'Created', 'is at or after', 'input[type=date]'],
    ['customers', 'Metadata', 'contains', 'textarea'],
    ['customers', 'Reference', 'is null', 'select'],
    ['event_stores?fields[event_stores]=event', 'Event', 'is', 'select'],
  ])('edits a filter of %s by %s that %s with what fits it', async (type, field, predicate, editor) => {
    const page = await openList(`/test/${type}`)
    const form = page.getByRole('dialog', { name: 'Add filter' })
    await page.getByRole('button', { name: 'Add filter' }).click()
    await form.getByRole('combobox', { name: 'Field', exact: true }).selectOption(field)
    await form.getByRole('combobox', { name: 'Test' }).selectOption({ label: predicate })
    expect(await form.locator(`${editor}[id]`).filter({ visible: true }).count()).toBe(1)
  })

  test('offers for a field the tests of its type alone', async () => {
    const page = await openList('/test/customers')
    const form = page.getByRole('dialog', { name: 'Add filter' })
    const tests = () => form.getByRole('combobox', { name: 'Test' }).locator('option').allTextContents()
    await page.getByRole('button', { name: 'Add filter' }).click()
    const field = form.getByRole('combobox', { name: 'Field', exact: true })
    await field.selectOption('Email')
    await expect.poll(tests).toContain('starts with')
    await field.selectOption('Created')
    await expect.poll(tests).not.toContain('starts with')
    expect(await tests()).toContain('is before')
  })

  test('says where a record stands, and leads back to its list', async () => {
    const page = await openList('/test/customer_groups')
    const name = (await links(page).first().textContent()) ?? ''
    await links(page).first().click()
    const crumbs = page.getByRole('navigation', { name: 'Breadcrumbs' })
    await crumbs.getByText(name).waitFor()
    expect(await crumbs.locator('[aria-current=page]').textContent()).toBe(name)
    await crumbs.getByRole('link', { name: 'Customer groups' }).click()
    await links(page).first().waitFor()
    expect(new URL(page.url()).pathname).toBe('/test/customer_groups')
  })

  test('copies the link to a record, and is told so', async () => {
    const page = await openList('/test/markets')
    await links(page).first().click()
    await page.getByRole('button', { name: 'Copy link' }).click()
    await page.getByText('Copy link: Copied').waitFor({ state: 'attached' })
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
  })

  test('marks what moved in an array, came and went by a sign and by a word', async () => {
    const writer = await openWriter(catalog)
    const { record } = await writer.create(customerGroups, { name: 'In steps', metadata: steps(1, 2, 3) })
    await writer.update(customerGroups, record.id, { metadata: steps(3, 1, 4) })
    const page = await open(`/test/customer_groups/${record.id}/history`)
    const lines = page.locator('.entry').first().locator('.diff li')
    await lines.first().waitFor()
    expect((await lines.allTextContents()).toSorted()).toEqual([
      '+added steps[2]{"id":4}',
      '⇄moved steps[2] → [0]',
      '−removed steps[1]{"id":2}',
    ])
  })

  test.each([
    ['a code', 'QA-CHECK', 'QA checkout regression'],
    ['a reference', 'run-88382', 'customer-04347@qa.example.com'],
    ['a name', 'checkout reg', 'QA checkout regression'],
    ['an e-mail', 'omer-04347@', 'customer-04347@qa.example.com'],
  ])('finds by part of %s, with ⌘ K', async (_what, text, found) => {
    const page = await openList('/test/merchants')
    await page.keyboard.press('Meta+K')
    await page.locator('.palette-input:focus').waitFor()
    await page.keyboard.type(text)
    await page.getByRole('option', { name: found }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: found }).waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/test\/customer/)
  })

  test('marks each environment by a word, an icon and a border of its own', async () => {
    const page = await openList('/test/customer_groups')
    const marks = async () => {
      await links(page).first().click()
      const badge = page.locator('main .badge-mode')
      await badge.waitFor()
      expect(await badge.locator('svg').count()).toBe(1)
      return {
        word: await badge.textContent(),
        border: await page.locator('.shell').evaluate((shell) => getComputedStyle(shell).borderTopColor),
      }
    }
    const ofTest = await marks()
    await page.getByRole('navigation', { name: 'Environment' }).getByRole('link', { name: 'Live' }).click()
    await expect.poll(() => page.title()).toBe('Customer groups · Cohort')
    await links(page).first().waitFor()
    const ofLive = await marks()
    expect([ofTest.word, ofLive.word]).toEqual(['Test', 'Live'])
    expect(ofLive.border).not.toBe(ofTest.border)
  })

  test("follows the system's theme until another is chosen", async () => {
    const page = await openList('/test/markets')
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await background()
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await background()
    expect(dark).not.toBe(light)
    await page.getByLabel('Light theme').check()
    expect(await background()).toBe(light)
  })

  test('is as dense as its viewer likes: compact, normal or roomy', async () => {
    const page = await openList('/test/markets')
    await page.getByRole('button', { name: 'Preferences' }).click()
    const heights: number[] = []
    for (const name of ['Compact', 'Normal', 'Roomy']) {
      await page.getByRole('radio', { name }).check()
      heights.push((await page.locator('main tbody tr').first().boundingBox())?.height ?? 0)
    }
    expect(heights).toEqual(heights.toSorted((one, two) => one - two))
    expect(new Set(heights).size).toBe(3)
  })

  test('draws no plot without a table that says the same and leads to the same', async () => {
    const page = await open('/live')
    // Each plot comes by itself; the order is that of the page when all are there.
    await expect.poll(() => page.locator('.plot-columns').count()).toBe(4)
    const plots = page.locator('.plot-columns')
    const count = await plots.count()
    expect(count).toBeGreaterThan(2)
    for (let place = 0; place < count; place += 1) {
      const body = page
        .locator('.plot-body')
        .filter({ has: page.locator('.plot-columns') })
        .nth(place)
      await body.getByText('As a table').click()
      const drawn = await targets(body.locator('.plot-column'))
      expect(drawn.length).toBeGreaterThan(1)
      expect(await targets(body.getByRole('rowheader').getByRole('link'))).toEqual(drawn.toReversed())
    }
    expect(
      await page
        .locator('.card')
        .filter({ has: page.locator('.plot-bar') })
        .count(),
    ).toBe(
      await page
        .locator('.card')
        .filter({ has: page.locator('table') })
        .count(),
    )
  })

  test('runs no script that stands in a page, and has a policy that says so', async () => {
    const { headers } = await fetch(`${catalog.url}/test/markets`, { headers: { Accept: 'text/html' } })
    expect(headers.get('Content-Security-Policy')).toMatch(/(^|;)script-src 'self'(;|$)/)
    const page = await open('/test/markets', { expectedMessages: /^Executing inline script violates/ })
    await links(page).first().waitFor()
    expect(await isInlineScriptRun(page)).toBe(false)
  })

  test('moves nothing for who wants no motion', async () => {
    const page = await open('/test/markets', {
      reducedMotion: 'reduce',
      prepare: (opened) => opened.route('**/api/**', () => {}),
    })
    const skeleton = page.locator('.skeleton').first()
    await skeleton.waitFor()
    const animation = () => skeleton.evaluate((bar) => getComputedStyle(bar).animationName)
    expect(await animation()).toBe('none')
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    expect(await animation()).not.toBe('none')
  })

  // Twice as large is half as wide: 1280 pixels become 640.
  test.each(['/live', '/live/customer_groups', '/live/customers'])(
    'is read at twice its size without moving sideways: %s',
    async (path) => {
      const page = await open(path)
      await page.locator('main').getByRole('link').first().waitFor()
      expect(await sidewaysPixels(page, 640)).toBe(0)
    },
  )
})

function links(page: Page): Locator {
  return page.locator('main tbody .record-link')
}

function targets(anchors: Locator): Promise<(string | null)[]> {
  return anchors.evaluateAll((all) => all.map((anchor) => anchor.getAttribute('href')))
}

/** Metadata with an array of these items. */
function steps(...ids: readonly number[]) {
  return { steps: ids.map((id) => ({ id })) }
}
