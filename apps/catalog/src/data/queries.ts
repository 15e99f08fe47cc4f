import { NetworkError, type Reader } from '@cohort/client'
import type { Resource } from '@cohort/schema'
import { QueryClient, queryOptions } from '@tanstack/react-query'
import type { SessionSource } from './session.ts'

/** A cache for one environment. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // An answer of the service is an answer; only its absence is worth another try.
        retry: (failureCount, error) => error instanceof NetworkError && failureCount < 1,
        retryDelay: 500,
        // Without a network the request fails at once, and the page says so.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
    },
  })
}

/** One page of a list; while the next one loads, the rows of the same resource stay. */
export function listOptions(reader: Reader, resource: Resource, text: string) {
  return queryOptions({
    queryKey: ['list', resource.type, text],
    queryFn: ({ signal }) => reader.list(resource, text, { signal }),
    placeholderData: (previous, query) => (query?.queryKey[1] === resource.type ? previous : undefined),
  })
}

/** Whose data is shown. */
export function organizationOptions(session: SessionSource) {
  return queryOptions({
    queryKey: ['organization'],
    queryFn: async () => (await session()).organization,
    staleTime: Infinity,
  })
}
