import { createReader } from '@cohort/client'
import { QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { cleanup, render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach } from 'vitest'
import { EnvironmentContext, type Environment } from '../../src/data/environment.tsx'
import { makeQueryClient } from '../../src/data/queries.ts'
import { addressFromSearch, searchFromAddress } from '../../src/data/query-text.ts'

/**
 * Shows a part alone, in the test environment of a service that cannot be reached, with the catalog's addresses around it. Gives
 * a viewer's hands. A test names the DOM in its first line; popovers, layout and what is behind a link need the browser's tests.
 */
export function showPart(part: ReactNode) {
  const router = makeRouter()
  const cache = makeQueryClient()
  const within = (children: ReactNode) => (
    <RouterContextProvider router={router}>
      <EnvironmentContext value={environment}>
        <QueryClientProvider client={cache}>{children}</QueryClientProvider>
      </EnvironmentContext>
    </RouterContextProvider>
  )
  const { rerender } = render(within(part))
  return { user: userEvent.setup(), showAgain: (other: ReactNode) => rerender(within(other)) }
}

// Testing Library does so by itself only where `afterEach` is a global.
afterEach(cleanup)

const connection = {
  url: 'http://catalog.test/api',
  token: 'token',
  fetch: () => Promise.reject(new TypeError('There is no network here.')),
}

const environment: Environment = {
  mode: 'test',
  connection,
  reader: createReader(connection),
  session: () => Promise.reject(new Error('Nobody has a session here.')),
}

const paths = ['/$mode', '/$mode/$type', '/$mode/$type/$id', '/$mode/$type/$id/history'] as const

function makeRouter() {
  const root = createRootRoute()
  const routes = paths.map((path) => createRoute({ getParentRoute: () => root, path }))
  return createRouter({
    routeTree: root.addChildren(routes),
    history: createMemoryHistory({ initialEntries: ['/test'] }),
    parseSearch: searchFromAddress,
    stringifySearch: addressFromSearch,
  })
}
