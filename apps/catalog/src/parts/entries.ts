import { ApiError } from '@cohort/client'
import { registry, type Resource } from '@cohort/schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useEnvironment } from '../data/environment.tsx'
import { historyOptions } from '../data/history-options.ts'
import { deletionOf, entriesFrom, type Deletion } from '../describe/history.ts'
import { historyLogOf } from '../describe/logs.ts'

/** What happened to a record, the newest first, as far as it is loaded. */
export function useEntries(resource: Resource, id: string, enabled = true) {
  const { reader } = useEnvironment()
  const { data, ...query } = useInfiniteQuery({ ...historyOptions(reader, resource, id), enabled })
  const entries = useMemo(() => {
    const log = historyLogOf(registry, resource)
    if (log === undefined) return []
    return data?.pages.flatMap(({ exchange }) => entriesFrom(registry, log, exchange.text))
  }, [data, resource])
  return { ...query, entries }
}

/** How a record that is not found ended; null when it never was, undefined while nobody knows. */
export function useDeletion(resource: Resource, id: string, error: unknown): Deletion | null | undefined {
  const isAsked = isNotFound(error) && historyLogOf(registry, resource) !== undefined
  const { entries, isLoading } = useEntries(resource, id, isAsked)
  if (isAsked && isLoading) return undefined
  return deletionOf(resource, (isAsked && entries) || [])
}

/** True for the answer that there is no such record. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404
}
