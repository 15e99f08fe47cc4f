import type { Resource } from '@cohort/schema'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { EnvironmentProvider } from './data/environment.tsx'
import { openingOf } from './data/opening.ts'
import { addressFromSearch, searchFromAddress, type Search } from './data/query-text.ts'
import { listedResources } from './describe/listed-resources.ts'
import { isMode, type Mode } from './describe/modes.ts'
import { ListPage } from './pages/list-page.tsx'
import { Entrance } from './parts/entrance.tsx'
import { Shell } from './parts/shell.tsx'

const NotFoundPage = lazyRouteComponent(() => import('./pages/not-found-page.tsx'), 'NotFoundPage')
const LonelyNotFoundPage = lazyRouteComponent(
  () => import('./pages/not-found-page.tsx'),
  'LonelyNotFoundPage',
)
const SignInPage = lazyRouteComponent(() => import('./pages/sign-in-page.tsx'), 'SignInPage')

const rootRoute = createRootRoute({
  validateSearch: ({ text }): Search => (typeof text === 'string' ? { text } : {}),
  notFoundComponent: LonelyNotFoundPage,
})

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/$mode', params: { mode: 'test' } })
  },
})

const modeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$mode',
  beforeLoad: ({ params }) => ({ mode: modeFrom(params.mode) }),
  component: ModeRoom,
})

const modeHomeRoute = createRoute({
  getParentRoute: () => modeRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/overview-page.tsx'), 'OverviewPage'),
})

const typeRoute = createRoute({
  getParentRoute: () => modeRoute,
  path: '/$type',
  beforeLoad: ({ params }) => ({ resource: resourceFrom(params.type) }),
})

const listRoute = createRoute({
  getParentRoute: () => typeRoute,
  path: '/',
  beforeLoad: ({ context: { mode, resource }, search: asked }) => {
    const search = openingOf(resource, asked)
    if (search === null) return
    throw redirect({ to: '/$mode/$type', params: { mode, type: resource.type }, search, replace: true })
  },
  component: ListPage,
})
const recordRoute = createRoute({
  getParentRoute: () => typeRoute,
  path: '/$id',
  component: lazyRouteComponent(() => import('./pages/record-page.tsx'), 'RecordPage'),
})
const overviewRoute = createRoute({
  getParentRoute: () => recordRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/record-overview.tsx'), 'RecordOverview'),
})
const historyRoute = createRoute({
  getParentRoute: () => recordRoute,
  path: '/history',
  component: lazyRouteComponent(() => import('./pages/record-history.tsx'), 'RecordHistory'),
})

/** Every page of the catalog: `/{mode}`, `/{mode}/{type}`, `/{mode}/{type}/{id}` and what is below a record, for whatever the registry holds. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    modeRoute.addChildren([
      modeHomeRoute,
      typeRoute.addChildren([listRoute, recordRoute.addChildren([overviewRoute, historyRoute])]),
    ]),
  ]),
  parseSearch: searchFromAddress,
  stringifySearch: addressFromSearch,
  defaultNotFoundComponent: NotFoundPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

function ModeRoom() {
  const { mode } = modeRoute.useRouteContext()
  return (
    <Entrance key={mode} mode={mode} outside={SignInPage}>
      <EnvironmentProvider mode={mode}>
        <Shell>
          <Outlet />
        </Shell>
      </EnvironmentProvider>
    </Entrance>
  )
}

function modeFrom(text: string): Mode {
  if (isMode(text)) return text
  throw notFound()
}

function resourceFrom(type: string): Resource {
  const resource = listedResources.find((listed) => listed.type === type)
  if (resource === undefined) throw notFound()
  return resource
}
