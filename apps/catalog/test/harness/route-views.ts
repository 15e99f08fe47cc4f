import type { Page } from 'playwright-core'
import type { router } from '../../src/router.tsx'
import type { Records } from './make-records.ts'
import { silence } from './page-states.ts'

/** A page in one of its states: where it is, what is made of its requests, and how it is known to be there. */
export interface View {
  readonly path: (records: Records) => string
  readonly prepare?: (page: Page) => Promise<unknown>
  readonly arrive: (page: Page) => Promise<unknown>
}

/** What a route shows with all of its data, before it, and without any; and with what opens on it, one by one. */
interface RouteViews {
  readonly full: View
  readonly loading: View
  readonly empty: View
  readonly [opened: string]: View
}

/** The router types an index route with a slash behind it, which its address does not have. */
export type RoutePath = Exclude<keyof (typeof router)['routesByPath'], `/${string}/`>

const list = '/test/customer_groups'
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const firstRow = (page: Page) => page.locator('main tbody .record-link').first()
const skeleton = (page: Page) => page.locator('.skeleton').first().waitFor()

const overview: View = {
  path: () => '/test',
  arrive: async (page) => {
    await page.locator('.plot-columns').first().waitFor()
    await page.locator('.plot-skeleton').first().waitFor({ state: 'detached' })
  },
}

const fullList: View = {
  path: () => `${list}?filter[q][name_present]=true&sort=name`,
  arrive: (page) => firstRow(page).waitFor(),
}

const record: View = {
  path: ({ full }) => `${list}/${full}`,
  arrive: (page) => page.locator('.members').first().waitFor(),
}

const history: View = {
  path: ({ full }) => `${list}/${full}/history`,
  arrive: (page) => page.locator('.entry').first().waitFor(),
}

