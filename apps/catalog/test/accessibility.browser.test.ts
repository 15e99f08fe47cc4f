import { beforeAll, describe, expect, test } from 'vitest'
import { listedResources } from '../src/describe/listed-resources.ts'
import { router } from '../src/router.tsx'
import { makeRecords, type Records } from './harness/make-records.ts'
import { axeFaults, zoomFaults } from './harness/page-faults.ts'
import { failedRequest, failures } from './harness/page-states.ts'
import { otherViews, routes, routeViews, viewsOfRoutes, type View } from './harness/route-views.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

const failedViews = routes.flatMap(({ path, views: { full } }) =>
  Object.entries(failures).map(
    ([name, { prepare, settle, title }]) =>
      [
        `${path}, ${name}`,
        title,
        {
          ...full,
          prepare,
          arrive: async (page) => {
            await page.getByRole('alert').first().waitFor()
            await settle?.(page)
            await page.getByRole('heading', { name: title }).first().waitFor()
          },
        } satisfies View,
      ] as const,
  ),
)

describe.skipIf(hasNoBrowser)('in both themes, wide, narrow and enlarged', () => {
  const catalog = useCatalog()
  const open = useBrowser(catalog)
  let records: Records
  beforeAll(async () => {
    records = await makeRecords(catalog)
  })

  /** Everything that keeps somebody from reading a page. */
  async function barriers(view: View, expectedMessages?: RegExp): Promise<readonly string[]> {
    const page = await open(view.path(records), {
      reducedMotion: 'reduce',
      ...(expectedMessages && { expectedMessages }),
      ...(view.prepare && { prepare: view.prepare }),
    })
    await view.arrive(page)
    return [...(await axeFaults(page)), ...(await zoomFaults(page))]
  }

  test('every route has its views', () => {
    expect(Object.keys(routeViews)).toEqual(Object.keys(router.routesByPath))
  })

  test.each(viewsOfRoutes)('%s', async (_name, view) => {
    expect(await barriers(view)).toEqual([])
  })

  test.each(failedViews)('%s: "%s"', async (_name, _title, view) => {
    expect(await barriers(view, failedRequest)).toEqual([])
  })

  test.each(Object.entries<View>(otherViews))('%s', async (_name, view) => {
    expect(await barriers(view, failedRequest)).toEqual([])
  })

  describe.each(listedResources)('of $type', (resource) => {
    test('a list', async () => {
      const view: View = {
        path: () => `/test/${resource.type}`,
        arrive: (page) => page.locator('main').locator('tbody .record-link, .entry').first().waitFor(),
      }
      expect(await barriers(view)).toEqual([])
    })

    test('a record', async () => {
      const view: View = {
        path: () => `/test/${resource.type}/${records.first.get(resource)}`,
        arrive: (page) => page.getByRole('button', { name: 'Copy ID' }).waitFor(),
      }
      expect(await barriers(view)).toEqual([])
    })
  })
})
