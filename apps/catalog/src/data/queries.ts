import { NetworkError, type Reader } from '@cohort/client'
import type { Resource } from '@cohort/schema'
import { QueryClient, queryOptions, skipToken } from '@tanstack/react-query'
import { titleOf } from '../describe/fields.ts'
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

/** What a record is called; null for one that is not there, which a list can be asked for without a failure. */
export function nameOptions(reader: Reader, resource: Resource | undefined, id: string) {
  return queryOptions({
    queryKey: ['name', resource?.type, id],
    queryFn:
      resource === undefined
        ? skipToken
        : async ({ signal }) => {
            const query = `filter[q][id_eq]=${encodeURIComponent(id)}&fields[${resource.type}]=${resource.catalog.title}`
            const [record] = (await reader.list(resource, query, { signal })).records
            return record === undefined ? null : titleOf(resource, record)
          },
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
