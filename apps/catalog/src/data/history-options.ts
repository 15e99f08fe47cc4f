import type { Reader } from '@cohort/client'
import { registry, type Resource } from '@cohort/schema'
import { infiniteQueryOptions, skipToken } from '@tanstack/react-query'
import { entriesFilter, historyLogOf } from '../describe/logs.ts'

/** The history of a record, the newest change first; one page after another. Never asked for what has none. */
export function historyOptions(reader: Reader, resource: Resource, id: string) {
  const log = historyLogOf(registry, resource)
  return infiniteQueryOptions({
    queryKey: ['history', resource.type, id],
    queryFn:
      log === undefined
        ? skipToken
        : ({ signal, pageParam }) =>
            reader.list(
              log,
              `${entriesFilter(log, resource.type, id)}&page[number]=${pageParam}&page[size]=${pageSize}`,
              { signal },
            ),
    initialPageParam: 1,
    getNextPageParam: ({ links }, _pages, last) => (links.next ? last + 1 : undefined),
  })
}

/** So many changes are shown before older ones are asked for. */
const pageSize = 25
