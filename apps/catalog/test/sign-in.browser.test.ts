import { deleteApplication, findClient } from '@cohort/db'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeReaders, type Readers, type TestCredentials } from './harness/make-readers.ts'
import { axeFaults, sidewaysPixels } from './harness/page-faults.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

/** The service refuses who does not say who asks, and the browser tells of it. */
const expectedMessages = /^Failed to load resource: the server responded with a status of (401|403)/

describe.skipIf(hasNoBrowser)('a catalog to sign in to', () => {
  const catalog = useCatalog({ catalogAccess: 'sign-in' })
  const open = useBrowser(catalog)
  let readers: Readers
  beforeAll(async () => {
    readers = await makeReaders(catalog.database)
  })

  /** Opens a page, signs in, and waits for its rows. */
  async function openSignedIn(path: string, as: TestCredentials = readers.test): Promise<Page> {
    const page = await openDoor(path)
    await signIn(page, as)
    await rows(page).first().waitFor()
    return page
  }

  async function openDoor(path: string): Promise<Page> {
    const page = await open(path, { expectedMessages })
    await page.getByRole('heading', { level: 1, name: /^Sign in to/ }).waitFor()
    return page
  }

  test('asks who comes, and then shows what was asked for, at its address', async () => {
    const address = '/test/customer_groups?filter[q][code_eq]=beta-app&sort=-name'
    const page = await openDoor(address)
    expect(await page.title()).toBe('Sign in · Cohort [TEST]')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('name')))
      .toBe('client_id')
    await signIn(page, readers.test)
    await rows(page).first().waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Customer groups')
    expect(decodeURIComponent(page.url())).toBe(`${catalog.url}${address}`)
    expect(await rows(page).count()).toBe(1)
  })

  test('asks for credentials of the other environment, and keeps those of the first', async () => {
    const page = await openSignedIn('/test/markets')
    await switchTo(page, 'Live')
    await page.getByRole('heading', { name: 'Sign in to live' }).waitFor()
    await signIn(page, readers.live)
    await rows(page).first().waitFor()
    expect(await page.title()).toBe('Markets · Cohort')
    await switchTo(page, 'Test')
    await rows(page).first().waitFor()
    expect(await page.title()).toBe('Markets · Cohort [TEST]')
  })

  test.each([
    ['a wrong secret', () => ({ ...readers.test, secret: 'wrong' }), 'The client id or its secret is wrong'],
    [
      'an application that may write',
      () => readers.admin,
      'takes an application with the role read_only only',
    ],
    ['a sales channel', () => readers.shop, 'This is a sales channel. The catalog takes'],
    ['an application of the other environment', () => readers.live, 'belongs to the live environment'],
    ['nothing at all', () => ({ clientId: '', secret: '' }), 'Both the client id and the secret are needed'],
  ])('says what is wrong with %s', async (_what, credentials, sentence) => {
    const page = await openDoor('/test/customer_groups')
    await signIn(page, credentials())
    await page.getByRole('alert').getByText(sentence).waitFor()
    expect(await page.getByLabel('Client id').getAttribute('aria-invalid')).toBe('true')
    await signIn(page, readers.test)
    expect(await appears(rows(page).first())).toBe(true)
  })

  test('says that the service does not answer, which is not the fault of the credentials', async () => {
    const page = await open('/test/markets', {
      expectedMessages: /^Failed to load resource/,
      prepare: (opened) =>
        opened.route('**/catalog/token*', (route) =>
          route.request().headers()['authorization'] === undefined ? route.continue() : route.abort(),
        ),
    })
    await signIn(page, readers.test)
    expect(await appears(page.getByRole('alert').getByText('The service does not answer'))).toBe(true)
  })

  test('gets the next token by itself, without asking again', async () => {
    const page = await openDoor('/test/customer_groups')
    // A token of which the page believes that it has expired is replaced before the next request.
    await page.route('**/catalog/token*', async (route) => {
      const answer = await route.fetch()
      const body: object = await answer.json()
      await route.fulfill({ response: answer, json: { ...body, expires_in: 0 } })
    })
    const tokens: string[] = []
    page.on('request', (request) => {
      const authorization = request.headers()['authorization'] ?? ''
      if (request.url().includes('/api/')) tokens.push(authorization)
    })
    await signIn(page, readers.test)
    await rows(page).first().waitFor()
    await page.getByRole('link', { name: 'Next page' }).click()
    await expect.poll(() => tokens.length).toBe(2)
    expect(new Set(tokens).size).toBe(tokens.length)
  })

  test('asks again when the application is gone, and goes on at the same address', async () => {
    const leaving = (await makeReaders(catalog.database)).test
    const page = await openSignedIn('/test/customer_groups?sort=name', leaving)
    const client = await findClient(catalog.database, leaving.clientId)
    if (client === undefined) throw new Error('The application that was made is not there.')
    await deleteApplication(catalog.database, client)
    // Tokens are looked up again every few seconds; here the service answers at once as it would then.
    await page.route('**/api/**', (route) => route.fulfill({ status: 401, body: '{"errors":[]}' }))
    await page.getByRole('link', { name: 'Next page' }).click()
    await page.getByText('The service no longer takes the credentials').waitFor()
    const address = new URL(page.url()).search
    expect(decodeURIComponent(address)).toBe('?sort=name&page[number]=2')
    await page.unroute('**/api/**')
    await signIn(page, readers.test)
    await page.getByText('11–20 of').waitFor()
    expect(new URL(page.url()).search).toBe(address)
  })

  test('is left by signing out, of both environments, and keeps nothing that was seen', async () => {
    const page = await openSignedIn('/live/markets', readers.live)
    await switchTo(page, 'Test')
    await page.getByRole('heading', { name: 'Sign in to test' }).waitFor()
    await signIn(page, readers.test)
    await rows(page).first().waitFor()
    await rows(page).getByRole('link').first().click()
    await page.getByRole('button', { name: 'Copy ID' }).waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('You have signed out.').waitFor()
    await switchTo(page, 'Live')
    await page.getByText('You have signed out.').waitFor()
    await signIn(page, readers.live)
    await rows(page).first().waitFor()
    await switchTo(page, 'Test')
    await signIn(page, readers.test)
    await rows(page).first().waitFor()
    await page.keyboard.press('/')
    await page.getByRole('option', { name: 'Switch to live' }).waitFor()
    expect(await page.getByText('Recent').count()).toBe(0)
  })

  test('leaves what is secret in no storage, address, document or log', async () => {
    const page = await openDoor('/test/customer_groups')
    const secrets = [readers.test.secret]
    page.on('response', async (response) => {
      if (!response.url().includes('/catalog/token') || !response.ok()) return
      const { access_token: token }: { access_token?: unknown } = Object(await response.json())
      secrets.push(String(token))
    })
    await page.getByLabel('Secret').fill(readers.test.secret)
    expect(await traces(page)).not.toContain(readers.test.secret)
    await signIn(page, readers.test)
    await rows(page).first().waitFor()
    await expect.poll(() => secrets.length).toBe(2)
    const found = `${await traces(page)} ${catalog.logText()}`
    expect(found).toContain('customer_groups')
    for (const secret of secrets) expect(found).not.toContain(secret)
  })

  test('asks again after the page was loaded anew', async () => {
    const page = await openSignedIn('/test/markets')
    await page.reload()
    expect(await appears(page.getByRole('heading', { name: 'Sign in to test' }))).toBe(true)
  })

  test('is accessible at its door, wide and narrow, light and dark, and never moves sideways', async () => {
    const page = await openDoor('/test/customer_groups')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText('needed').waitFor()
    expect(await axeFaults(page)).toEqual([])
    expect(await sidewaysPixels(page, 360)).toBe(0)
  })
})