/** Every route of the catalog; `null` for one that only leads to another. A route that is not here does not compile. */
export const routeViews = {
  '/': null,
  '/$mode': {
    full: overview,
    loading: { ...overview, prepare: silence, arrive: skeleton },
    empty: {
      ...overview,
      prepare: (page) => answerWith(page, /\/statistics\//, { record_count: 0, groups: [] }),
      arrive: (page) => page.getByText('Nobody has any yet.').first().waitFor(),
    },
    'as tables': after(overview, async (page) => {
      for (const summary of await page.getByText('As a table').all()) await summary.click()
    }),
    ...openedEverywhere(overview),
  },
  '/$mode/$type': {
    full: fullList,
    loading: { ...fullList, prepare: silence, arrive: skeleton },
    empty: {
      path: () => list,
      prepare: (page) => answerWith(page, /\/api\/customer_groups/, nothing),
      arrive: (page) => page.getByText('No customer groups yet').waitFor(),
    },
    'without a match': {
      path: () => `${list}?filter[q][name_eq]=Nobody`,
      arrive: (page) => page.getByText('No customer groups match').waitFor(),
    },
    'beyond its end': {
      path: () => `${list}?page[number]=99`,
      arrive: (page) => page.getByText('There is no page 99').waitFor(),
    },
    'with a faulty address': {
      path: () => `${list}?filter[q][nam_eq]=VIP`,
      arrive: (page) => page.getByText('Did you mean').waitFor(),
    },
    'loading its next page': after(fullList, async (page) => {
      await silence(page)
      await page.getByRole('link', { name: 'Next page' }).click()
      await page.locator('table[aria-busy=true]').waitFor()
    }),
    'the form of a filter': after(fullList, async (page) => {
      await button(page, 'Add filter').click()
      await button(page, 'Another field').click()
      await page.getByRole('combobox', { name: 'Field', exact: true }).selectOption('Metadata')
      await button(page, 'Apply').click()
      await page.locator('.field-fault').waitFor()
    }),
    'the editor of its filter': after(fullList, async (page) => {
      await page.getByRole('button', { name: 'Change the filter' }).click()
      await button(page, 'Apply').waitFor()
    }),
    'its columns': after(fullList, async (page) => {
      await button(page, 'Columns').click()
      await page.getByRole('dialog', { name: 'Columns' }).getByRole('checkbox').first().waitFor()
    }),
    'its export': after(fullList, async (page) => {
      await button(page, 'Export').click()
      await button(page, 'Save as CSV').waitFor()
    }),
    ...openedWithData(fullList),
    ...openedEverywhere(fullList),
  },
  '/$mode/$type/$id': {
    full: record,
    loading: { ...record, prepare: silence, arrive: skeleton },
    empty: {
      path: ({ bare }) => `${list}/${bare}`,
      arrive: (page) => page.getByText('There is no metadata.').waitFor(),
    },
    ...openedWithData(record),
    ...openedEverywhere(record),
  },
  '/$mode/$type/$id/history': {
    full: history,
    loading: { ...history, prepare: silence, arrive: skeleton },
    empty: {
      ...history,
      prepare: (page) => answerWith(page, /\/api\/versions/, nothing),
      arrive: (page) => page.getByText('Nothing is recorded of this record.').waitFor(),
    },
    'all that changed, and two changes compared': after(history, async (page) => {
      for (const summary of await page.locator('details:not([open]) > summary').all()) await summary.click()
      await page.getByRole('checkbox').first().check()
      await page.getByRole('checkbox').last().check()
      await page.getByRole('heading', { name: 'From the older to the newer' }).waitFor()
    }),
    ...openedWithData(history),
    ...openedEverywhere(history),
  },
} as const satisfies Record<RoutePath, RouteViews | null>

/** The routes with pages of their own, and their views. */
export const routes = Object.entries(routeViews).flatMap(([path, views]) =>
  views === null ? [] : [{ path, views }],
)

/** Every view of every route that needs no failure, with what it is called. */
export const viewsOfRoutes = routes.flatMap(({ path, views }) =>
  Object.entries<View>(views).map(([name, view]) => [`${path}, ${name}`, view] as const),
)

/** The pages that stand in the place of those at an address. */
export const otherViews = {
  'no page of an environment': {
    path: () => '/test/nowhere',
    arrive: (page) => page.getByText('This address leads nowhere').waitFor(),
  },
  'no page at all': {
    path: () => '/nowhere',
    arrive: (page) => page.getByText('This address leads nowhere').waitFor(),
  },
  'the sign-in': {
    path: () => list,
    prepare: shut,
    arrive: (page) => page.getByLabel('Client id').waitFor(),
  },
  'a refused sign-in': {
    path: () => list,
    prepare: shut,
    arrive: async (page) => {
      await page.getByLabel('Client id').fill('somebody')
      await page.getByLabel('Secret').fill('a secret')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').waitFor()
    },
  },
} as const satisfies Record<string, View>

const nothing = { data: [], meta: { record_count: 0, page_count: 0 }, links: {} }

function answerWith(page: Page, requests: RegExp, json: unknown): Promise<unknown> {
  return page.route(requests, (route) => route.fulfill({ json }))
}

/** Hands out no token before somebody signs in, and none after. */
function shut(page: Page): Promise<unknown> {
  const error = { title: 'A title', detail: 'Who are you?', code: 'UNAUTHORIZED', status: '403' }
  const body = JSON.stringify({ errors: [{ ...error, meta: { sign_in: true } }] })
  return page.route(/\/catalog\/token/, (route) => route.fulfill({ status: 403, body }))
}

/** What opens over a page that shows what it was answered. */
function openedWithData(view: View): Readonly<Record<string, View>> {
  return {
    'the call behind it': after(view, async (page) => {
      await button(page, 'API call').click()
      await page.getByRole('radio', { name: 'Body' }).check()
      await page.locator('.raw-text').getByText('"data"').waitFor()
    }),
  }
}

/** What opens over every page. */
function openedEverywhere(view: View): Readonly<Record<string, View>> {
  return {
    'the search in everything': after(view, async (page) => {
      await page.keyboard.press('/')
      await page.keyboard.type('app')
      await page.getByRole('option', { name: /App/ }).first().waitFor()
    }),
    'the preferences': after(view, async (page) => {
      await button(page, 'Preferences').click()
      await page.getByRole('group', { name: 'Density' }).waitFor()
    }),
  }
}

/** The same page after something was done on it. */
function after(view: View, act: (page: Page) => Promise<unknown>): View {
  return { ...view, arrive: (page) => view.arrive(page).then(() => act(page)) }
}
