import { customerGroups, type Resource } from '@cohort/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { listedResources } from '../src/describe/listed-resources.ts'
import { router } from '../src/router.tsx'
import { openWriter } from './harness/open-writer.ts'
import { axeFaults, zoomFaults } from './harness/page-faults.ts'
import { failedRequest, failures } from './harness/page-states.ts'
import { otherViews, routeViews, type Records, type View } from './harness/route-views.ts'
import { hasNoBrowser, useBrowser } from './harness/use-browser.ts'
import { useCatalog } from './harness/use-catalog.ts'

/** The routes with pages of their own, and their views. */
const routes = Object.entries(routeViews).flatMap(([path, views]) =>
  views === null ? [] : [{ path, views }],
)

const viewsOfRoutes = routes.flatMap(({ path, views }) =>
  Object.entries<View>(views).map(([name, view]) => [`${path}, ${name}`, view] as const),
)

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
  const ids = new Map<Resource, string>()
  let records: Records
  beforeAll(async () => {
    const writer = await openWriter(catalog)
    for (const resource of listedResources) {
      const [first] = (await writer.list(resource, 'page[size]=1')).records
      if (first !== undefined) ids.set(resource, first.id)
    }
    const [full] = (await writer.list(customerGroups, 'sort=created_at&page[size]=1')).records
    const bare = await writer.create(customerGroups, { name: 'Bare' })
    records = { full: full?.id ?? '', bare: bare.record.id }
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
        arrive: (page) => page.locator('main tbody .record-link').first().waitFor(),
      }
      expect(await barriers(view)).toEqual([])
    })

    test('a record', async () => {
      const view: View = {
        path: () => `/test/${resource.type}/${ids.get(resource)}`,
        arrive: (page) => page.getByRole('button', { name: 'Copy ID' }).waitFor(),
      }
      expect(await barriers(view)).toEqual([])
    })
  })
})