describe.skipIf(hasNoBrowser)('an open catalog', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)

  test('asks nobody who comes, in neither environment, and has no way out', async () => {
    const page = await open('/test/markets')
    await rows(page).first().waitFor()
    await switchTo(page, 'Live')
    await expect.poll(() => page.title()).toBe('Markets · Cohort')
    await rows(page).first().waitFor()
    expect(await page.getByRole('button', { name: 'Sign out' }).count()).toBe(0)
  })
})

async function signIn(page: Page, { clientId, secret }: TestCredentials): Promise<void> {
  await page.getByLabel('Client id').fill(clientId)
  await page.getByLabel('Secret').fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function switchTo(page: Page, label: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Environment' }).getByRole('link', { name: label }).click()
}

function rows(page: Page): Locator {
  return page.locator('main table:not([aria-hidden]) tbody tr')
}

/** True as soon as something is there to be seen. */
async function appears(what: Locator): Promise<boolean> {
  await what.waitFor()
  return what.isVisible()
}

/** All that a page leaves where others could find it. */
async function traces(page: Page): Promise<string> {
  const state = await page.context().storageState({ indexedDB: true })
  const inside = await page.evaluate(() =>
    [
      JSON.stringify(Object.entries(localStorage)),
      JSON.stringify(Object.entries(sessionStorage)),
      JSON.stringify(history.state),
      document.documentElement.outerHTML,
      location.href,
    ].join(' '),
  )
  return `${JSON.stringify(state)} ${inside}`
}
