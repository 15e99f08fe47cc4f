import { registry } from '@cohort/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { plotsOf } from '../src/describe/plots.ts'
import { makeRecords, type Records } from './harness/make-records.ts'
import { routeViews, type RoutePath, type View } from './harness/route-views.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

/** How much a route may ask for until all of it is there, the token that it reads with left aside. */
interface Budget {
  readonly view: View
  /** What is there as soon as any data is. */
  readonly firstData: string
  /** Requests for data. */
  readonly data: number
  /** Files of the catalog: the page, its script and its style, the theme, the icon, and what only this page needs. */
  readonly files: number
}

const budgets = {
  '/$mode': {
    view: routeViews['/$mode'].full,
    firstData: '.plot-bar',
    data: plotsOf(registry).length,
    files: 7,
  },
  '/$mode/$type': { view: routeViews['/$mode/$type'].full, firstData: '.record-link', data: 1, files: 8 },
  '/$mode/$type/$id': {
    view: routeViews['/$mode/$type/$id'].full,
    firstData: 'main dd time',
    data: 2,
    files: 14,
  },
  '/$mode/$type/$id/history': {
    view: routeViews['/$mode/$type/$id/history'].full,
    firstData: '.entry',
    data: 2,
    files: 17,
  },
} as const satisfies Record<Exclude<RoutePath, '/'>, Budget>

/** The requests after which every page shows some data; the first is for the token. */
const mostToFirstData = 3

describe.skipIf(hasNoBrowser)('as few requests as can be', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)
  let records: Records
  beforeAll(async () => {
    records = await makeRecords(catalog)
  })

  describe.each(Object.entries<Budget>(budgets))('at %s', (_route, { view, firstData, data, files }) => {
    test(`the first data is there after ${mostToFirstData}`, async () => {
      let sent = 0
      const page = await open(view.path(records), {
        prepare: (opened) =>
          opened.route(isOfService, (route) => {
            sent += 1
            return sent > mostToFirstData ? undefined : route.continue()
          }),
      })
      await page.locator(firstData).first().waitFor()
      expect(sent).toBeGreaterThan(1)
    })

    test('all is there after no more than it takes, and nothing is asked for twice', async () => {
      const asked: URL[] = []
      const page = await open(view.path(records), {
        prepare: async (opened) => opened.on('request', (request) => asked.push(new URL(request.url()))),
      })
      await view.arrive(page)
      await page.waitForLoadState('networkidle')
      const ofService = asked.filter(isOfService).map(({ href }) => href)
      expect(ofService).toHaveLength(1 + data)
      expect(new Set(ofService).size).toBe(ofService.length)
      const ofCatalog = asked.filter((url) => !isOfService(url)).map(({ href }) => href)
      expect(ofCatalog.slice(files)).toEqual([])
    })
  })
})

/** True for all that is no file of the catalog itself. */
function isOfService({ pathname }: URL): boolean {
  return /^\/(api|statistics|export|catalog)\//.test(pathname)
}
