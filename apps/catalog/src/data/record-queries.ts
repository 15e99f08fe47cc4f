import type { Reader } from '@cohort/client'
import { registry, type Resource } from '@cohort/schema'
import { queryOptions } from '@tanstack/react-query'
import { membersQueryOf, recordQueryOf } from '../describe/record-query.ts'

/** One record. */
export function recordOptions(reader: Reader, resource: Resource, id: string) {
  return queryOptions({
    queryKey: ['record', resource.type, id],
    queryFn: ({ signal }) => reader.retrieve(resource, id, recordQueryOf(registry, resource), { signal }),
  })
}

/** The members that a record's page names; never asked for a resource that has none. */
export function membersOptions(reader: Reader, resource: Resource, id: string) {
  const query = membersQueryOf(registry, resource)
  return queryOptions({
    queryKey: ['members', resource.type, id],
    queryFn: ({ signal }) => reader.retrieve(resource, id, query, { signal }),
    enabled: query !== '',
  })
}
